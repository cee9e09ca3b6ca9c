// tanh, logistic and exp by arithmetic alone, so that every engine gives the same bits: relative errors of at most
// 3.3e-7, 2.4e-7 and 1.3e-7 over the whole range (held by elementary.test.ts). NaN goes in, NaN comes out: pmin(x, c)
// is `c < x ? c : x`, which passes NaN on where x stands first.
import {madd, splat} from "./vector";

/** Beyond this, tanh is 1 to within half a unit in the last place of what the quotient gives here. */
const tanhLimit: f32 = 8.0;

/**
 * tanh x = x P(x²) / Q(x²), a minimax fit of the relative error (6.4e-9 before rounding) on [0, 8]. P(0) = Q(0) = 1, so
 * that tanh x = x to the bit near 0.
 */
@inline
export function tanh(x: v128): v128 {
  const y = f32x4.pmax(f32x4.pmin(x, splat(tanhLimit)), splat(-tanhLimit));
  const s = f32x4.mul(y, y);
  let p = madd(s, splat(1.5230782e-8), splat(2.1894919e-5));
  p = madd(p, s, splat(0.0035716137));
  p = madd(p, s, splat(0.13444512));
  p = madd(p, s, splat(1));
  let q = madd(s, splat(8.522594e-7), splat(0.00034113176));
  q = madd(q, s, splat(0.026164502));
  q = madd(q, s, splat(0.46777838));
  q = madd(q, s, splat(1));
  const t = f32x4.div(f32x4.mul(y, p), q);
  // The strict quotient never passes 1 (every float32 was tried); a fused one might, by a unit in the last place.
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.pmax(f32x4.pmin(t, splat(1)), splat(-1));
  return t;
}

/** e^±87 and what is made of it here are normal numbers. */
const expLimit: f32 = 87;

/**
 * e^x for x held to [−87, 87]: x = n ln 2 + r, with a minimax polynomial of e^r (3e-9 before rounding) on ±(ln 2)/2.
 */
@inline
export function exp(x: v128): v128 {
  const y = f32x4.pmax(f32x4.pmin(x, splat(expLimit)), splat(-expLimit));
  // Adding 1.5 · 2²³ rounds to a whole number n, and leaves n in the low bits.
  const shifted = f32x4.add(f32x4.mul(y, splat(1.44269504)), splat(12582912));
  const n = f32x4.sub(shifted, splat(12582912));
  // ln 2 in two parts, the first so short that n times it is exact.
  let r = f32x4.sub(y, f32x4.mul(n, splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, splat(-2.12194440e-4)));
  let p = madd(r, splat(0.0013814601), splat(0.008368716));
  p = madd(p, r, splat(0.04166839));
  p = madd(p, r, splat(0.16666521));
  p = madd(p, r, splat(0.49999994));
  p = madd(p, r, splat(1));
  p = madd(p, r, splat(1));
  const power = i32x4.add(i32x4.shl(shifted, 23), splat(1)); // the bits of 2ⁿ
  return f32x4.mul(p, power);
}

/** σ(x) = 1 / (1 + e^−x). */
@inline
export function logistic(x: v128): v128 {
  return f32x4.div(splat(1), f32x4.add(splat(1), exp(f32x4.neg(x))));
}
