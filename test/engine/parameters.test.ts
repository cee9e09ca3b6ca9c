import {describe, expect, test} from "vitest";
import {zeros} from "../../src/engine/linear/matrix.js";
import {
  buildParameters,
  checkParameters,
  countParameters,
  mapMembers,
  mapParameters,
  zeroParameters,
  zerosLike
} from "../../src/engine/parameters.js";
import {makeCell} from "../../src/engine/cells/makeCell.js";

const cell = makeCell("rnn-tanh", {inputSize: 2, hiddenSize: 3});

test("parameters are made and mapped in the order in which the cell lists them", () => {
  const roles: string[] = [];
  const made = buildParameters(cell, ({rows, cols, role}, name) => {
    roles.push(`${name} ${role}`);
    return zeros(rows, cols);
  });
  expect(roles).toEqual(["W_h recurrent", "W_x input", "b bias"]);
  expect(made).toEqual(zeroParameters(cell));
  const names: string[] = [];
  mapParameters(made, (value, name) => (names.push(name), value));
  expect(names).toEqual(Object.keys(cell.shapes));
});

test("zeros are like the parameters, members are mapped by name, and all numbers are counted", () => {
  const ones = buildParameters(cell, ({rows, cols}) => ({rows, cols, data: new Float64Array(rows * cols).fill(1)}));
  expect(zerosLike(ones)).toEqual(zeroParameters(cell));
  expect(mapMembers({m: 1, v: 2}, (value) => -value)).toEqual({m: -1, v: -2});
  expect(countParameters(cell)).toBe(9 + 6 + 3);
});

describe("checkParameters", () => {
  const right = zeroParameters(cell);
  const {W_h, W_x} = right;

  test("passes what fits", () => expect(() => checkParameters(cell, right)).not.toThrow());

  test("names the cell, the parameter, the shape expected and the shape given", () => {
    expect(() => checkParameters(cell, {W_h, W_x})).toThrow(
      new RangeError("rnn-tanh: expected a parameter b of [3, 1], got none")
    );
    expect(() => checkParameters(cell, {...right, W_x: zeros(2, 3)})).toThrow(
      new RangeError("rnn-tanh: expected W_x of [3, 2], got [2, 3] with 6 values")
    );
    // Of its rows, its columns and the number of its values, each alone.
    expect(() => checkParameters(cell, {...right, W_x: {rows: 4, cols: 2, data: W_x.data}})).toThrow(
      "got [4, 2] with 6"
    );
    expect(() => checkParameters(cell, {...right, W_x: {rows: 3, cols: 1, data: W_x.data}})).toThrow(
      "got [3, 1] with 6"
    );
    expect(() => checkParameters(cell, {...right, b: {rows: 3, cols: 1, data: new Float64Array(4)}})).toThrow(
      new RangeError("rnn-tanh: expected b of [3, 1], got [3, 1] with 4 values")
    );
    expect(() => checkParameters(cell, {...right, W_f: zeros(3, 3)})).toThrow(
      new RangeError("rnn-tanh: expected parameters W_h, W_x, b, got W_f as well")
    );
  });
});
