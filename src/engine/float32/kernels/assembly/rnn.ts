// h = φ(W_h h⁻ + W_x x + b): src/engine/cells/rnn.ts, eight units at a time.
import {logistic, tanh} from "./elementary";
import {Cell, Layer} from "./layer";
import {loadPart, splat} from "./vector";
import {storeRow} from "./panels";
import {B, backToState, blockBytes, blocks, daAt, gatesAt, preActivations, stride, unitsIn, zOf} from "./step";
import {panelsOf, rowBytes} from "./panels";

@inline
function φ(cell: i32, a: v128): v128 {
  if (cell == Cell.rnnTanh) return tanh(a);
  if (cell == Cell.rnnLogistic) return logistic(a);
  if (cell == Cell.rnnRelu) return v128.bitselect(splat(0), a, f32x4.le(a, splat(0)));
  return a;
}

/** φ′, from h = φ(a). */
@inline
function slope(cell: i32, h: v128): v128 {
  if (cell == Cell.rnnTanh) return f32x4.sub(splat(1), f32x4.mul(h, h));
  if (cell == Cell.rnnLogistic) return f32x4.mul(h, f32x4.sub(splat(1), h));
  if (cell == Cell.rnnRelu) return v128.and(splat(1), f32x4.gt(h, splat(0)));
  return splat(1);
}

/** `out`: where h of this step goes, rows `width` numbers apart. */
export function rnnForward(layer: Layer, step: i32, out: usize): void {
  const cell = layer.cell;
  const z = zOf(layer, step);
  let after = zOf(layer, step + 1);
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    preActivations(layer, 0, block, z, z + stride * blocks, at);
    const units = unitsIn(block);
    let target = out + <usize>block * rowBytes;
    let next = after;
    for (let row = 0; row < B; ++row) {
      const low = φ(cell, v128.load(at));
      const high = φ(cell, v128.load(at, 16));
      v128.store(at, low);
      v128.store(at, high, 16);
      v128.store(next, low);
      v128.store(next, high, 16);
      storeRow(target, low, high, units);
      at += rowBytes;
      next += rowBytes;
      target += <usize>layer.hWidth << 2;
    }
    after += stride;
  }
}

/** `dh`: where ∂J/∂h of this step lies, as far as it comes from the losses and layers above. */
export function rnnBackward(layer: Layer, step: i32, dh: usize): void {
  const cell = layer.cell;
  let through = layer.dhNext;
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    let da = daAt(layer, step, 0, block);
    const units = unitsIn(block);
    let given = dh + <usize>block * rowBytes;
    for (let row = 0; row < B; ++row) {
      // ∂J/∂a = ∂J/∂h ∘ φ′(a)
      const low = f32x4.add(loadPart(given, units), v128.load(through));
      v128.store(da, f32x4.mul(low, slope(cell, v128.load(at))));
      const high = f32x4.add(units > 4 ? loadPart(given + 16, units - 4) : splat(0), v128.load(through, 16));
      v128.store(da, f32x4.mul(high, slope(cell, v128.load(at, 16))), 16);
      at += rowBytes;
      da += rowBytes;
      through += rowBytes;
      given += <usize>layer.dhWidth << 2;
    }
  }
  // ∂J/∂h⁻ = W_hᵀ ∂J/∂a
  backToState(layer, step, 0, 1, layer.dhNext, false);
}
