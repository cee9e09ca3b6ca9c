// JANET of src/engine/cells/janet/janet.ts, four units at a time.
import {logistic as σ, tanh} from "../../float32/kernels/assembly/elementary";
import {Layer} from "../../float32/kernels/assembly/layer";
import {backToState, da, gateStride, hAfter, hBefore, preActivations} from "../../float32/kernels/assembly/step";
import {madd, splat, storePart} from "../../float32/kernels/assembly/vector";
import {given, walk} from "../../float32/kernels/assembly/walk";

/**
 * Of a step f, c̃ and 1 − σ(a_f − β) are kept: how many, and where each stands in a row, in bytes. Before they are made,
 * a_f and a_c stand in the places of the first two.
 */
export const kept: i32 = 3;
const F = 0;
const C̃ = 32;
const WRITE = 64;

/** That of operations.ts: the test against float64 holds the two to each other. */
const β: f32 = 1;

@unmanaged
class Forward {
  @inline
  open(layer: Layer, step: i32, block: i32, kept: usize): void {
    preActivations(layer, 0, block, kept + F);
    preActivations(layer, 1, block, kept + C̃);
  }

  @inline
  four(layer: Layer, kept: usize, panel: usize, packed: usize, outer: usize, units: i32): void {
    const a_f = v128.load(kept, F);
    const f = σ(a_f);
    const write = σ(f32x4.sub(splat(β), a_f));
    const c̃ = tanh(v128.load(kept, C̃));
    // h = f ∘ h⁻ + (1 − σ(a_f − β)) ∘ c̃
    const h = madd(f, v128.load(hBefore + panel), f32x4.mul(write, c̃));
    v128.store(kept, f, F);
    v128.store(kept, c̃, C̃);
    v128.store(kept, write, WRITE);
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
    const one = splat(1);
    const f = v128.load(kept, F);
    const c̃ = v128.load(kept, C̃);
    const write = v128.load(kept, WRITE);
    const dhNext = layer.dhNext + packed;
    const dh = f32x4.add(given(outer, units), v128.load(dhNext));
    // ∂J/∂a_f = ∂J/∂h ∘ (h⁻ ∘ f (1 − f) − c̃ ∘ write (1 − write))
    const keeping = f32x4.mul(v128.load(hBefore + panel), f32x4.mul(f, f32x4.sub(one, f)));
    const writing = f32x4.mul(c̃, f32x4.mul(write, f32x4.sub(one, write)));
    v128.store(da + panel, f32x4.mul(dh, f32x4.sub(keeping, writing)));
    // ∂J/∂a_c = ∂J/∂h ∘ write ∘ (1 − c̃²)
    v128.store(da + gateStride + panel, f32x4.mul(f32x4.mul(dh, write), f32x4.sub(one, f32x4.mul(c̃, c̃))));
    // kept by f
    v128.store(dhNext, f32x4.mul(f, dh));
  }
}

export function forward(layer: Layer, step: i32, h: usize): void {
  walk<Forward>(layer, step, h, layer.hWidth);
}

export function backward(layer: Layer, step: i32, dh: usize): void {
  walk<Backward>(layer, step, dh, layer.dhWidth);
  // through the two products
  backToState(layer, 0, 2, layer.dhNext, true);
}
