import fc from "fast-check";
import {Random} from "../../../src/engine/random.js";
import {ulpError, type Real} from "./reference.js";

type RealFunction = (x: number) => number;

/** The largest error of f over the points, in ulps of the true value; Infinity where f gives NaN. */
export function worstUlp(f: RealFunction, reference: (x: number) => Real, points: Iterable<number>): number {
  let worst = 0;
  for (const x of points) {
    const result = f(x);
    worst = Math.max(worst, Number.isNaN(result) ? Infinity : ulpError(result, reference(x)));
  }
  return worst;
}

/** Evenly spread random points. */
export function between(low: number, high: number, count: number): number[] {
  const random = new Random(count);
  return Array.from({length: count}, () => low + (high - low) * random.uniform());
}

/** Random points of either sign, evenly spread by exponent, from 2^low to 2^high. */
export function sizesBetween(low: number, high: number, count: number): number[] {
  return exponentsBetween(low, high, count).map((x, k) => (k % 2 === 0 ? x : -x));
}

/** Random positive points, evenly spread by exponent, from 2^low to 2^high. */
export function exponentsBetween(low: number, high: number, count: number): number[] {
  const random = new Random(count);
  const spread = high - low;
  return Array.from({length: count}, () => (1 + random.uniform()) * 2 ** (low + random.integer(spread)));
}

/** The points themselves with the float64 numbers on either side of each. */
export function withNeighbours(points: readonly number[]): number[] {
  return points.flatMap((x) => [above(x, -1), x, above(x, 1)]);
}

/** The float64 number so many places above a finite x. */
export function above(x: number, places: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const pattern = view.getBigInt64(0);
  const order = (pattern < 0n ? -(2n ** 63n) - pattern : pattern) + BigInt(places);
  view.setBigInt64(0, order < 0n ? -(2n ** 63n) - order : order);
  return view.getFloat64(0);
}

/** FNV-1a (32 bits) over the bytes of f at 4,096 evenly spaced points of each range: equal only for equal bits. */
export function digest(f: RealFunction, ranges: readonly (readonly [low: number, high: number])[]): string {
  const points = 4096;
  const view = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  for (const [low, high] of ranges)
    for (let k = 0; k < points; ++k) {
      view.setFloat64(0, f(low + (high - low) * (k / points)));
      for (let byte = 0; byte < 8; ++byte) hash = Math.imul(hash ^ view.getUint8(byte), 0x01000193);
    }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Fails where f falls by more than one place, between neighbours or any two points of a range. */
export function assertRising(f: RealFunction, low: number, high: number): void {
  const range = {min: low, noNaN: true};
  const [x, lower] = [fc.double({...range, max: high}), fc.double({...range, max: above(high, -3)})];
  const rises = (a: number, b: number) => f(a) <= above(f(b), 1);
  fc.assert(fc.property(lower, fc.integer({min: 1, max: 3}), (a, places) => rises(a, above(a, places))));
  fc.assert(fc.property(x, x, (a, b) => rises(Math.min(a, b), Math.max(a, b))));
}
