import {tanh} from "../../engine/activations.js";
import {rnn} from "../../engine/cells/rnn/rnn.js";
import {stepJacobian} from "../../engine/jacobian.js";
import {matrix} from "../../engine/linear/matrix.js";
import {Random} from "../../engine/random.js";
import {forwardThroughTime, type Pass} from "../../engine/unroll.js";

/** The two networks, their inputs and the nudge; the schema in experiment.ts says what each number is. */
type NudgeSettings = Readonly<
  Record<"steps" | "latch" | "fading" | "write" | "inputStd" | "seed" | "t" | "nudge", number>
>;

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
export function effectsOf(settings: NudgeSettings): NudgeRow[] {
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
