import {describe, expect, test} from "vitest";
import {dispatch} from "../../scripts/kernels/dispatch.js";
import {kernelGates} from "../../scripts/kernels/kernelGates.js";
import {registry} from "../../src/engine/cells/registry.js";
import {kernelCells} from "../../src/engine/float32/kernels/kernelCells.js";

describe("the gates of a kernel", () => {
  test("come from the list of operations: what each reads, and what stands before its parameters", () => {
    const place = (recurrent: number, input: number, bias: number) => ({recurrent, input, bias});
    expect(kernelGates(registry.gru)).toEqual([
      {reads: "h⁻", state: place(0, 0, 0), input: place(1, 0, 0), bias: place(1, 1, 0)},
      {reads: "h⁻", state: place(1, 1, 1), input: place(2, 1, 1), bias: place(2, 2, 1)},
      {reads: "reset", state: place(2, 2, 2), input: place(3, 2, 2), bias: place(3, 3, 2)}
    ]);
  });

  test("stand in the kernel's order, where one matrix or the other may be missing", () => {
    const [first, , , last] = kernelGates(registry["gru-reset-after"]);
    expect(first).toMatchObject({input: undefined, bias: {recurrent: 3, input: 3, bias: 3}}); // c_h comes last
    expect(last).toMatchObject({state: undefined, bias: {recurrent: 3, input: 3, bias: 2}});
  });

  test("are refused where the order does not name each once", () => {
    for (const gates of [["a_f"], ["a_f", "a_f", "a_o", "a_c"], ["a_f", "a_i", "a_o", "c"]])
      expect(() => kernelGates({...registry.lstm, kernel: {folder: "lstm", gates}})).toThrow(
        new RangeError(`kernelGates: expected a_f, a_i, a_o, a_c of lstm, got ${gates.join(", ")}`)
      );
  });

  test("are refused where one reads what the kernels do not gather", () => {
    const {operations} = registry.gru.operations;
    const renamed = operations.map((each) =>
      each.makes === "a_h" ? {...each, paths: each.paths.map((path) => ({...path, wire: "r"}))} : each
    );
    const other = {...registry.gru, operations: {...registry.gru.operations, operations: renamed}};
    expect(() => kernelGates(other)).toThrow(
      "kernelGates: expected a_h of gru to read h⁻ or reset by W and x by U, with a bias, got r, r by W_h, U_h, b_h"
    );
  });
});

test("the dispatch has every cell with a kernel once, by its place in the registry", () => {
  const numbers = Array.from(dispatch(kernelCells).matchAll(/export const (\w+) = (\d+);/g), ([, , number]) => +number);
  expect(numbers).toEqual(kernelCells.map((_, number) => number));
  expect(kernelCells.length).toBeGreaterThan(0);
});
