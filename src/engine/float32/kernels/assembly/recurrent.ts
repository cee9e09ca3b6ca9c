// A recurrent layer over all steps: one call forward, one call back.
import {gruBackward, gruForward} from "./gru";
import {gruResetAfterBackward, gruResetAfterForward} from "./gruResetAfter";
import {Cell, Layer, readsInput, readsState, weightPanel} from "./layer";
import {addGradients, clearGradients, packBackward, packForward} from "./layerWeights";
import {lstmBackward, lstmForward} from "./lstm";
import {addPanel, least, packRows, panelsOf, rowBytes, unpackRows} from "./panels";
import {addOuterProducts, addRowSums} from "./product";
import {rnnBackward, rnnForward} from "./rnn";
import {B, H, I, backToInput, blockBytes, blocks, cAt, chunkSteps, gates, resetOf, startPass, stride, zOf} from "./step";
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
  if (layer.cell == Cell.lstm) packRows(layer.initialC, H, B, H, cAt(layer, 0, 0), blockBytes);
  for (let step = 0; step < steps; ++step) {
    const x = layer.x + timeOffset(layer, step, steps, layer.xWidth);
    packRows(x, layer.xWidth, B, I, zOf(layer, step) + stride * blocks, stride);
    const out = layer.h + timeOffset(layer, step, steps, layer.hWidth);
    if (layer.cell == Cell.lstm) lstmForward(layer, step, out);
    else if (layer.cell == Cell.gru) gruForward(layer, step, out);
    else if (layer.cell == Cell.gruResetAfter) gruResetAfterForward(layer, step, out);
    else rnnForward(layer, step, out);
  }
  unpackRows(zOf(layer, steps), stride, B, H, layer.finalH, H);
  if (layer.cell == Cell.lstm) unpackRows(cAt(layer, steps, 0), blockBytes, B, H, layer.finalC, H);
}

/** The way back of the forward pass just made: adds to the gradients and to dx, and writes those of the initial state. */
export function recurrentBackward(layer: Layer, steps: i32, rows: i32): void {
  startPass(layer, steps, rows);
  packBackward(layer);
  clearGradients(layer);
  memory.fill(layer.dhNext, 0, blockBytes * blocks);
  if (layer.cell == Cell.lstm) memory.fill(layer.dcNext, 0, blockBytes * blocks);
  for (let step = steps - 1; step >= 0; --step) {
    const dh = layer.dh + timeOffset(layer, step, steps, layer.dhWidth);
    if (layer.cell == Cell.lstm) lstmBackward(layer, step, dh);
    else if (layer.cell == Cell.gru) gruBackward(layer, step, dh);
    else if (layer.cell == Cell.gruResetAfter) gruResetAfterBackward(layer, step, dh);
    else rnnBackward(layer, step, dh);
    if (layer.dx != 0) inputBackward(layer, step, layer.dx + timeOffset(layer, step, steps, layer.dxWidth));
    if (step % chunkSteps == 0) weightsBackward(layer, step, least(chunkSteps, steps - step) * B);
  }
  unpackRows(layer.dhNext, blockBytes, B, H, layer.gradientOfH, H);
  if (layer.cell == Cell.lstm) unpackRows(layer.dcNext, blockBytes, B, H, layer.gradientOfC, H);
  addGradients(layer);
}

/** Adds ∂J/∂x of a step. */
function inputBackward(layer: Layer, step: i32, dx: usize): void {
  const first = readsInput(layer.cell, 0) ? 0 : 1;
  for (let block = 0; block < panelsOf(I); ++block) {
    backToInput(layer, step, first, gates - first, block, layer.scratch);
    addPanel(layer.scratch, B, least(8, I - 8 * block), dx + <usize>block * rowBytes, layer.dxWidth);
  }
}

/** ∂J/∂W, ∂J/∂U, ∂J/∂b of the steps of one chunk, all rows of it in one product; `first` is its first step. */
function weightsBackward(layer: Layer, first: i32, rows: i32): void {
  const z = zOf(layer, first);
  const x = z + stride * blocks;
  const panelBytes = weightPanel(layer);
  for (let gate = 0; gate < gates; ++gate) {
    const da = layer.da + stride * (gate * blocks);
    const dw = layer.dw + panelBytes * (gate * blocks);
    const state = layer.cell == Cell.gru && gate == 2 ? resetOf(layer, first) : z;
    if (readsState(layer.cell, gate)) addOuterProducts(state, H, stride, da, blocks, stride, rows, dw, panelBytes);
    if (readsInput(layer.cell, gate))
      addOuterProducts(x, I, stride, da, blocks, stride, rows, dw + paddedBytes(H), panelBytes);
  }
  addRowSums(layer.da, gates * blocks, stride, rows, layer.db);
}
