// The GRU of src/engine/cells/gru/gru.ts, in which u = 0 keeps the state; the reset gate acts before the product.
import {logistic as σ, tanh} from "../../float32/kernels/assembly/elementary";
import {Layer} from "../../float32/kernels/assembly/layer";
import {
  backToState,
  da,
  gateStride,
  hAfter,
  hBefore,
  preActivations,
  reset,
  resetPreActivations
} from "../../float32/kernels/assembly/step";
import {madd, splat, storePart} from "../../float32/kernels/assembly/vector";
import {given, walk} from "../../float32/kernels/assembly/walk";

/** Of a step u, r and h̃ are kept: how many, and where each stands in a row, in bytes. */
export const kept: i32 = 3;
const U = 0;
const R = 32;
const H̃ = 64;

/** u, r and r ∘ h⁻ of all units, before any new content: each needs all of them. */
@unmanaged
class Gates {
  @inline
  open(layer: Layer, step: i32, block: i32, kept: usize): void {
    preActivations(layer, 0, block, kept + U);
    preActivations(layer, 1, block, kept + R);
  }

  @inline
  four(layer: Layer, kept: usize, panel: usize, packed: usize, outer: usize, units: i32): void {
    const r = σ(v128.load(kept, R));
    v128.store(kept, σ(v128.load(kept, U)), U);
    v128.store(kept, r, R);
    v128.store(reset + panel, f32x4.mul(r, v128.load(hBefore + panel)));
  }
}

@unmanaged
class NewState {
  @inline
  open(layer: Layer, step: i32, block: i32, kept: usize): void {
    resetPreActivations(layer, 2, block, kept + H̃);
  }

  @inline
  four(layer: Layer, kept: usize, panel: usize, packed: usize, outer: usize, units: i32): void {
    const u = v128.load(kept, U);
    const h̃ = tanh(v128.load(kept, H̃));
    v128.store(kept, h̃, H̃);
    // h = (1 − u) ∘ h⁻ + u ∘ h̃
    const h = madd(f32x4.sub(splat(1), u), v128.load(hBefore + panel), f32x4.mul(u, h̃));
    v128.store(hAfter + panel, h);
    storePart(outer, h, units);
  }
}

@unmanaged
class ContentBackward {
  @inline
  open(layer: Layer, step: i32, block: i32, kept: usize): void {}

  @inline
  four(layer: Layer, kept: usize, panel: usize, packed: usize, outer: usize, units: i32): void {
    const one = splat(1);
    const u = v128.load(kept, U);
    const h̃ = v128.load(kept, H̃);
    const keep = f32x4.sub(one, u);
    const dhNext = layer.dhNext + packed;
    const dh = f32x4.add(given(outer, units), v128.load(dhNext));
    const dhu = f32x4.mul(dh, u);
    // ∂J/∂a_u = ∂J/∂h ∘ (h̃ − h⁻) ∘ u (1 − u)
    v128.store(da + panel, f32x4.mul(f32x4.mul(dhu, f32x4.sub(h̃, v128.load(hBefore + panel))), keep));
    // ∂J/∂a_h = ∂J/∂h ∘ u ∘ (1 − h̃²)
    v128.store(da + 2 * gateStride + panel, f32x4.mul(dhu, f32x4.sub(one, f32x4.mul(h̃, h̃))));
    // kept by 1 − u
    v128.store(dhNext, f32x4.mul(dh, keep));
  }
}

/** From ∂J/∂(r ∘ h⁻) in `scratch`. */
@unmanaged
class ResetBackward {
  @inline
  open(layer: Layer, step: i32, block: i32, kept: usize): void {}

  @inline
  four(layer: Layer, kept: usize, panel: usize, packed: usize, outer: usize, units: i32): void {
    const r = v128.load(kept, R);
    const dr = f32x4.mul(v128.load(layer.scratch + packed), r);
    // ∂J/∂a_r = ∂J/∂(r ∘ h⁻) ∘ h⁻ ∘ r (1 − r)
    v128.store(
      da + gateStride + panel,
      f32x4.mul(f32x4.mul(dr, v128.load(hBefore + panel)), f32x4.sub(splat(1), r))
    );
    const dhNext = layer.dhNext + packed;
    v128.store(dhNext, f32x4.add(v128.load(dhNext), dr));
  }
}

export function forward(layer: Layer, step: i32, h: usize): void {
  walk<Gates>(layer, step, h, layer.hWidth);
  walk<NewState>(layer, step, h, layer.hWidth);
}

export function backward(layer: Layer, step: i32, dh: usize): void {
  walk<ContentBackward>(layer, step, dh, layer.dhWidth);
  // ∂J/∂(r ∘ h⁻) = W_hᵀ ∂J/∂a_h
  backToState(layer, 2, 1, layer.scratch, false);
  walk<ResetBackward>(layer, step, dh, layer.dhWidth);
  // through the products of u and r
  backToState(layer, 0, 2, layer.dhNext, true);
}
