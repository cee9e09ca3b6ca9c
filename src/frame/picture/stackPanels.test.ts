import fc from "fast-check";
import {expect, it} from "vitest";
import {innerOf, stackPanels} from "./stackPanels.js";

it("fills its column without an overlap, in the shares asked for, whatever its size", () => {
  const size = fc.integer({min: 300, max: 1200});
  fc.assert(
    fc.property(
      size,
      size,
      fc.array(fc.integer({min: 1, max: 9}), {minLength: 1, maxLength: 7}),
      (width, height, all) => {
        const column = {x: 10, y: 20, width, height};
        const furniture = {title: 20, gap: 8, axis: 30, marginLeft: 40, marginRight: 50};
        const stacked = Object.values(
          stackPanels(Object.fromEntries(all.map((share, k) => [`panel${k}`, share])), column, furniture)
        );
        stacked.forEach((panel, k) => {
          expect(panel.y).toBeCloseTo(k === 0 ? 20 : stacked[k - 1].y + stacked[k - 1].frame.height, 9);
          expect(innerOf(panel).height / all[k]).toBeCloseTo(innerOf(stacked[0]).height / all[0], 9);
          expect(innerOf(panel)).toMatchObject({left: 50, width: width - 90});
        });
        const last = stacked[stacked.length - 1];
        expect(last.y + last.frame.height).toBeCloseTo(20 + height, 9);
        expect(stacked.map(({isLast}) => isLast)).toEqual(all.map((_, k) => k === all.length - 1));
      }
    )
  );
});
