// A recurrent layer: what it reads and writes, and its own memory, all allocated once for the most steps and sequences.
import {chunkRows, least, panelStride, panelsOf} from "./panels";
import {paddedBytes} from "./weights";

/** The cells by number, in the order of `cellKinds` (src/engine/cells/makeCell.ts). */
export namespace Cell {
  export const rnnTanh = 0;
  export const rnnLogistic = 1;
  export const rnnRelu = 2;
  export const rnnLinear = 3;
  export const lstm = 4;
  export const gru = 5;
  export const gruResetAfter = 6;
}

/** The fields up to `gradientOfC` are written from outside, in this order (recurrentLayer.ts). */
@unmanaged
export class Layer {
  cell: i32;
  inputSize: i32;
  hiddenSize: i32;
  mostSteps: i32;
  mostRows: i32;
  reverse: i32;
  /** The layer's parameters and their gradients, as `layout` has them. */
  parameters: usize;
  gradients: usize;
  /** Rows [T, B], `…Width` numbers apart; dx is 0 where it is not wanted. */
  x: usize;
  xWidth: i32;
  h: usize;
  hWidth: i32;
  dh: usize;
  dhWidth: i32;
  dx: usize;
  dxWidth: i32;
  /** States of [B, H] before the first step and after the last one, and the gradient of the first. */
  initialH: usize;
  initialC: usize;
  finalH: usize;
  finalC: usize;
  gradientOfH: usize;
  gradientOfC: usize;

  // From here on the layer's own.

  /** Rows [h⁻ | x] in panels, [chunk of steps][panel][row][8]; one slot more than steps, for the last h. */
  z: usize;
  /** In a GRU that resets before the product: r ∘ h⁻, laid out like the first part of z. */
  resetH: usize;
  /** Gates, [step][block of 8 units][row][gate][8]. */
  gates: usize;
  /** c, [slot][block][row][8]. */
  c: usize;
  /** ∂J/∂a of the steps of one chunk, [gate][block][row][8]. */
  da: usize;
  /** ∂J/∂h and ∂J/∂c from the step after, and ∂J/∂(r ∘ h⁻) or ∂J/∂x, [block][row][8]. */
  dhNext: usize;
  dcNext: usize;
  scratch: usize;
  /** Weights in panels of 8 units, [gate][block][h⁻ | x][8], their biases, and the gradients of both. */
  w: usize;
  b: usize;
  dw: usize;
  db: usize;
  /** Weights for the way back, [block of h⁻ or x][gate][unit][8]. */
  wBack: usize;
  wInput: usize;
  zeros: usize;
}

/** How many steps share a chunk. */
@inline
export function stepsInChunk(slots: i32, rows: i32): i32 {
  const steps = chunkRows / rows;
  return least(steps > 1 ? steps : 1, slots);
}

/** Pre-activations a unit; `c_h`'s sum is one of its own in a GRU that resets after the product. */
export function gatesOf(cell: i32): i32 {
  if (cell == Cell.lstm || cell == Cell.gruResetAfter) return 4;
  return cell == Cell.gru ? 3 : 1;
}

/** What is kept of a step a unit: its gates, and tanh c in an LSTM. */
export function keptOf(cell: i32): i32 {
  return cell == Cell.lstm ? 5 : gatesOf(cell);
}

/** Whether gate g multiplies the state. The input has a sum of its own where the reset gate acts after the product. */
@inline
export function readsState(cell: i32, gate: i32): bool {
  return !(cell == Cell.gruResetAfter && gate == 3);
}

@inline
export function readsInput(cell: i32, gate: i32): bool {
  return !(cell == Cell.gruResetAfter && gate == 0);
}

/** In which block W, U, b of the flat parameters gate g has its weights. */
function blockOf(cell: i32, gate: i32): i32 {
  if (cell != Cell.gruResetAfter) return gate;
  return gate == 0 || gate == 3 ? 2 : gate - 1;
}

/** Bytes of W, U, b of one gate. */
function blockBytes(layer: Layer): usize {
  return (<usize>(layer.hiddenSize * (layer.hiddenSize + layer.inputSize + 1))) << 2;
}

/** Where W [H, H] of a gate lies in the flat parameters, in bytes. */
export function stateOffset(layer: Layer, gate: i32): usize {
  return blockBytes(layer) * blockOf(layer.cell, gate);
}

/** Where U [H, I] of a gate lies. */
export function inputOffset(layer: Layer, gate: i32): usize {
  return stateOffset(layer, gate) + (<usize>(layer.hiddenSize * layer.hiddenSize) << 2);
}

/** Where b [H, 1] of a gate lies; c_h comes after the three blocks. */
export function biasOffset(layer: Layer, gate: i32): usize {
  if (layer.cell == Cell.gruResetAfter && gate == 0) return blockBytes(layer) * 3;
  return inputOffset(layer, gate) + (<usize>(layer.hiddenSize * layer.inputSize) << 2);
}

/** Bytes of one panel of weights: the part for h⁻, then the part for x. */
@inline
export function weightPanel(layer: Layer): usize {
  return paddedBytes(layer.hiddenSize) + paddedBytes(layer.inputSize);
}

/** The most that rows of one panel, over all chunks, may need for any batch and any steps up to the layer's. */
function mostChunkBytes(slots: i32, rows: i32, chunks: bool): usize {
  let most: usize = 0;
  for (let batch = 1; batch <= rows; ++batch) {
    const steps = stepsInChunk(slots, batch);
    const count = chunks ? (slots + steps - 1) / steps : 1;
    const bytes = panelStride(steps * batch) * count;
    if (bytes > most) most = bytes;
  }
  return most;
}

/** Gives a layer its own memory from `from` on, and returns where it ends; only the descriptor is written. */
export function placeLayer(layer: Layer, from: usize): usize {
  const gates = gatesOf(layer.cell);
  const blocks = panelsOf(layer.hiddenSize);
  const inputs = panelsOf(layer.inputSize);
  const slots = layer.mostSteps + 1;
  const rows = layer.mostRows;
  const chunked = mostChunkBytes(slots, rows, true);
  const blockRows = <usize>(blocks * rows) << 5;
  layer.z = from;
  from += chunked * (blocks + inputs);
  layer.resetH = from;
  if (layer.cell == Cell.gru) from += chunked * blocks;
  layer.gates = from;
  from += blockRows * layer.mostSteps * keptOf(layer.cell);
  layer.c = from;
  if (layer.cell == Cell.lstm) from += blockRows * slots;
  layer.da = from;
  from += mostChunkBytes(slots, rows, false) * (blocks * gates);
  layer.dhNext = from;
  from += blockRows;
  layer.dcNext = from;
  if (layer.cell == Cell.lstm) from += blockRows;
  layer.scratch = from;
  from += blockRows;
  layer.w = from;
  from += weightPanel(layer) * (gates * blocks);
  layer.b = from;
  from += <usize>(gates * blocks) << 5;
  layer.dw = from;
  from += weightPanel(layer) * (gates * blocks);
  layer.db = from;
  from += <usize>(gates * blocks) << 5;
  layer.wBack = from;
  from += paddedBytes(layer.hiddenSize) * (gates * blocks);
  layer.wInput = from;
  if (layer.dx != 0) from += paddedBytes(layer.hiddenSize) * (gates * inputs);
  layer.zeros = from;
  return from + 32;
}
