// Over ranges of `length` numbers: what optimisers and assemblies need.
import {loadPart, splat, storePart} from "./vector";

/** Σ v², summed in float64. */
export function sumOfSquares(from: usize, length: i32): f64 {
  let even = f64x2.splat(0);
  let odd = f64x2.splat(0);
  for (let k = 0; k < length; k += 4) {
    const v = loadPart(from, length - k);
    const low = f64x2.promote_low_f32x4(v);
    const high = f64x2.promote_low_f32x4(i64x2.shuffle(v, v, 1, 0));
    even = f64x2.add(even, f64x2.mul(low, low));
    odd = f64x2.add(odd, f64x2.mul(high, high));
    from += 16;
  }
  const both = f64x2.add(even, odd);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/** Whether no number is NaN or an infinity: 0 · v is 0 for the others, and a sum of zeros stays 0. */
export function allFinite(from: usize, length: i32): bool {
  let total = splat(0);
  for (let k = 0; k < length; k += 4) {
    total = f32x4.add(total, f32x4.mul(loadPart(from, length - k), splat(0)));
    from += 16;
  }
  return i32x4.all_true(f32x4.eq(total, splat(0)));
}

export function scale(from: usize, length: i32, factor: f32): void {
  for (let k = 0; k < length; k += 4) {
    storePart(from, f32x4.mul(loadPart(from, length - k), splat(factor)), length - k);
    from += 16;
  }
}

/** Holds every number to [−limit, limit]; NaN stays NaN. */
export function clamp(from: usize, length: i32, limit: f32): void {
  for (let k = 0; k < length; k += 4) {
    const v = f32x4.pmax(f32x4.pmin(loadPart(from, length - k), splat(limit)), splat(-limit));
    storePart(from, v, length - k);
    from += 16;
  }
}

export function fill(from: usize, length: i32, value: f32): void {
  for (let k = 0; k < length; k += 4) {
    storePart(from, splat(value), length - k);
    from += 16;
  }
}

/** to += from. */
export function addInto(to: usize, from: usize, length: i32): void {
  for (let k = 0; k < length; k += 4) {
    storePart(to, f32x4.add(loadPart(to, length - k), loadPart(from, length - k)), length - k);
    to += 16;
    from += 16;
  }
}
