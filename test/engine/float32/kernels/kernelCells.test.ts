import {expect, test} from "vitest";
import {kernelCells} from "../../../../src/engine/float32/kernels/kernelCells.js";

test.each(["strict", "relaxed"] as const)("the %s binary was compiled for the registry's cells", async (kind) => {
  const {cells} = await (kind === "strict"
    ? import("../../../../src/engine/float32/kernels/generated/strict.js")
    : import("../../../../src/engine/float32/kernels/generated/relaxed.js"));
  expect(cells).toEqual(kernelCells);
});
