// h = φ(W_h h⁻ + W_x x + b): src/engine/cells/rnn/rnn.ts, four units at a time.
import {logistic, tanh} from "../../float32/kernels/assembly/elementary";
import {Cell} from "../../float32/kernels/assembly/generated/cells";
import {Layer} from "../../float32/kernels/assembly/layer";
import {backToState, da, hAfter, preActivations} from "../../float32/kernels/assembly/step";
import {splat, storePart} from "../../float32/kernels/assembly/vector";
import {given, walk} from "../../float32/kernels/assembly/walk";

/** Of a step h is kept. */
export const kept: i32 = 1;

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

@unmanaged
class Forward {
  @inline
  open(layer: Layer, step: i32, block: i32, kept: usize): void {
    preActivations(layer, 0, block, kept);
  }

  @inline
  four(layer: Layer, kept: usize, panel: usize, packed: usize, outer: usize, units: i32): void {
    const h = φ(layer.cell, v128.load(kept));
    v128.store(kept, h);
    v128.store(hAfter + panel, h);
    storePart(outer, h, units);
  }
}

@unmanaged
class Backward {
  @inline
  open(layer: Layer, step: i32, block: i32, kept: usize): void {}

  @inline
  four(layer: Layer, kept: usize, panel: usize, packed: usize, outer: usize, units: i32): void {
    const dh = f32x4.add(given(outer, units), v128.load(layer.dhNext + packed));
    // ∂J/∂a = ∂J/∂h ∘ φ′(a)
    v128.store(da + panel, f32x4.mul(dh, slope(layer.cell, v128.load(kept))));
  }
}

export function forward(layer: Layer, step: i32, h: usize): void {
  walk<Forward>(layer, step, h, layer.hWidth);
}

export function backward(layer: Layer, step: i32, dh: usize): void {
  walk<Backward>(layer, step, dh, layer.dhWidth);
  // ∂J/∂h⁻ = W_hᵀ ∂J/∂a
  backToState(layer, 0, 1, layer.dhNext, false);
}
