import {setFlagsFromString} from "node:v8";
import fc from "fast-check";
import {expect, test} from "vitest";
import {kernelCells} from "../../../../src/engine/float32/kernels/kernelCells.js";
import {loadKernels} from "../../../../src/engine/float32/kernels/loadKernels.js";
import {relativeError, worstOf} from "./laws.js";
import {byKernels, byReference, recurrentProblem, recurrentSizes} from "./recurrentProblem.js";

// Node 20 has relaxed SIMD behind this flag; newer ones have it anyway.
setFlagsFromString("--experimental-wasm-relaxed-simd");
const memory = await (await loadKernels("relaxed")).instantiate();

/** The same limits as for the strict kernels (recurrentLayer.test.ts). */
const limit = 1e-5;
const floor = 0.1;

test.each(kernelCells)("%s, relaxed: outputs and every gradient are the float64 cell's", (kind) => {
  fc.assert(
    fc.property(recurrentSizes, (sizes) => {
      const problem = recurrentProblem({...sizes, kind});
      const [ours, reference] = [byKernels(memory, problem), byReference(problem)];
      for (const name of ["h", "final", "finalC", "initial", "initialC", "dx"] as const)
        expect(relativeError(ours[name], reference[name], floor)).toBeLessThan(limit);
      expect(worstOf(ours.parameters, reference.parameters, floor)).toBeLessThan(limit);
    }),
    {numRuns: 25}
  );
});

test("fused multiply-adds never take tanh past 1", () => {
  const floats = memory.floats(100_000);
  floats.view.set(Float32Array.from({length: floats.length}, (_, k) => 4 + k / 20_000));
  memory.kernels.tanh(floats.pointer, floats.length);
  expect(floats.view.every((y) => y > 0.99 && y <= 1)).toBe(true);
});
