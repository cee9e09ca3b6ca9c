import type {Targets} from "../networks/batch.js";
import type {Float32Network} from "./float32Network.js";
import type {Floats} from "./kernels/floats.js";
import type {Ints} from "./kernels/ints.js";
import {softmaxCrossEntropy, squaredError} from "./kernels/losses.js";
import type {Rows} from "./kernels/rows.js";

/** Room for the targets of a pass, T · B rows. */
export interface TargetBuffers {
  readonly values: Rows;
  readonly classes: Ints;
  /** Two numbers a row, for the softmax. */
  readonly parts: Floats;
}

/**
 * The loss of a pass just made, and the way back from it into the top layer: step by step in rising order, neighbouring
 * steps in one go.
 * @returns J as `Targets` defines it
 * @throws RangeError where a target does not fit.
 */
export function passLoss(
  network: Pick<Float32Network, "y" | "dy" | "readOut" | "readOutBackward">,
  buffers: TargetBuffers,
  targets: Targets,
  {T, B}: {T: number; B: number}
): number {
  writeTargets(buffers, targets, {T, B, O: network.y.columns});
  const {y, dy} = network;
  let loss = 0;
  for (const [from, to] of stretches([...targets.at.keys()])) {
    const [first, rows] = [from * B, (to - from + 1) * B];
    network.readOut(rows, first);
    loss +=
      targets.kind === "classes"
        ? softmaxCrossEntropy({y, dy, classes: buffers.classes, parts: buffers.parts}, {rows, first, scale: 1 / B})
        : squaredError({y, dy, target: buffers.values}, {rows, first, scale: 1 / B});
    network.readOutBackward(rows, first);
  }
  return loss;
}

/** Neighbouring steps as stretches [first, last], in rising order. */
function stretches(steps: number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const t of steps.sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last?.[1] === t - 1) last[1] = t;
    else found.push([t, t]);
  }
  return found;
}

function writeTargets(
  {values, classes}: TargetBuffers,
  targets: Targets,
  {T, B, O}: {T: number; B: number; O: number}
): void {
  for (const t of targets.at.keys())
    if (!Number.isInteger(t) || t < 0 || t >= T)
      throw new RangeError(`passLoss: expected targets at steps from 1 to T=${T}, got one at step ${t + 1}`);
  if (targets.kind === "classes") return writeClasses(classes, targets.at, B);
  for (const [t, target] of targets.at) {
    if (target.rows !== B || target.cols !== O || target.data.length !== B * O)
      throw new RangeError(
        `passLoss: expected a target of [B=${B}, O=${O}] at step ${t + 1}, ` +
          `got [${target.rows}, ${target.cols}] with ${target.data.length} values`
      );
    values.floats.view.set(target.data, t * B * O);
  }
}

function writeClasses(classes: Ints, at: ReadonlyMap<number, Int32Array>, B: number): void {
  for (const [t, wanted] of at) {
    if (wanted.length !== B)
      throw new RangeError(`passLoss: expected ${B} classes at step ${t + 1}, got ${wanted.length}`);
    classes.view.set(wanted, t * B);
  }
}
