// PyTorch's GRU in the lecture's letters: a_h = r ∘ m + n, with m = W_h h⁻ + c_h and n = U_h x + b_h.
import {logistic as σ, tanh} from "../../float32/kernels/assembly/elementary";
import {Layer} from "../../float32/kernels/assembly/layer";
import {
  backToState,
  da,
  fromInput,
  fromState,
  gateStride,
  hAfter,
  hBefore,
  preActivations
} from "../../float32/kernels/assembly/step";
import {madd, splat, storePart} from "../../float32/kernels/assembly/vector";
import {given, walk} from "../../float32/kernels/assembly/walk";

/**
 * Of a step m, u, r and h̃ are kept: how many, and where each stands in a row, in bytes. Before h̃ is made, n stands in its
 * place.
 */
export const kept: i32 = 4;
const M = 0;
const U = 32;
const R = 64;
const H̃ = 96;

@unmanaged
class Forward {
  @inline
  open(layer: Layer, step: i32, block: i32, kept: usize): void {
    fromState(layer, 0, block, kept + M);
    preActivations(layer, 1, block, kept + U);
    preActivations(layer, 2, block, kept + R);
    fromInput(layer, 3, block, kept + H̃);
  }

  @inline
  four(layer: Layer, kept: usize, panel: usize, packed: usize, outer: usize, units: i32): void {
    const u = σ(v128.load(kept, U));
    const r = σ(v128.load(kept, R));
    const h̃ = tanh(madd(r, v128.load(kept, M), v128.load(kept, H̃)));
    v128.store(kept, u, U);
    v128.store(kept, r, R);
    v128.store(kept, h̃, H̃);
    // h = (1 − u) ∘ h⁻ + u ∘ h̃
    const h = madd(f32x4.sub(splat(1), u), v128.load(hBefore + panel), f32x4.mul(u, h̃));
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
    const u = v128.load(kept, U);
    const r = v128.load(kept, R);
    const h̃ = v128.load(kept, H̃);
    const keep = f32x4.sub(one, u);
    const dhNext = layer.dhNext + packed;
    const dh = f32x4.add(given(outer, units), v128.load(dhNext));
    const dhu = f32x4.mul(dh, u);
    // ∂J/∂a_h = ∂J/∂n = ∂J/∂h ∘ u ∘ (1 − h̃²),  ∂J/∂m = ∂J/∂a_h ∘ r
    const dn = f32x4.mul(dhu, f32x4.sub(one, f32x4.mul(h̃, h̃)));
    const dm = f32x4.mul(dn, r);
    let to = da + panel;
    v128.store(to, dm);
    // ∂J/∂a_u = ∂J/∂h ∘ (h̃ − h⁻) ∘ u (1 − u)
    to += gateStride;
    v128.store(to, f32x4.mul(f32x4.mul(dhu, f32x4.sub(h̃, v128.load(hBefore + panel))), keep));
    // ∂J/∂a_r = ∂J/∂a_h ∘ m ∘ r (1 − r)
    to += gateStride;
    v128.store(to, f32x4.mul(f32x4.mul(dm, v128.load(kept, M)), f32x4.sub(one, r)));
    to += gateStride;
    v128.store(to, dn);
    // kept by 1 − u
    v128.store(dhNext, f32x4.mul(dh, keep));
  }
}

export function forward(layer: Layer, step: i32, h: usize): void {
  walk<Forward>(layer, step, h, layer.hWidth);
}

export function backward(layer: Layer, step: i32, dh: usize): void {
  walk<Backward>(layer, step, dh, layer.dhWidth);
  // through the products of m, u and r
  backToState(layer, 0, 3, layer.dhNext, true);
}
