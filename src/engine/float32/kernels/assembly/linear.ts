// A linear layer over rows: y = V u + d for each.
import {addPanel, chunkRows, least, packRows, panelStride, panelsOf, rowBytes, storeRow} from "./panels";
import {addOuterProducts, addRowSums, product} from "./product";
import {addTransposed, packColumns, packTransposed, paddedBytes} from "./weights";

/** The fields up to `dyWidth` are written from outside, in this order (linearLayer.ts). */
@unmanaged
export class Linear {
  inputSize: i32;
  outputSize: i32;
  /** V [O, D] and d [O, 1] behind it, and their gradients. */
  parameters: usize;
  gradients: usize;
  /** Rows, `…Width` numbers apart; du is 0 where it is not wanted. */
  u: usize;
  uWidth: i32;
  y: usize;
  yWidth: i32;
  du: usize;
  duWidth: i32;
  dy: usize;
  dyWidth: i32;

  // The layer's own: rows of u and of ∂J/∂y of one chunk in panels, one panel of a result, weights and gradients.

  inputs: usize;
  outputs: usize;
  result: usize;
  w: usize;
  b: usize;
  dw: usize;
  db: usize;
  wBack: usize;
  zeros: usize;
}

/** Gives a layer its own memory from `from` on, and returns where it ends; only the descriptor is written. */
export function placeLinear(layer: Linear, from: usize): usize {
  const inputs = panelsOf(layer.inputSize);
  const outputs = panelsOf(layer.outputSize);
  const rows = panelStride(chunkRows);
  layer.inputs = from;
  from += rows * inputs;
  layer.outputs = from;
  from += rows * outputs;
  layer.result = from;
  from += rows;
  layer.w = from;
  from += paddedBytes(layer.inputSize) * outputs;
  layer.b = from;
  from += rowBytes * outputs;
  layer.dw = from;
  from += paddedBytes(layer.inputSize) * outputs;
  layer.db = from;
  from += rowBytes * outputs;
  layer.wBack = from;
  from += paddedBytes(layer.outputSize) * inputs;
  layer.zeros = from;
  return from + rowBytes;
}

/** Packs the weights for the way forward. */
export function linearPack(layer: Linear): void {
  const D = layer.inputSize;
  const O = layer.outputSize;
  const d = layer.parameters + (<usize>(O * D) << 2);
  const panelBytes = paddedBytes(D);
  for (let block = 0; block < panelsOf(O); ++block) {
    const count = least(8, O - 8 * block);
    packTransposed(layer.parameters + (<usize>(8 * block * D) << 2), D, count, layer.w + panelBytes * block);
    packTransposed(d + rowBytes * block, 1, count, layer.b + rowBytes * block);
  }
}

/** y of `rows` rows from row `first` on, with the weights as they were packed last. */
export function linearForward(layer: Linear, first: i32, rows: i32): void {
  const D = layer.inputSize;
  const O = layer.outputSize;
  const stride = panelStride(chunkRows);
  const width = <usize>layer.yWidth << 2;
  for (let row = first; row < first + rows; row += chunkRows) {
    const count = least(chunkRows, first + rows - row);
    packRows(layer.u + (<usize>(row * layer.uWidth) << 2), layer.uWidth, count, D, layer.inputs, stride);
    for (let block = 0; block < panelsOf(O); ++block) {
      const w = layer.w + paddedBytes(D) * block;
      const b = layer.b + rowBytes * block;
      const y = layer.y + width * row + rowBytes * block;
      const whole = O - 8 * block >= 8;
      const out = whole ? y : layer.result;
      product(layer.inputs, D, 0, 0, 1, stride, count, w, b, 0, out, whole ? width : rowBytes);
      if (!whole) storePanel(out, count, O - 8 * block, y, layer.yWidth);
    }
  }
}

function storePanel(from: usize, rows: i32, count: i32, to: usize, width: i32): void {
  for (let row = 0; row < rows; ++row) {
    storeRow(to, v128.load(from), v128.load(from, 16), count);
    from += rowBytes;
    to += <usize>width << 2;
  }
}

/** From ∂J/∂y of `rows` rows from row `first` on: adds to ∂J/∂V, ∂J/∂d, and to ∂J/∂u of these rows. */
export function linearBackward(layer: Linear, first: i32, rows: i32): void {
  const D = layer.inputSize;
  const O = layer.outputSize;
  const outputs = panelsOf(O);
  const panelBytes = paddedBytes(D);
  const stride = panelStride(chunkRows);
  memory.fill(layer.dw, 0, panelBytes * outputs);
  memory.fill(layer.db, 0, rowBytes * outputs);
  if (layer.du != 0) packColumns(layer.parameters, O, D, layer.wBack, paddedBytes(O));
  for (let row = first; row < first + rows; row += chunkRows) {
    const count = least(chunkRows, first + rows - row);
    packRows(layer.u + (<usize>(row * layer.uWidth) << 2), layer.uWidth, count, D, layer.inputs, stride);
    packRows(layer.dy + (<usize>(row * layer.dyWidth) << 2), layer.dyWidth, count, O, layer.outputs, stride);
    addOuterProducts(layer.inputs, D, stride, layer.outputs, outputs, stride, count, layer.dw, panelBytes);
    addRowSums(layer.outputs, outputs, stride, count, layer.db);
    if (layer.du != 0) inputBackward(layer, row, count, stride);
  }
  const dd = layer.gradients + (<usize>(O * D) << 2);
  for (let block = 0; block < outputs; ++block) {
    const count = least(8, O - 8 * block);
    addTransposed(layer.dw + panelBytes * block, layer.gradients + (<usize>(8 * block * D) << 2), D, count);
    addTransposed(layer.db + rowBytes * block, dd + rowBytes * block, 1, count);
  }
}

/** ∂J/∂u = Vᵀ ∂J/∂y. */
function inputBackward(layer: Linear, row: i32, count: i32, stride: usize): void {
  const O = layer.outputSize;
  for (let block = 0; block < panelsOf(layer.inputSize); ++block) {
    const w = layer.wBack + paddedBytes(O) * block;
    const du = layer.du + (<usize>(row * layer.duWidth + 8 * block) << 2);
    product(layer.outputs, O, 0, 0, 1, stride, count, w, layer.zeros, 0, layer.result, rowBytes);
    addPanel(layer.result, count, least(8, layer.inputSize - 8 * block), du, layer.duWidth);
  }
}
