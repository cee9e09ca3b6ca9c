import {afterEach, expect, test, vi} from "vitest";
import {KernelsUnavailable, loadKernels} from "../../../../src/engine/float32/kernels/loadKernels.js";

afterEach(() => vi.unstubAllGlobals());

const reasonOf = (kind: "strict" | "relaxed"): Promise<string> =>
  loadKernels(kind).then(
    () => "none",
    (error: unknown) => (error instanceof KernelsUnavailable && error.kind === kind ? error.reason : String(error))
  );

test("says that there is no WebAssembly", async () => {
  vi.stubGlobal("WebAssembly", undefined);
  expect(await reasonOf("strict")).toContain("there is no WebAssembly here");
});

test.each(["strict", "relaxed"] as const)("says which SIMD is missing for the %s kernels", async (kind) => {
  vi.stubGlobal("WebAssembly", {...functionsOf(WebAssembly), validate: () => false});
  expect(await reasonOf(kind)).toContain(`no ${kind === "strict" ? "SIMD" : "relaxed SIMD"} in WebAssembly`);
});

test("says that a policy forbids it", async () => {
  const compile = () => Promise.reject(new WebAssembly.CompileError("violates the Content Security Policy"));
  vi.stubGlobal("WebAssembly", {...functionsOf(WebAssembly), compile});
  expect(await reasonOf("strict")).toContain("'wasm-unsafe-eval'");
});

test("instances share nothing", async () => {
  const kernels = await loadKernels("strict");
  const [a, b] = [await kernels.instantiate(), await kernels.instantiate()];
  const [of, other] = [a.floats(4), b.floats(4)];
  of.fill(3);
  expect(of.pointer).toBe(other.pointer);
  expect(Array.from(other.view)).toEqual([0, 0, 0, 0]);
});

function functionsOf({validate, compile, instantiate}: typeof WebAssembly) {
  return {validate, compile, instantiate};
}
