import {describe, expect, test} from "vitest";
import type {Parameters} from "../../../src/engine/cells/cell.js";
import {networkParameters} from "../../../src/engine/float32/float32Network.js";
import {float32Optimiser} from "../../../src/engine/float32/float32Optimiser.js";
import {loadKernels} from "../../../src/engine/float32/kernels/loadKernels.js";
import {readParameters, writeParameters} from "../../../src/engine/float32/kernels/parameterLayout.js";
import {matrix} from "../../../src/engine/linear/matrix.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import {makeOptimiser} from "../../../src/engine/optimisers/makeOptimiser.js";
import type {OptimiserMemory} from "../../../src/engine/optimisers/optimiser.js";
import type {OptimiserSpec} from "../../../src/engine/training/trainer.js";

const shaped = {
  kind: "a test",
  shapes: {W_h: {rows: 1, cols: 5, role: "recurrent"}, b: {rows: 1, cols: 2, role: "bias"}}
} as const;

/** One step after another with gradients of one value, except for one entry of b. */
interface Stepper {
  step(spike: number): Parameters;
  memory(): OptimiserMemory;
  recall(memory: OptimiserMemory): void;
}

const parameters = (W: number, b: number): Parameters => ({
  W_h: matrix(1, 5, Array<number>(5).fill(W)),
  b: matrix(1, 2, [W, b])
});

function inFloat64(spec: OptimiserSpec): Stepper {
  const optimiser = makeOptimiser(spec);
  let at = parameters(0, 0);
  return {...optimiser, step: (spike) => (at = optimiser.update(at, parameters(1e-3, spike)))};
}

async function inFloat32(spec: OptimiserSpec): Promise<Stepper> {
  const memory = await (await loadKernels("strict")).instantiate();
  const own = networkParameters(memory, shaped);
  const optimiser = float32Optimiser(memory, own, spec);
  return {
    step(spike) {
      writeParameters(own.layout, own.gradients, parameters(1e-3, spike));
      optimiser.update();
      return readParameters(own.layout, own.parameters);
    },
    memory: optimiser.memory,
    recall: optimiser.recall
  };
}

/** Each arithmetic with the largest gradient whose square it holds, roughly, and one above. */
describe.each([
  ["float64", inFloat64, {below: 1e153, above: 1e157, corrected: 1.5e155, largest: Number.MAX_VALUE}],
  ["float32", inFloat32, {below: 1e18, above: 1e21, corrected: 5e19, largest: 3e38}]
] as const)("what an optimiser remembers in %s", (_, make, sizes) => {
  const adam: OptimiserSpec = {kind: "adam", rate: 0.1};
  const rmsprop: OptimiserSpec = {kind: "rmsprop", rate: 0.1};

  test.each([adam, rmsprop, {...adam, β1: 0}, {...adam, β2: 0.5}])(
    "a spike whose square it holds: %j",
    async (spec) => {
      const stepper = await make(spec);
      stepper.step(1);
      const before = stepper.step(sizes.below);
      expect(before.b.data[1]).not.toBe(0);
      expect(stepper.step(sizes.below).b.data[1]).not.toBe(before.b.data[1]);
    }
  );

  test.each([
    [adam, sizes.above],
    [rmsprop, sizes.above],
    [adam, -sizes.largest],
    [rmsprop, -sizes.largest],
    [{...adam, β1: 0}, sizes.above],
    [{...adam, β2: 0.5}, sizes.above],
    [{...rmsprop, ρ: 0.5}, sizes.above]
  ])(
    "a spike whose square it does not hold, by %j, stops the run with the update and the name",
    async (spec, spike) => {
      const stepper = await make(spec);
      stepper.step(1);
      stepper.step(1);
      expect(() => stepper.step(spike)).toThrow(new NonFiniteError(spec.kind, "v of b", Infinity, 3, "update"));
    }
  );

  test("Adam's v is finite and v / (1 − β₂ᵗ) is not: its steps would be 0", async () => {
    const stepper = await make(adam);
    expect(() => stepper.step(sizes.corrected)).toThrow(
      new NonFiniteError("adam", "v / (1 − β₂ᵗ) of b", Infinity, 1, "update")
    );
  });

  test.each([adam, rmsprop])("a memory that is read is held to the same: %j", async (spec) => {
    const stepper = await make(spec);
    stepper.step(1);
    const good = stepper.memory();
    const running = (letter: string, value: number) => ({
      ...good,
      running: {...good.running, [letter]: {...good.running[letter], b: matrix(1, 2, [0, value])}}
    });
    for (const value of [NaN, Infinity])
      expect(() => stepper.recall(running("v", value))).toThrow(
        new NonFiniteError(spec.kind, "v of b", value, 1, "update")
      );
    if (spec.kind === "adam") expect(() => stepper.recall(running("m", -Infinity))).toThrow("-Infinity in m of b");
    expect(() => stepper.recall(running("v", -1))).toThrow(`${spec.kind}: expected mean squares v of b from 0, got -1`);
    for (const updates of [-1, 1.5, NaN])
      expect(() => stepper.recall({...good, updates})).toThrow(
        `${spec.kind}: expected a whole number of updates, 0 or more, got ${updates}`
      );
    // What was refused has changed nothing.
    expect(stepper.memory()).toEqual(good);
  });
});

test("what float64 holds and float32 does not is refused where float32 reads it", async () => {
  const far = inFloat64({kind: "adam", rate: 0.1});
  far.step(1e100);
  const near = await inFloat32({kind: "adam", rate: 0.1});
  expect(() => near.recall(far.memory())).toThrow("adam: expected finite values, got Infinity in m of b at update 1");
});

test("plain descent remembers nothing, and takes any step that ends at a finite place", async () => {
  for (const stepper of [inFloat64({kind: "sgd", rate: 1e-30}), await inFloat32({kind: "sgd", rate: 1e-30})]) {
    expect(stepper.step(1e30).b.data[1]).toBeCloseTo(-1, 6);
    expect(stepper.memory().running).toEqual({});
  }
});
