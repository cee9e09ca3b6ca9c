import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {simplify} from "./simplify.js";

const point = fc.tuple(fc.integer({min: -9, max: 9}), fc.integer({min: -9, max: 9}));
const line = fc.array(point, {minLength: 2, maxLength: 40});

describe("simplify", () => {
  it("keeps a straight line's ends and nothing else", () => {
    const straight = Array.from({length: 50}, (_, k) => [k, 2 * k]);
    expect(simplify(straight, 1e-9)).toEqual([straight[0], straight[49]]);
  });

  it("keeps every corner of a ring", () => {
    const ring = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((k) => [
      [0, 1, 2, 2, 2, 1, 0, 0, 0][k],
      [0, 0, 0, 1, 2, 2, 2, 1, 0][k]
    ]);
    expect(simplify(ring, 0.1)).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0]
    ]);
  });

  it("keeps the ends, takes only points of the line in their order, and leaves none farther away than it may", () => {
    fc.assert(
      fc.property(line, fc.double({min: 0, max: 5, noNaN: true}), (points, tolerance) => {
        const simple = simplify(points, tolerance);
        expect([simple[0], simple[simple.length - 1]]).toEqual([points[0], points[points.length - 1]]);
        let from = -1;
        const places = simple.map((point) => (from = points.indexOf(point as [number, number], from + 1)));
        expect(places).not.toContain(-1);
        expect(simplify(simple, tolerance).length).toBeLessThanOrEqual(simple.length);
        if (tolerance === 0) return;
        for (const [x, y] of points) expect(nearest(simple, x, y)).toBeLessThanOrEqual(tolerance + 1e-9);
      }),
      {seed: 4}
    );
  });
});

/** The distance from a place to a line, by trying a thousand places on each piece of it. */
function nearest(line: number[][], x: number, y: number): number {
  const distances = line.slice(1).flatMap(([x2, y2], k) => {
    const [x1, y1] = line[k];
    return Array.from({length: 1001}, (_, i) =>
      Math.hypot(x1 + ((x2 - x1) * i) / 1000 - x, y1 + ((y2 - y1) * i) / 1000 - y)
    );
  });
  return Math.min(...distances) - 0.02;
}
