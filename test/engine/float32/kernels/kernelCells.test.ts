import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {kernelCells} from "../../../../src/engine/float32/kernels/kernelCells.js";

/** gruResetAfter: gru-reset-after */
const inKebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test("the cells that the kernels have are those of the assembly, by its numbers", () => {
  const assembly = readFileSync("src/engine/float32/kernels/assembly/layer.ts", "utf8");
  const [, block = ""] = /export namespace Cell {(.*?)\n}/s.exec(assembly) ?? [];
  const cells = Array.from(block.matchAll(/const (\w+) = (\d+);/g), ([, name, number]) => [inKebabCase(name), +number]);
  expect(cells).toEqual(kernelCells.map((kind, number) => [kind, number]));
});
