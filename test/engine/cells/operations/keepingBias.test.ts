import {describe, expect, it, test} from "vitest";
import {cellKinds, makeCell} from "../../../../src/engine/cells/makeCell.js";
import {cellOperations, comparedCells, gatedCells} from "../../../../src/engine/cells/operations/cellOperations.js";
import {keepingBias} from "../../../../src/engine/cells/operations/keepingBias.js";
import {initialiseCell} from "../../../../src/engine/initialiseCell.js";
import {zeros} from "../../../../src/engine/linear/matrix.js";
import {Random} from "../../../../src/engine/random.js";
import {normal} from "../../../support/problem.js";

const [H, I] = [5, 3];

/** All cells with such a gate, compared by figures or not. */
const keeping = cellKinds.filter((kind) => cellOperations[kind].keeps);

/** The state after one step from a state of ones, with no weights but the input's, and this bias. */
function stateAfter(kind: (typeof cellKinds)[number], bias: (name: string) => number | Float64Array) {
  const cell = makeCell(kind, {inputSize: I, hiddenSize: H});
  const random = new Random(3);
  const parameters = initialiseCell(cell, {
    recurrent: (n) => zeros(n, n),
    input: (rows, cols) => normal(rows, cols, random, 0.1),
    bias
  });
  const ones = {...zeros(1, H), data: new Float64Array(H).fill(0.5)};
  const {h, c} = cell.forward(parameters, normal(1, I, random), {h: ones, ...(cell.hasCellState && {c: ones})});
  return [...(c ?? h).data];
}

describe.each(keeping)("the bias that keeps, of %s", (kind) => {
  const list = cellOperations[kind];

  it("is one of the cell's", () => {
    const {shapes} = makeCell(kind, {inputSize: I, hiddenSize: H});
    for (const push of [list.keeps, list.writes]) if (push) expect(shapes[push.bias]?.role).toBe("bias");
  });

  it("leaves the state as it was under a large push, where nothing is written besides", () => {
    // Where another gate writes, it is shut.
    const shut = (name: string) => (name === list.writes?.bias ? -30 * list.writes.sign : undefined);
    const towards = keepingBias(list, 30);
    for (const value of stateAfter(kind, (name) => shut(name) ?? towards(name))) expect(value).toBeCloseTo(0.5, 10);
    const losing = keepingBias(list, -30);
    for (const value of stateAfter(kind, (name) => shut(name) ?? losing(name)))
      expect(Math.abs(value - 0.5)).toBeGreaterThan(0.1);
  });

  it("may differ from unit to unit, and is one push for all else", () => {
    const [one, each] = [keepingBias(list, 2), keepingBias(list, new Float64Array(H).fill(2))];
    const name = list.keeps?.bias ?? "";
    expect(each(name)).toEqual(new Float64Array(H).fill(Number(one(name))));
    expect(one("another")).toBe(0);
  });
});

test("cells are compared, but not forms of another, nor those with pages of their own; those without a gate are not pushed", () => {
  expect(comparedCells).toEqual(["rnn-tanh", "rnn-logistic", "rnn-relu", "lstm", "gru"]);
  expect(gatedCells).toEqual(comparedCells.filter((kind) => !kind.startsWith("rnn")));
  expect(keepingBias(cellOperations["rnn-tanh"], 3)("b")).toBe(0);
  expect(keeping).toEqual(expect.arrayContaining(["lstm", "gru", "gru-reset-after", "janet"]));
});
