import fc from "fast-check";
import {expect, it} from "vitest";
import {spreadApart} from "./spreadApart.js";

const places = fc.array(fc.double({min: 0, max: 100, noNaN: true}), {minLength: 1, maxLength: 8});

it("keeps a distance between all, within the ends, and the order", () => {
  fc.assert(
    fc.property(places, fc.double({min: 0, max: 10, noNaN: true}), (given, gap) => {
      const spread = spreadApart(given, gap, [0, 100]);
      const order = given.map((_, k) => k).sort((a, b) => given[a] - given[b]);
      const sorted = order.map((k) => spread[k]);
      for (const place of sorted) expect(place >= -1e-9 && place <= 100 + 1e-9).toBe(true);
      for (let k = 1; k < sorted.length; ++k) expect(sorted[k] - sorted[k - 1]).toBeGreaterThanOrEqual(gap - 1e-9);
    })
  );
});

it("leaves alone what is far enough apart", () => {
  expect(spreadApart([50, 10, 90], 20, [0, 100])).toEqual([50, 10, 90]);
});
