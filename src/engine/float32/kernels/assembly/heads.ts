// Losses over rows, and the embedding. Rows are `…Width` numbers apart.
import {exp} from "./elementary";
import {loadPart, splat, storePart, sumLanes} from "./vector";

/**
 * ∂J/∂y = (softmax(y) − one-hot) · scale for each row of y [rows, O] with a class, 0 for one whose class is −1; may stand
 * where y does. Leaves Σ_j exp(y_j − max y) and max y − y_class of each row in `parts` [rows, 2], and 1 and 0 where there
 * is no class: the logarithm of the first and the second are the row's loss.
 */
export function softmax(
  y: usize,
  yWidth: i32,
  dy: usize,
  dyWidth: i32,
  O: i32,
  classes: usize,
  rows: i32,
  scale: f32,
  parts: usize
): void {
  for (let row = 0; row < rows; ++row) {
    const wanted = load<i32>(classes);
    if (wanted < 0) {
      memory.fill(dy, 0, <usize>O << 2);
      store<f32>(parts, 1);
      store<f32>(parts, 0, 4);
    } else softmaxRow(y, dy, O, wanted, scale, parts);
    y += <usize>yWidth << 2;
    dy += <usize>dyWidth << 2;
    classes += 4;
    parts += 8;
  }
}

function softmaxRow(y: usize, dy: usize, O: i32, wanted: i32, scale: f32, parts: usize): void {
  let largest: f32 = load<f32>(y);
  for (let j = 1; j < O; ++j) {
    const value = load<f32>(y + (<usize>j << 2));
    if (!(value <= largest)) largest = value; // asked this way round, NaN is not passed over
  }
  store<f32>(parts, largest - load<f32>(y + (<usize>wanted << 2)), 4);
  let total = splat(0);
  for (let j = 0; j < O; j += 4) {
    const at = <usize>j << 2;
    let e = exp(f32x4.sub(loadPart(y + at, O - j), splat(largest)));
    if (O - j < 4) e = v128.and(e, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(O - j)));
    total = f32x4.add(total, e);
    storePart(dy + at, e, O - j);
  }
  const sum = sumLanes(total);
  store<f32>(parts, sum);
  const factor = splat(scale / sum);
  for (let j = 0; j < O; j += 4) {
    const at = dy + (<usize>j << 2);
    storePart(at, f32x4.mul(loadPart(at, O - j), factor), O - j);
  }
  const due = dy + (<usize>wanted << 2);
  store<f32>(due, load<f32>(due) - scale);
}

/** ∂J/∂y = 2 (y − target) · scale, which may stand where y does; returns Σ (y − target)². */
export function squaredError(
  y: usize,
  yWidth: i32,
  target: usize,
  targetWidth: i32,
  dy: usize,
  dyWidth: i32,
  O: i32,
  rows: i32,
  scale: f32
): f64 {
  let total: f64 = 0;
  const factor: f32 = 2 * scale;
  for (let row = 0; row < rows; ++row) {
    for (let j: usize = 0; j < <usize>O << 2; j += 4) {
      const e = load<f32>(y + j) - load<f32>(target + j);
      total += <f64>e * <f64>e;
      store<f32>(dy + j, e * factor);
    }
    y += <usize>yWidth << 2;
    target += <usize>targetWidth << 2;
    dy += <usize>dyWidth << 2;
  }
  return total;
}

/** Row r of x [rows, size] is the row of the table that token r names. */
export function gather(table: usize, size: i32, tokens: usize, rows: i32, x: usize, xWidth: i32): void {
  for (let row = 0; row < rows; ++row) {
    memory.copy(x, table + (<usize>(load<i32>(tokens) * size) << 2), <usize>size << 2);
    tokens += 4;
    x += <usize>xWidth << 2;
  }
}

/** Adds row r of dx [rows, size] to the row of the table's gradient that token r names, in rising order of r. */
export function scatterAdd(dx: usize, dxWidth: i32, size: i32, tokens: usize, rows: i32, table: usize): void {
  for (let row = 0; row < rows; ++row) {
    const target = table + (<usize>(load<i32>(tokens) * size) << 2);
    for (let j = 0; j < size; j += 4) {
      const at = <usize>j << 2;
      storePart(target + at, f32x4.add(loadPart(target + at, size - j), loadPart(dx + at, size - j)), size - j);
    }
    tokens += 4;
    dx += <usize>dxWidth << 2;
  }
}
