// The two products that everything here is made of. Each sum is made in rising order by one addition after another, so
// that a row's result does not depend on the rows beside it. The three loops over k (four rows, one row, four columns) are
// written apart because their sums must stay in registers: eight, two and eight of them, of the sixteen that SIMD has.
import {least, rowBytes} from "./panels";
import {madd} from "./vector";

/**
 * Rows times weights: out[row][8] = start + Σ_k a[row][k] w[k][8]. The sum runs over `segments` parts of a row in panels:
 * the first of `firstSize` numbers at `a`, the others of `size` numbers each, one behind the other from `more` on. The
 * weights lie in the same order, each part filled up to whole panels. `start` is one row of 8 for all (startStride = 0),
 * or one for each row.
 */
export function product(
  a: usize,
  firstSize: i32,
  more: usize,
  size: i32,
  segments: i32,
  stride: usize,
  rows: i32,
  w: usize,
  start: usize,
  startStride: usize,
  out: usize,
  outStride: usize
): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    fourRows(a, firstSize, more, size, segments, stride, w, start, startStride, out, outStride);
    a += 4 * rowBytes;
    more += 4 * rowBytes;
    start += 4 * startStride;
    out += 4 * outStride;
  }
  for (; row < rows; ++row) {
    oneRow(a, firstSize, more, size, segments, stride, w, start, out);
    a += rowBytes;
    more += rowBytes;
    start += startStride;
    out += outStride;
  }
}

function fourRows(
  a: usize,
  firstSize: i32,
  more: usize,
  size: i32,
  segments: i32,
  stride: usize,
  w: usize,
  start: usize,
  startStride: usize,
  out: usize,
  outStride: usize
): void {
  let s00 = v128.load(start);
  let s01 = v128.load(start, 16);
  start += startStride;
  let s10 = v128.load(start);
  let s11 = v128.load(start, 16);
  start += startStride;
  let s20 = v128.load(start);
  let s21 = v128.load(start, 16);
  start += startStride;
  let s30 = v128.load(start);
  let s31 = v128.load(start, 16);
  let left = firstSize;
  for (;;) {
    for (; left > 0; left -= 8) {
      const end = a + (<usize>least(left, 8) << 2);
      const nextW = w + 256;
      const nextA = a + stride;
      for (; a < end; a += 4) {
        const w0 = v128.load(w);
        const w1 = v128.load(w, 16);
        const a0 = v128.load32_splat(a);
        s00 = madd(a0, w0, s00);
        s01 = madd(a0, w1, s01);
        const a1 = v128.load32_splat(a, 32);
        s10 = madd(a1, w0, s10);
        s11 = madd(a1, w1, s11);
        const a2 = v128.load32_splat(a, 64);
        s20 = madd(a2, w0, s20);
        s21 = madd(a2, w1, s21);
        const a3 = v128.load32_splat(a, 96);
        s30 = madd(a3, w0, s30);
        s31 = madd(a3, w1, s31);
        w += 32;
      }
      a = nextA;
      w = nextW;
    }
    if (--segments == 0) break;
    a = more;
    more += stride * <usize>((size + 7) >> 3);
    left = size;
  }
  v128.store(out, s00);
  v128.store(out, s01, 16);
  out += outStride;
  v128.store(out, s10);
  v128.store(out, s11, 16);
  out += outStride;
  v128.store(out, s20);
  v128.store(out, s21, 16);
  out += outStride;
  v128.store(out, s30);
  v128.store(out, s31, 16);
}

function oneRow(
  a: usize,
  firstSize: i32,
  more: usize,
  size: i32,
  segments: i32,
  stride: usize,
  w: usize,
  start: usize,
  out: usize
): void {
  let s0 = v128.load(start);
  let s1 = v128.load(start, 16);
  let left = firstSize;
  for (;;) {
    for (; left > 0; left -= 8) {
      const end = a + (<usize>least(left, 8) << 2);
      const nextW = w + 256;
      const nextA = a + stride;
      for (; a < end; a += 4) {
        const a0 = v128.load32_splat(a);
        s0 = madd(a0, v128.load(w), s0);
        s1 = madd(a0, v128.load(w, 16), s1);
        w += 32;
      }
      a = nextA;
      w = nextW;
    }
    if (--segments == 0) break;
    a = more;
    more += stride * <usize>((size + 7) >> 3);
    left = size;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
}

/**
 * The gradient of weights: into[panel of d][k][8] += Σ_row a[row][k] d[row][8], for `size` numbers a row of a, and
 * `panels` panels of d. `intoStride` lies between two panels of d, each k filled up to whole panels.
 */
export function addOuterProducts(
  a: usize,
  size: i32,
  aStride: usize,
  d: usize,
  panels: i32,
  dStride: usize,
  rows: i32,
  into: usize,
  intoStride: usize
): void {
  for (let panel = 0; panel < panels; ++panel) {
    let column = a;
    let target = into;
    for (let left = size; left > 0; left -= 8) {
      outerProduct(column, d, rows, target);
      if (left > 4) outerProduct(column + 16, d, rows, target + 128);
      column += aStride;
      target += 256;
    }
    d += dStride;
    into += intoStride;
  }
}

function outerProduct(a: usize, d: usize, rows: i32, into: usize): void {
  let s00 = v128.load(into);
  let s01 = v128.load(into, 16);
  let s10 = v128.load(into, 32);
  let s11 = v128.load(into, 48);
  let s20 = v128.load(into, 64);
  let s21 = v128.load(into, 80);
  let s30 = v128.load(into, 96);
  let s31 = v128.load(into, 112);
  const end = a + (<usize>rows << 5);
  for (; a < end; a += 32) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    const a0 = v128.load32_splat(a);
    s00 = madd(a0, d0, s00);
    s01 = madd(a0, d1, s01);
    const a1 = v128.load32_splat(a, 4);
    s10 = madd(a1, d0, s10);
    s11 = madd(a1, d1, s11);
    const a2 = v128.load32_splat(a, 8);
    s20 = madd(a2, d0, s20);
    s21 = madd(a2, d1, s21);
    const a3 = v128.load32_splat(a, 12);
    s30 = madd(a3, d0, s30);
    s31 = madd(a3, d1, s31);
    d += 32;
  }
  v128.store(into, s00);
  v128.store(into, s01, 16);
  v128.store(into, s10, 32);
  v128.store(into, s11, 48);
  v128.store(into, s20, 64);
  v128.store(into, s21, 80);
  v128.store(into, s30, 96);
  v128.store(into, s31, 112);
}

/** The gradient of a bias: into[panel][8] += Σ_row d[row][8]. */
export function addRowSums(d: usize, panels: i32, stride: usize, rows: i32, into: usize): void {
  for (let panel = 0; panel < panels; ++panel) {
    let low = v128.load(into);
    let high = v128.load(into, 16);
    const end = d + (<usize>rows << 5);
    for (let at = d; at < end; at += 32) {
      low = f32x4.add(low, v128.load(at));
      high = f32x4.add(high, v128.load(at, 16));
    }
    v128.store(into, low);
    v128.store(into, high, 16);
    d += stride;
    into += rowBytes;
  }
}
