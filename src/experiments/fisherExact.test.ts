import {expect, test} from "vitest";
import {fisherExact} from "./fisherExact.js";

test("is 1 where both groups did alike", () => {
  for (const successes of [0, 4, 10]) expect(fisherExact(successes, successes, 10)).toBeCloseTo(1, 9);
});
test("does not care which group is named first", () => {
  for (let one = 0; one <= 10; ++one) expect(fisherExact(one, 3, 10)).toBeCloseTo(fisherExact(3, one, 10), 12);
});
test("of all against none is two in all the ways to choose them", () => {
  // 2 / C(6, 3)
  expect(fisherExact(3, 0, 3)).toBeCloseTo(2 / 20, 12);
});
