// Panels: rows of numbers cut into strips of 8 columns, [strip][row][8], the last one filled up with zeros. A strip is
// read from end to end by the products, whichever of its two axes they sum over.
import {loadPart, storePart} from "./vector";

/** The columns of a panel. */
export const panelWidth: i32 = 8;

/** Bytes of one row of a panel. */
export const rowBytes: usize = 32;

@inline
export function panelsOf(columns: i32): i32 {
  return (columns + 7) >> 3;
}

/**
 * Rows from one panel to the next where a panel has so many: an odd number of cache lines, so that panels do not fall
 * into the same part of the cache.
 */
@inline
export function panelStride(rows: i32): usize {
  return <usize>((((rows + 1) & ~3) + 2) << 5);
}

/** The rows that are gathered before one product is made of them: few enough to stay in the second cache. */
export const chunkRows: i32 = 128;

@inline
export function least(a: i32, b: i32): i32 {
  return a < b ? a : b;
}

/** Copies rows of `columns` numbers, `width` apart, into panels. */
export function packRows(from: usize, width: i32, rows: i32, columns: i32, to: usize, stride: usize): void {
  for (let column = 0; column < columns; column += 8) {
    const count = least(8, columns - column);
    let source = from + (<usize>column << 2);
    let target = to;
    for (let row = 0; row < rows; ++row) {
      loadRow(source, count, target);
      source += <usize>width << 2;
      target += rowBytes;
    }
    to += stride;
  }
}

/** Copies the first `count` (1 to 8) numbers, and zeros up to 8. */
@inline
export function loadRow(from: usize, count: i32, to: usize): void {
  if (count >= 8) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
  } else {
    v128.store(to, loadPart(from, count));
    v128.store(to, count > 4 ? loadPart(from + 16, count - 4) : i32x4.splat(0), 16);
  }
}

/** Stores 8 numbers, or the first `count` of them. */
@inline
export function storeRow(to: usize, low: v128, high: v128, count: i32): void {
  if (count >= 8) {
    v128.store(to, low);
    v128.store(to, high, 16);
  } else {
    storePart(to, low, count);
    storePart(to + 16, high, count - 4);
  }
}

/** Copies panels out to rows of `columns` numbers, `width` apart. */
export function unpackRows(from: usize, stride: usize, rows: i32, columns: i32, to: usize, width: i32): void {
  for (let column = 0; column < columns; column += 8) {
    const count = least(8, columns - column);
    let source = from;
    let target = to + (<usize>column << 2);
    for (let row = 0; row < rows; ++row) {
      storeRow(target, v128.load(source), v128.load(source, 16), count);
      source += rowBytes;
      target += <usize>width << 2;
    }
    from += stride;
  }
}

/** Adds one panel to rows of `count` numbers, `width` apart. */
export function addPanel(from: usize, rows: i32, count: i32, to: usize, width: i32): void {
  for (let row = 0; row < rows; ++row) {
    const low = f32x4.add(loadPart(to, count), v128.load(from));
    const high = count > 4 ? f32x4.add(loadPart(to + 16, count - 4), v128.load(from, 16)) : i32x4.splat(0);
    storeRow(to, low, high, count);
    from += rowBytes;
    to += <usize>width << 2;
  }
}
