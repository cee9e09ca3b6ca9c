// Four float32 numbers at a time. Pointers are bytes into the memory; sizes and widths are counted in numbers.

/** a b + c: rounded twice in the strict binary, as every processor does it alike; once in the relaxed one, where it can. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

@inline
export function splat(value: f32): v128 {
  return f32x4.splat(value);
}

/** The first `count` (1 to 4) of four numbers, the others 0: the numbers behind a row's end are never read. */
export function loadPart(from: usize, count: i32): v128 {
  if (count >= 4) return v128.load(from);
  let v = v128.load32_zero(from);
  if (count > 1) v = f32x4.replace_lane(v, 1, load<f32>(from, 4));
  if (count > 2) v = f32x4.replace_lane(v, 2, load<f32>(from, 8));
  return v;
}

/** Stores the first `count` (0 to 4) of four numbers: the numbers behind a row's end are never touched. */
export function storePart(to: usize, v: v128, count: i32): void {
  if (count >= 4) {
    v128.store(to, v);
    return;
  }
  if (count > 0) store<f32>(to, f32x4.extract_lane(v, 0));
  if (count > 1) store<f32>(to, f32x4.extract_lane(v, 1), 4);
  if (count > 2) store<f32>(to, f32x4.extract_lane(v, 2), 8);
}

/** The sum of four numbers, in one fixed order. */
export function sumLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}
