import {setFlagsFromString} from "node:v8";
import {afterEach, expect, test, vi} from "vitest";
import {KernelsUnavailable, loadKernels} from "../../src/engine/float32/kernels/loadKernels.js";
import {hasRelaxedSimd} from "../../src/workers/hasRelaxedSimd.js";

afterEach(() => vi.unstubAllGlobals());

/** What the kernels themselves find. */
const loads = () =>
  loadKernels("relaxed").then(
    () => true,
    (error: unknown) => !(error instanceof KernelsUnavailable)
  );

// Node 20 has relaxed SIMD behind this flag; newer ones have it anyway.
test("says of an engine what loading the relaxed kernels finds", async () => {
  expect(hasRelaxedSimd()).toBe(await loads());
  setFlagsFromString("--experimental-wasm-relaxed-simd");
  expect(await loads()).toBe(true);
  expect(hasRelaxedSimd()).toBe(true);
});

test("there is none without WebAssembly", () => {
  vi.stubGlobal("WebAssembly", undefined);
  expect(hasRelaxedSimd()).toBe(false);
});
