import {expect, it} from "vitest";
import {decades} from "./decades.js";

it("has the multiples of its step from end to end, both included", () => {
  expect(decades([-10, 5], 5)).toEqual([-10, -5, 0, 5]);
  expect(decades([-7, 4], 2)).toEqual([-6, -4, -2, 0, 2, 4]);
});
