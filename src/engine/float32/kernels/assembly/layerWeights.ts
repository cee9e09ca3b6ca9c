import {biasOffset, gatesOf, inputOffset, readsInput, readsState, stateOffset} from "./generated/cells";
import {Layer, weightPanel} from "./layer";
import {least, panelsOf} from "./panels";
import {addTransposed, packColumns, packTransposed, paddedBytes} from "./weights";

/** Packs the weights and biases for the way forward: once a pass. */
export function packForward(layer: Layer): void {
  const H = layer.hiddenSize;
  const I = layer.inputSize;
  let w = layer.w;
  let b = layer.b;
  for (let gate = 0; gate < gatesOf(layer.cell); ++gate)
    for (let unit = 0; unit < H; unit += 8) {
      const count = least(8, H - unit);
      const W = layer.parameters + stateOffset(layer.cell, gate, H, I) + (<usize>(unit * H) << 2);
      const U = layer.parameters + inputOffset(layer.cell, gate, H, I) + (<usize>(unit * I) << 2);
      if (readsState(layer.cell, gate)) packTransposed(W, H, count, w);
      if (readsInput(layer.cell, gate)) packTransposed(U, I, count, w + paddedBytes(H));
      packTransposed(layer.parameters + biasOffset(layer.cell, gate, H, I) + (<usize>unit << 2), 1, count, b);
      w += weightPanel(layer);
      b += 32;
    }
}

/** Packs the weights for the way back: once a pass. */
export function packBackward(layer: Layer): void {
  const H = layer.hiddenSize;
  const I = layer.inputSize;
  const gates = gatesOf(layer.cell);
  const gateBytes = paddedBytes(H);
  for (let gate = 0; gate < gates; ++gate) {
    const W = layer.parameters + stateOffset(layer.cell, gate, H, I);
    const U = layer.parameters + inputOffset(layer.cell, gate, H, I);
    if (readsState(layer.cell, gate)) packColumns(W, H, H, layer.wBack + gateBytes * gate, gateBytes * gates);
    if (layer.dx != 0 && readsInput(layer.cell, gate))
      packColumns(U, H, I, layer.wInput + gateBytes * gate, gateBytes * gates);
  }
}

/** Zeros where the gradients of the weights are added up. */
export function clearGradients(layer: Layer): void {
  const panels = gatesOf(layer.cell) * panelsOf(layer.hiddenSize);
  memory.fill(layer.dw, 0, weightPanel(layer) * panels);
  memory.fill(layer.db, 0, <usize>panels << 5);
}

/** Adds what was added up to the flat gradients. */
export function addGradients(layer: Layer): void {
  const H = layer.hiddenSize;
  const I = layer.inputSize;
  let dw = layer.dw;
  let db = layer.db;
  for (let gate = 0; gate < gatesOf(layer.cell); ++gate)
    for (let unit = 0; unit < H; unit += 8) {
      const count = least(8, H - unit);
      const W = layer.gradients + stateOffset(layer.cell, gate, H, I) + (<usize>(unit * H) << 2);
      const U = layer.gradients + inputOffset(layer.cell, gate, H, I) + (<usize>(unit * I) << 2);
      if (readsState(layer.cell, gate)) addTransposed(dw, W, H, count);
      if (readsInput(layer.cell, gate)) addTransposed(dw + paddedBytes(H), U, I, count);
      addTransposed(db, layer.gradients + biasOffset(layer.cell, gate, H, I) + (<usize>unit << 2), 1, count);
      dw += weightPanel(layer);
      db += 32;
    }
}
