import {expect, it} from "vitest";
import {sizeOf} from "./words.js";

it("sizeOf has one digit before its power of ten, at 9.7 as well, and no 1", () => {
  expect([0, 0.384, 2.2e-16, 9.7e-17].map(sizeOf)).toEqual(["0", "0.38", "2·10⁻¹⁶", "10⁻¹⁶"]);
});
