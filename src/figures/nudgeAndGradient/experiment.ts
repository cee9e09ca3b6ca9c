import * as v from "valibot";
import {tanh} from "../../engine/activations.js";
import {rnn} from "../../engine/cells/rnn/rnn.js";
import {stepJacobian} from "../../engine/jacobian.js";
import {matrix} from "../../engine/linear/matrix.js";
import {Random} from "../../engine/random.js";
import {forwardThroughTime, type Pass} from "../../engine/unroll.js";
import {count, seedNumber, several} from "../../experiments/schemas.js";

/** Two networks of one tanh unit each, with the same inputs: something is written at step 1, then comes noise. */
export const settings = v.pipe(
  v.object({
    /** Steps that the networks run for, T. */
    steps: several,
    /** The recurrent weight w of each network, h^k = tanh(w h^{k−1} + x^k). */
    latch: v.number(),
    fading: v.number(),
    /** The first input, and the standard deviation of all others, with their seed. */
    write: v.number(),
    inputStd: v.pipe(v.number(), v.minValue(0)),
    seed: seedNumber,
    /** The step whose state is nudged, from 1, and by how much. */
    t: count,
    nudge: v.number()
  }),
  v.forward(
    v.check(({t, steps}) => t < steps, "a step before the last"),
    ["t"]
  )
);
export type Settings = v.InferOutput<typeof settings>;

export const nudgedNetworks = ["latch", "fading"] as const;
export type NudgedNetwork = (typeof nudgedNetworks)[number];

/** One network at one step k, which counts from 1. */
export interface NudgeRow {
  readonly network: NudgedNetwork;
  readonly k: number;
  /** h^k as it is without the nudge. */
  readonly h: number;
  /** From step t on: the state after the nudge, how far that is from h^k, and how far the gradient says: ∂h^k/∂h^t · nudge. */
  readonly nudged?: number;
  readonly effect?: number;
  readonly predicted?: number;
}

/** What a nudge at step t really does to all later states, beside what the gradient predicts, in both networks. */
export function effectsOf(settings: Settings): NudgeRow[] {
  const {steps, t, nudge, write, inputStd, seed} = settings;
  if (t < 1 || t >= steps) throw new RangeError(`effectsOf: expected t from 1 to ${steps - 1}, got ${t}`);
  const random = new Random(seed);
  const inputs = Array.from({length: steps}, (_, k) => matrix(1, 1, [k === 0 ? write : inputStd * random.normal()]));
  return nudgedNetworks.flatMap((network) => {
    const pass = run(settings[network], inputs);
    const states = pass.steps.map(({h}) => h.data[0]);
    const after = run(settings[network], inputs.slice(t), states[t - 1] + nudge);
    const nudged = [states[t - 1] + nudge, ...after.steps.map(({h}) => h.data[0])];
    const predicted = predictions(pass, t, nudge);
    return states.map((h, step): NudgeRow => {
      const row = {network, k: step + 1, h};
      const since = step + 1 - t;
      if (since < 0) return row;
      return {...row, nudged: nudged[since], effect: nudged[since] - h, predicted: predicted[since]};
    });
  });
}

function run(w: number, inputs: readonly ReturnType<typeof matrix>[], initial = 0): Pass {
  const cell = rnn({inputSize: 1, hiddenSize: 1, activation: tanh});
  const parameters = {W_h: matrix(1, 1, [w]), W_x: matrix(1, 1, [1]), b: matrix(1, 1, [0])};
  return forwardThroughTime(cell, parameters, inputs, {initial: {h: matrix(1, 1, [initial])}});
}

/** nudge · ∂h^k/∂h^t for k = t, …, T: the Jacobians of the steps between, multiplied up. */
function predictions(pass: Pass, t: number, nudge: number): number[] {
  const predicted = [nudge];
  for (let step = t; step < pass.steps.length; ++step)
    predicted.push(stepJacobian(pass, step).data[0] * predicted[step - t]);
  return predicted;
}

/** What the first picture shows, with the settings that the figure goes on from. */
export interface Data {
  readonly settings: Settings;
  readonly rows: readonly NudgeRow[];
}

export function data(settings: Settings): Data {
  return {settings, rows: effectsOf(settings)};
}

export function digest(settings: Settings): {rows: readonly NudgeRow[]} {
  return {rows: effectsOf(settings)};
}
