import {expect, it} from "vitest";
import {withMinus} from "./withMinus.js";

it("sets a minus sign, and leaves numbers above 0 as they are", () => {
  expect([-2, (-0.4).toFixed(2), 3].map((value) => withMinus(value))).toEqual(["−2", "−0.40", "3"]);
});
