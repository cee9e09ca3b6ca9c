// A recurrent layer over all steps: one call forward, one call back.
import {backward, forward, hasCellState, readsInput, readsReset, readsState} from "./generated/cells";
import {Layer, weightPanel} from "./layer";
import {addGradients, clearGradients, packBackward, packForward} from "./layerWeights";
import {addPanel, least, packRows, panelsOf, rowBytes, unpackRows} from "./panels";
import {addOuterProducts, addRowSums} from "./product";
import {
  B,
  H,
  I,
  backToInput,
  blockBytes,
  blocks,
  cAt,
  chunkSteps,
  gateStride,
  gates,
  resetOf,
  startPass,
  startStep,
  stride,
  x,
  zOf
} from "./step";
import {paddedBytes} from "./weights";

export {placeLayer} from "./layer";

/** Bytes from the start of rows [T, B] to the rows of a step: a layer that runs right to left reads them backwards. */
@inline
function timeOffset(layer: Layer, step: i32, steps: i32, width: i32): usize {
  return <usize>((layer.reverse ? steps - 1 - step : step) * B * width) << 2;
}

/** h of all steps from x and the initial state. */
export function recurrentForward(layer: Layer, steps: i32, rows: i32): void {
  startPass(layer, steps, rows);
  packForward(layer);
  packRows(layer.initialH, H, B, H, zOf(layer, 0), stride);
  const withC = hasCellState(layer.cell);
  if (withC) packRows(layer.initialC, H, B, H, cAt(layer, 0), blockBytes);
  for (let step = 0; step < steps; ++step) {
    startStep(layer, step);
    packRows(layer.x + timeOffset(layer, step, steps, layer.xWidth), layer.xWidth, B, I, x, stride);
    forward(layer, step, layer.h + timeOffset(layer, step, steps, layer.hWidth));
  }
  unpackRows(zOf(layer, steps), stride, B, H, layer.finalH, H);
  if (withC) unpackRows(cAt(layer, steps), blockBytes, B, H, layer.finalC, H);
}

/** The way back of the forward pass just made: adds to the gradients and to dx, and writes those of the initial state. */
export function recurrentBackward(layer: Layer, steps: i32, rows: i32): void {
  startPass(layer, steps, rows);
  packBackward(layer);
  clearGradients(layer);
  memory.fill(layer.dhNext, 0, blockBytes * blocks);
  const withC = hasCellState(layer.cell);
  if (withC) memory.fill(layer.dcNext, 0, blockBytes * blocks);
  for (let step = steps - 1; step >= 0; --step) {
    startStep(layer, step);
    backward(layer, step, layer.dh + timeOffset(layer, step, steps, layer.dhWidth));
    if (layer.dx != 0) inputBackward(layer, layer.dx + timeOffset(layer, step, steps, layer.dxWidth));
    if (step % chunkSteps == 0) weightsBackward(layer, step, least(chunkSteps, steps - step) * B);
  }
  unpackRows(layer.dhNext, blockBytes, B, H, layer.gradientOfH, H);
  if (withC) unpackRows(layer.dcNext, blockBytes, B, H, layer.gradientOfC, H);
  addGradients(layer);
}

/** Adds ∂J/∂x of a step. */
function inputBackward(layer: Layer, dx: usize): void {
  const first = readsInput(layer.cell, 0) ? 0 : 1;
  for (let block = 0; block < panelsOf(I); ++block) {
    backToInput(layer, first, gates - first, block, layer.scratch);
    addPanel(layer.scratch, B, least(8, I - 8 * block), dx + <usize>block * rowBytes, layer.dxWidth);
  }
}

/** ∂J/∂W, ∂J/∂U, ∂J/∂b of the steps of one chunk, all rows of it in one product; `first` is its first step. */
function weightsBackward(layer: Layer, first: i32, rows: i32): void {
  const z = zOf(layer, first);
  const inputs = z + stride * blocks;
  const panelBytes = weightPanel(layer);
  for (let gate = 0; gate < gates; ++gate) {
    const da = layer.da + gateStride * gate;
    const dw = layer.dw + panelBytes * (gate * blocks);
    const state = readsReset(layer.cell, gate) ? resetOf(layer, first) : z;
    if (readsState(layer.cell, gate)) addOuterProducts(state, H, stride, da, blocks, stride, rows, dw, panelBytes);
    if (readsInput(layer.cell, gate))
      addOuterProducts(inputs, I, stride, da, blocks, stride, rows, dw + paddedBytes(H), panelBytes);
  }
  addRowSums(layer.da, gates * blocks, stride, rows, layer.db);
}
