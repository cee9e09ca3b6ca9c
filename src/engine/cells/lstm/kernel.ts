// The LSTM of src/engine/cells/lstm/lstm.ts, four units at a time.
import {logistic as σ, tanh} from "../../float32/kernels/assembly/elementary";
import {Layer} from "../../float32/kernels/assembly/layer";
import {rowBytes} from "../../float32/kernels/assembly/panels";
import {backToState, cAfter, cBefore, da, gateStride, hAfter, preActivations} from "../../float32/kernels/assembly/step";
import {madd, splat, storePart} from "../../float32/kernels/assembly/vector";
import {given, walk} from "../../float32/kernels/assembly/walk";

/** Of a step f, i, o, c̃ and tanh c are kept: how many, and where each stands in a row, in bytes. */
export const kept: i32 = 5;
const F = 0;
const IN = 32;
const O = 64;
const C̃ = 96;
const TANH_C = 128;

@unmanaged
class Forward {
  @inline
  open(layer: Layer, step: i32, block: i32, kept: usize): void {
    for (let gate = 0; gate < 4; ++gate) preActivations(layer, gate, block, kept + rowBytes * gate);
  }

  @inline
  four(layer: Layer, kept: usize, panel: usize, packed: usize, outer: usize, units: i32): void {
    const f = σ(v128.load(kept, F));
    const i = σ(v128.load(kept, IN));
    const o = σ(v128.load(kept, O));
    const c̃ = tanh(v128.load(kept, C̃));
    // c = f ∘ c⁻ + i ∘ c̃
    const c = madd(f, v128.load(cBefore + packed), f32x4.mul(i, c̃));
    // h = o ∘ tanh c
    const tanhC = tanh(c);
    const h = f32x4.mul(o, tanhC);
    v128.store(kept, f, F);
    v128.store(kept, i, IN);
    v128.store(kept, o, O);
    v128.store(kept, c̃, C̃);
    v128.store(kept, tanhC, TANH_C);
    v128.store(cAfter + packed, c);
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
    const i = v128.load(kept, IN);
    const o = v128.load(kept, O);
    const c̃ = v128.load(kept, C̃);
    const tanhC = v128.load(kept, TANH_C);
    const dh = f32x4.add(given(outer, units), v128.load(layer.dhNext + packed));
    // ∂J/∂c: through h, ∂J/∂h ∘ o ∘ (1 − tanh² c), and through c of the step after
    const dho = f32x4.mul(dh, o);
    const dcNext = layer.dcNext + packed;
    const dc = f32x4.add(f32x4.mul(dho, f32x4.sub(one, f32x4.mul(tanhC, tanhC))), v128.load(dcNext));
    // ∂J/∂a_f = ∂J/∂c ∘ c⁻ ∘ f (1 − f)
    let to = da + panel;
    v128.store(to, f32x4.mul(f32x4.mul(dc, v128.load(cBefore + packed)), f32x4.mul(f, f32x4.sub(one, f))));
    // ∂J/∂a_i = ∂J/∂c ∘ c̃ ∘ i (1 − i)
    to += gateStride;
    v128.store(to, f32x4.mul(f32x4.mul(dc, c̃), f32x4.mul(i, f32x4.sub(one, i))));
    // ∂J/∂a_o = ∂J/∂h ∘ tanh c ∘ o (1 − o)
    to += gateStride;
    v128.store(to, f32x4.mul(f32x4.mul(dho, tanhC), f32x4.sub(one, o)));
    // ∂J/∂a_c = ∂J/∂c ∘ i ∘ (1 − c̃²)
    to += gateStride;
    v128.store(to, f32x4.mul(f32x4.mul(dc, i), f32x4.sub(one, f32x4.mul(c̃, c̃))));
    // ∂J/∂c⁻ = f ∘ ∂J/∂c
    v128.store(dcNext, f32x4.mul(f, dc));
  }
}

export function forward(layer: Layer, step: i32, h: usize): void {
  walk<Forward>(layer, step, h, layer.hWidth);
}

export function backward(layer: Layer, step: i32, dh: usize): void {
  walk<Backward>(layer, step, dh, layer.dhWidth);
  // ∂J/∂h⁻: through the four products
  backToState(layer, 0, 4, layer.dhNext, false);
}
