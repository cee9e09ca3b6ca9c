import {expect, it} from "vitest";
import {twoDecimals} from "./twoDecimals.js";

it("has a true minus and no minus for zero", () => {
  expect([0.125, -1.5, -0.001, 12].map(twoDecimals)).toEqual(["0.13", "−1.50", "0.00", "12.00"]);
});
