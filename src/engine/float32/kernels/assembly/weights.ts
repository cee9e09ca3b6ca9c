// Weights as the products read them, and gradients as the products leave them: panels of 8 columns.
import {loadRow, panelsOf, rowBytes} from "./panels";

/** Of W [rows, columns]: the panel of its rows 8j … 8j + count − 1, transposed: [columns][8]. */
export function packTransposed(W: usize, columns: i32, count: i32, to: usize): void {
  for (let k = 0; k < columns; ++k) {
    let source = W + (<usize>k << 2);
    for (let row = 0; row < 8; ++row) {
      store<f32>(to + (<usize>row << 2), row < count ? load<f32>(source) : 0);
      source += <usize>columns << 2;
    }
    to += rowBytes;
  }
}

/** Adds a panel [columns][8] to the rows 8j … 8j + count − 1 of W [rows, columns]. */
export function addTransposed(from: usize, W: usize, columns: i32, count: i32): void {
  for (let k = 0; k < columns; ++k) {
    let target = W + (<usize>k << 2);
    for (let row = 0; row < count; ++row) {
      store<f32>(target, load<f32>(target) + load<f32>(from + (<usize>row << 2)));
      target += <usize>columns << 2;
    }
    from += rowBytes;
  }
}

/**
 * W [rows, columns] in panels of 8 of its own columns: [panel][row, filled up to 8s][8]. `stride` is what lies between
 * two panels: more than the rows where several matrices stand below each other.
 */
export function packColumns(W: usize, rows: i32, columns: i32, to: usize, stride: usize): void {
  for (let column = 0; column < columns; column += 8) {
    const count = columns - column < 8 ? columns - column : 8;
    let source = W + (<usize>column << 2);
    let target = to;
    for (let row = 0; row < rows; ++row) {
      loadRow(source, count, target);
      source += <usize>columns << 2;
      target += rowBytes;
    }
    to += stride;
  }
}

/** Bytes of a matrix's rows, filled up to whole panels. */
@inline
export function paddedBytes(rows: i32): usize {
  return <usize>panelsOf(rows) << 8;
}
