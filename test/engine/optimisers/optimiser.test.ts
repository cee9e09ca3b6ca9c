import {describe, expect, test} from "vitest";
import {matrix, zeros} from "../../../src/engine/linear/matrix.js";
import {makeOptimiser} from "../../../src/engine/optimisers/makeOptimiser.js";
import {repeatedProduct} from "../../../src/engine/optimisers/adam.js";

const one = (value: number) => ({w: matrix(1, 1, [value])});

/** What each remembers, by letter. */
const letters = {sgd: [], adam: ["m", "v"], rmsprop: ["v"]} as const;
const kinds = ["sgd", "adam", "rmsprop"] as const;

describe.each(kinds)("%s", (kind) => {
  const make = () => makeOptimiser({kind, rate: 0.1});
  const others = kinds.filter((other) => letters[other].length !== letters[kind].length);
  const list = (names: readonly string[]): string => names.join(" and ") || "none";

  test("remembers nothing before its first update, and goes on from nothing", () => {
    const optimiser = make();
    expect(optimiser.memory()).toEqual({updates: 0, running: {}});
    optimiser.recall({updates: 0, running: {}});
    expect(optimiser.update(one(1), one(2))).toEqual(make().update(one(1), one(2)));
    expect(Object.keys(optimiser.memory().running)).toEqual(letters[kind]);
  });

  test.each(others)("refuses the memory of %s, and says what it expected", (other) => {
    const their = makeOptimiser({kind: other, rate: 0.1});
    their.update(one(1), one(2));
    expect(() => make().recall(their.memory())).toThrow(
      new RangeError(
        `${kind}: expected running means ${list(letters[kind])} after 1 updates, got ${list(letters[other])}`
      )
    );
  });

  test("refuses means of which there can be none yet, or none any more", () => {
    const optimiser = make();
    optimiser.update(one(1), one(2));
    const {running} = optimiser.memory();
    if (kind === "sgd") return expect(running).toEqual({});
    for (const memory of [
      {updates: 0, running},
      {updates: 1, running: {}}
    ])
      expect(() => make().recall(memory)).toThrow(
        new RangeError(
          `${kind}: expected running means ${memory.updates === 0 ? "none" : list(letters[kind])} after ${memory.updates} ` +
            `updates, got ${list(Object.keys(memory.running))}`
        )
      );
  });

  test("refuses a gradient that is missing, of other rows or of other columns", () => {
    for (const [given, words] of [
      [{}, "none"],
      [{b: zeros(2, 2)}, "[2, 2]"],
      [{b: zeros(3, 1)}, "[3, 1]"]
    ] as const)
      expect(() => make().update({b: zeros(3, 2)}, given)).toThrow(
        new RangeError(`${kind}: expected a gradient of b of [3, 2], got ${words}`)
      );
  });
});

test("β multiplied up is its power, and stays 0 once it is", () => {
  expect([0, 1, 2, 10].map((times) => repeatedProduct(0.5, times))).toEqual([1, 0.5, 0.25, 2 ** -10]);
  expect(repeatedProduct(0.5, 1e9)).toBe(0);
});
