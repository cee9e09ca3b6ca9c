// A recurrent layer: what it reads and writes, and its own memory, all allocated once for the most steps and sequences.
import {gatesOf, hasCellState, hasReset, keptOf} from "./generated/cells";
import {chunkRows, least, panelStride, panelsOf} from "./panels";
import {paddedBytes} from "./weights";

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
  /** Where a gate's matrix reads r ∘ h⁻: that, laid out like the first part of z. */
  resetH: usize;
  /** What is kept of a step, [step][block of 8 units][row][kept][8]. */
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
  if (hasReset(layer.cell)) from += chunked * blocks;
  layer.gates = from;
  from += blockRows * layer.mostSteps * keptOf(layer.cell);
  layer.c = from;
  if (hasCellState(layer.cell)) from += blockRows * slots;
  layer.da = from;
  from += mostChunkBytes(slots, rows, false) * (blocks * gates);
  layer.dhNext = from;
  from += blockRows;
  layer.dcNext = from;
  if (hasCellState(layer.cell)) from += blockRows;
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
