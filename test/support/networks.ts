import fc from "fast-check";
import {cellKinds} from "../../src/engine/cells/makeCell.js";
import {kernelCells} from "../../src/engine/float32/kernels/kernelCells.js";
import type {Batch, Inputs, Targets} from "../../src/engine/networks/batch.js";
import {connections, type NetworkSpec} from "../../src/engine/networks/networkSpec.js";
import type {Random} from "../../src/engine/random.js";
import {normal} from "./problem.js";

/** Small networks of every sort. */
export const networkSpecs: fc.Arbitrary<NetworkSpec> = fc.record({
  cell: fc.constantFrom(...cellKinds),
  input: fc.oneof(
    fc.record({size: fc.integer({min: 1, max: 5})}),
    fc.record({vocabulary: fc.integer({min: 2, max: 6}), embedding: fc.integer({min: 1, max: 5})})
  ),
  hiddenSize: fc.integer({min: 1, max: 9}),
  layers: fc.integer({min: 0, max: 3}),
  connections: fc.constantFrom(...connections),
  bidirectional: fc.boolean(),
  outputSize: fc.integer({min: 1, max: 5})
});

/** Those of them that can be computed in float32. */
export const float32NetworkSpecs = networkSpecs.filter(({cell}) => kernelCells.includes(cell));

/** A batch that a network can read: normal vectors or uniform tokens; targets at some steps, always at the last. */
export function randomBatch(
  {input, outputSize}: NetworkSpec,
  {T, B, kind}: {T: number; B: number; kind: Targets["kind"]},
  random: Random
): Batch {
  const inputs: Inputs =
    "size" in input
      ? Array.from({length: T}, () => normal(B, input.size, random))
      : Array.from({length: T}, () => Int32Array.from({length: B}, () => random.integer(input.vocabulary)));
  const steps = Array.from({length: T}, (_, t) => t).filter((t) => t === T - 1 || random.uniform() < 0.5);
  return {inputs, targets: randomTargets(kind, steps, B, outputSize, random)};
}

/** Normal values, or uniform classes of which about one in five is −1: nothing due. */
function randomTargets(kind: Targets["kind"], steps: readonly number[], B: number, O: number, random: Random): Targets {
  const at = <V>(value: () => V) => new Map(steps.map((t) => [t, value()] as const));
  if (kind === "values") return {kind, at: at(() => normal(B, O, random))};
  const classOrNone = () => (random.uniform() < 0.2 ? -1 : random.integer(O));
  return {kind, at: at(() => Int32Array.from({length: B}, classOrNone))};
}
