import {tanh} from "../../engine/activations.js";
import {rnn} from "../../engine/cells/rnn/rnn.js";
import {stepJacobian} from "../../engine/jacobian.js";
import {matrix} from "../../engine/linear/matrix.js";
import {exp} from "../../engine/numerics/exp.js";
import {log10} from "../../engine/numerics/log.js";
import {Random} from "../../engine/random.js";
import {forwardThroughTime} from "../../engine/unroll.js";

/** The unit and its inputs; the schema in experiment.ts says what each number is. */
type UnitSettings = Readonly<Record<"steps" | "w" | "inputStd" | "seed", number>>;

/** One step back: the factor that it multiplies by, and what has arrived there. */
export interface StepBack {
  /** Steps back from the loss, from 1. */
  readonly k: number;
  /** h after the step that is gone back over, whose slope is 1 − h². */
  readonly h: number;
  /** w (1 − h²). */
  readonly factor: number;
  /** log10 of the size of the product of the first k factors: ∂J/∂h k steps back, if it is 1 at the loss. */
  readonly arrived: number;
}

/** The factors of one tanh unit from the loss back, with their running product. */
export function factorsBack({steps, w, inputStd, seed}: UnitSettings): StepBack[] {
  const random = new Random(seed);
  // One state more than factors: the first has no step before it that a gradient could go to.
  const inputs = Array.from({length: steps + 1}, () => matrix(1, 1, [inputStd * random.normal()]));
  const cell = rnn({inputSize: 1, hiddenSize: 1, activation: tanh});
  const pass = forwardThroughTime(cell, {W_h: matrix(1, 1, [w]), W_x: matrix(1, 1, [1]), b: matrix(1, 1, [0])}, inputs);
  let arrived = 0;
  return Array.from({length: steps}, (_, back): StepBack => {
    const factor = stepJacobian(pass, steps - back).data[0];
    arrived += log10(Math.abs(factor));
    return {k: back + 1, h: pass.steps[steps - back].h.data[0], factor, arrived};
  });
}

/** The factor that, the same at every step, would leave as much: the geometric mean. */
export function meanFactor(steps: readonly StepBack[]): number {
  return exp((steps[steps.length - 1].arrived / steps.length) * Math.LN10);
}
