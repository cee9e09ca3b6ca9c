// Where one step of a pass finds its rows, and the products that all cells make of them.
import {gatesOf, keptOf} from "./generated/cells";
import {Layer, stepsInChunk, weightPanel} from "./layer";
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
/** From gate to gate in da. */
export let gateStride: usize = 0;

/** The step that is under way: set by `startStep`. Where its rows of panels begin: h⁻, x, h, r ∘ h⁻ and ∂J/∂a. */
export let hBefore: usize = 0;
export let x: usize = 0;
export let hAfter: usize = 0;
export let reset: usize = 0;
export let da: usize = 0;
/** And its c⁻ and c. */
export let cBefore: usize = 0;
export let cAfter: usize = 0;

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
  gateStride = stride * blocks;
}

export function startStep(layer: Layer, step: i32): void {
  hBefore = zOf(layer, step);
  x = hBefore + stride * blocks;
  hAfter = zOf(layer, step + 1);
  reset = resetOf(layer, step);
  da = layer.da + blockBytes * (step % chunkSteps);
  cBefore = cAt(layer, step);
  cAfter = cAt(layer, step + 1);
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

/** c of a slot: slot 0 is the initial state. */
export function cAt(layer: Layer, slot: i32): usize {
  return layer.c + blockBytes * (slot * blocks);
}

/** a of one gate and block from [h⁻ | x], into every row of what is kept. */
export function preActivations(layer: Layer, gate: i32, block: i32, out: usize): void {
  fromBoth(layer, gate, block, hBefore, out);
}

/** The same from [r ∘ h⁻ | x]. */
export function resetPreActivations(layer: Layer, gate: i32, block: i32, out: usize): void {
  fromBoth(layer, gate, block, reset, out);
}

function fromBoth(layer: Layer, gate: i32, block: i32, state: usize, out: usize): void {
  const panel = gate * blocks + block;
  const w = layer.w + weightPanel(layer) * panel;
  product(state, H, x, I, 2, stride, B, w, layer.b + rowBytes * panel, 0, out, keptBytes);
}

/** The part of it that the state has (with the bias). */
export function fromState(layer: Layer, gate: i32, block: i32, out: usize): void {
  const panel = gate * blocks + block;
  const w = layer.w + weightPanel(layer) * panel;
  product(hBefore, H, 0, 0, 1, stride, B, w, layer.b + rowBytes * panel, 0, out, keptBytes);
}

/** The part of it that the input has (with the bias). */
export function fromInput(layer: Layer, gate: i32, block: i32, out: usize): void {
  const panel = gate * blocks + block;
  const w = layer.w + weightPanel(layer) * panel + paddedBytes(H);
  product(x, I, 0, 0, 1, stride, B, w, layer.b + rowBytes * panel, 0, out, keptBytes);
}

/**
 * Wᵀ ∂J/∂a summed over `count` gates from `first` on, for every block of the state. It is added to `into` where `add`,
 * or put there.
 */
export function backToState(layer: Layer, first: i32, count: i32, into: usize, add: bool): void {
  const gateBytes = paddedBytes(H);
  const from = da + gateStride * first;
  let w = layer.wBack + gateBytes * first;
  for (let block = 0; block < blocks; ++block) {
    const start = add ? into : layer.zeros;
    product(from, H, from + gateStride, H, count, stride, B, w, start, add ? rowBytes : 0, into, rowBytes);
    w += gateBytes * gates;
    into += blockBytes;
  }
}

/** Uᵀ ∂J/∂a summed over `count` gates from `first` on, for the block of the input from column 8 · `block` on. */
export function backToInput(layer: Layer, first: i32, count: i32, block: i32, out: usize): void {
  const gateBytes = paddedBytes(H);
  const from = da + gateStride * first;
  const w = layer.wInput + gateBytes * (block * gates + first);
  product(from, H, from + gateStride, H, count, stride, B, w, layer.zeros, 0, out, rowBytes);
}

/** How many units a block has. */
@inline
export function unitsIn(block: i32): i32 {
  return least(8, H - 8 * block);
}
