// Where one step of a pass finds its rows, and the products that all cells make of them.
import {gatesOf, keptOf, Layer, stepsInChunk, weightPanel} from "./layer";
import {least, panelStride, panelsOf, rowBytes} from "./panels";
import {product} from "./product";
import {paddedBytes} from "./weights";

/** The pass that is under way: set by `startPass`, read by every step. Sizes in numbers, strides in bytes. */
export let B: i32 = 0;
export let H: i32 = 0;
export let I: i32 = 0;
/** Blocks of 8 units. */
export let blocks: i32 = 0;
export let gates: i32 = 0;
/** Steps in a chunk. */
export let chunkSteps: i32 = 0;
/** From panel to panel. */
export let stride: usize = 0;
/** Of one block of 8 units in all rows. */
export let blockBytes: usize = 0;
/** Of the kept gates of one unit block in one row. */
export let keptBytes: usize = 0;

export function startPass(layer: Layer, steps: i32, rows: i32): void {
  B = rows;
  H = layer.hiddenSize;
  I = layer.inputSize;
  blocks = panelsOf(H);
  gates = gatesOf(layer.cell);
  chunkSteps = stepsInChunk(steps + 1, rows);
  stride = panelStride(chunkSteps * rows);
  blockBytes = <usize>rows * rowBytes;
  keptBytes = <usize>keptOf(layer.cell) * rowBytes;
}

/** The row [h⁻ | x] of a step, in panels; slot T is the state after the last step. */
export function zOf(layer: Layer, step: i32): usize {
  return layer.z + stride * ((step / chunkSteps) * (blocks + panelsOf(I))) + blockBytes * (step % chunkSteps);
}

/** r ∘ h⁻ of a step. */
export function resetOf(layer: Layer, step: i32): usize {
  return layer.resetH + stride * ((step / chunkSteps) * blocks) + blockBytes * (step % chunkSteps);
}

/** The kept gates of a step and block. */
export function gatesAt(layer: Layer, step: i32, block: i32): usize {
  return layer.gates + <usize>B * keptBytes * (step * blocks + block);
}

/** c of a slot and block: slot 0 is the initial state. */
export function cAt(layer: Layer, slot: i32, block: i32): usize {
  return layer.c + blockBytes * (slot * blocks + block);
}

/** ∂J/∂a of a step, gate and block. */
export function daAt(layer: Layer, step: i32, gate: i32, block: i32): usize {
  return layer.da + stride * (gate * blocks + block) + blockBytes * (step % chunkSteps);
}

/** a of one gate and block from [state | x], into every row of the kept gates. */
export function preActivations(
  layer: Layer,
  gate: i32,
  block: i32,
  state: usize,
  x: usize,
  out: usize
): void {
  const panel = gate * blocks + block;
  const w = layer.w + weightPanel(layer) * panel;
  product(state, H, x, I, 2, stride, B, w, layer.b + rowBytes * panel, 0, out, keptBytes);
}

/** The part of it that the state has (with the bias). */
export function fromState(layer: Layer, gate: i32, block: i32, state: usize, out: usize): void {
  const panel = gate * blocks + block;
  const w = layer.w + weightPanel(layer) * panel;
  product(state, H, 0, 0, 1, stride, B, w, layer.b + rowBytes * panel, 0, out, keptBytes);
}

/** The part of it that the input has (with the bias). */
export function fromInput(layer: Layer, gate: i32, block: i32, x: usize, out: usize): void {
  const panel = gate * blocks + block;
  const w = layer.w + weightPanel(layer) * panel + paddedBytes(H);
  product(x, I, 0, 0, 1, stride, B, w, layer.b + rowBytes * panel, 0, out, keptBytes);
}

/**
 * Wᵀ ∂J/∂a summed over `count` gates from `first` on, for every block of the state. It is added to `into` where `add`,
 * or put there.
 */
export function backToState(layer: Layer, step: i32, first: i32, count: i32, into: usize, add: bool): void {
  const gateBytes = paddedBytes(H);
  const da = daAt(layer, step, first, 0);
  let w = layer.wBack + gateBytes * first;
  for (let block = 0; block < blocks; ++block) {
    const start = add ? into : layer.zeros;
    product(da, H, da + stride * blocks, H, count, stride, B, w, start, add ? rowBytes : 0, into, rowBytes);
    w += gateBytes * gates;
    into += blockBytes;
  }
}

/** Uᵀ ∂J/∂a summed over `count` gates from `first` on, for the block of the input from column 8 · `block` on. */
export function backToInput(layer: Layer, step: i32, first: i32, count: i32, block: i32, out: usize): void {
  const gateBytes = paddedBytes(H);
  const da = daAt(layer, step, first, 0);
  const w = layer.wInput + gateBytes * (block * gates + first);
  product(da, H, da + stride * blocks, H, count, stride, B, w, layer.zeros, 0, out, rowBytes);
}

/** How many units a block has. */
@inline
export function unitsIn(block: i32): i32 {
  return least(8, H - 8 * block);
}
