import fc from "fast-check";
import {expect, it} from "vitest";
import {twoPanels} from "./twoPanels.js";

const pixels = fc.integer({min: 200, max: 1500});
const share = fc.double({min: 0.2, max: 0.8, noNaN: true});

it("fills the picture with its two panels, under each other in a tall one, beside each other in a broad one", () => {
  fc.assert(
    fc.property(pixels, pixels, share, share, (width, height, beside, under) => {
      const {first, second, compact} = twoPanels({width, height}, {beside, under});
      expect(compact).toBe(height > width);
      expect(first).toMatchObject({x: 0, y: 0});
      if (compact) {
        expect([first.width, second.width]).toEqual([width, width]);
        expect([second.x, second.y]).toEqual([0, first.height]);
        expect(first.height + second.height).toBe(height);
        expect(Math.abs(first.height - under * height)).toBeLessThanOrEqual(0.5);
      } else {
        expect([first.height, second.height]).toEqual([height, height]);
        expect([second.x, second.y]).toEqual([first.width, 0]);
        expect(first.width + second.width).toBe(width);
        expect(Math.abs(first.width - beside * width)).toBeLessThanOrEqual(0.5);
      }
    })
  );
});
