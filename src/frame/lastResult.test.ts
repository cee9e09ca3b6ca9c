import {expect, it} from "vitest";
import {lastResult} from "./lastResult.js";

it("computes again only when a number has changed", () => {
  let runs = 0;
  const sum = lastResult((...numbers) => {
    runs += 1;
    return numbers.reduce((a, b) => a + b, 0);
  });
  expect([sum(1, 2), sum(1, 2), sum(1, 3), sum(1, 2), sum(1)]).toEqual([3, 3, 4, 3, 1]);
  expect(runs).toBe(4);
});
