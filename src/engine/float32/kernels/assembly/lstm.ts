// The LSTM of src/engine/cells/lstm.ts, four units at a time.
import {logistic as σ, tanh} from "./elementary";
import {Layer} from "./layer";
import {loadPart, madd, splat, storePart} from "./vector";
import {rowBytes} from "./panels";
import {B, backToState, blocks, cAt, daAt, gatesAt, keptBytes, preActivations, stride, unitsIn, zOf} from "./step";

/** Where f, i, o, c̃ and tanh c stand among what is kept of a row, in bytes. */
const F = 0;
const IN = 32;
const O = 64;
const C̃ = 96;
const TANH_C = 128;

export function lstmForward(layer: Layer, step: i32, out: usize): void {
  const z = zOf(layer, step);
  const x = z + stride * blocks;
  let after = zOf(layer, step + 1);
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    for (let gate = 0; gate < 4; ++gate) preActivations(layer, gate, block, z, x, at + <usize>gate * rowBytes);
    const units = unitsIn(block);
    let target = out + <usize>block * rowBytes;
    let next = after;
    let cBefore = cAt(layer, step, block);
    let c = cAt(layer, step + 1, block);
    for (let row = 0; row < B; ++row) {
      forwardFour(at, cBefore, c, next);
      forwardFour(at + 16, cBefore + 16, c + 16, next + 16);
      storePart(target, v128.load(next), units);
      storePart(target + 16, v128.load(next, 16), units - 4);
      at += keptBytes;
      cBefore += rowBytes;
      c += rowBytes;
      next += rowBytes;
      target += <usize>layer.hWidth << 2;
    }
    after += stride;
  }
}

@inline
function forwardFour(at: usize, cBefore: usize, cAfter: usize, hAfter: usize): void {
  const f = σ(v128.load(at, F));
  const i = σ(v128.load(at, IN));
  const o = σ(v128.load(at, O));
  const c̃ = tanh(v128.load(at, C̃));
  // c = f ∘ c⁻ + i ∘ c̃
  const c = madd(f, v128.load(cBefore), f32x4.mul(i, c̃));
  // h = o ∘ tanh c
  const tanhC = tanh(c);
  v128.store(at, f, F);
  v128.store(at, i, IN);
  v128.store(at, o, O);
  v128.store(at, c̃, C̃);
  v128.store(at, tanhC, TANH_C);
  v128.store(cAfter, c);
  v128.store(hAfter, f32x4.mul(o, tanhC));
}

export function lstmBackward(layer: Layer, step: i32, dh: usize): void {
  let dhNext = layer.dhNext;
  let dcNext = layer.dcNext;
  const gateStride = stride * blocks;
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    let cBefore = cAt(layer, step, block);
    let da = daAt(layer, step, 0, block);
    const units = unitsIn(block);
    let given = dh + <usize>block * rowBytes;
    for (let row = 0; row < B; ++row) {
      backwardFour(at, cBefore, loadPart(given, units), dhNext, dcNext, da, gateStride);
      const more = units > 4 ? loadPart(given + 16, units - 4) : splat(0);
      backwardFour(at + 16, cBefore + 16, more, dhNext + 16, dcNext + 16, da + 16, gateStride);
      at += keptBytes;
      cBefore += rowBytes;
      da += rowBytes;
      dhNext += rowBytes;
      dcNext += rowBytes;
      given += <usize>layer.dhWidth << 2;
    }
  }
  // ∂J/∂h⁻: through the four products
  backToState(layer, step, 0, 4, layer.dhNext, false);
}

@inline
function backwardFour(
  at: usize,
  cBefore: usize,
  given: v128,
  dhNext: usize,
  dcNext: usize,
  da: usize,
  gateStride: usize
): void {
  const one = splat(1);
  const f = v128.load(at, F);
  const i = v128.load(at, IN);
  const o = v128.load(at, O);
  const c̃ = v128.load(at, C̃);
  const tanhC = v128.load(at, TANH_C);
  const dh = f32x4.add(given, v128.load(dhNext));
  // ∂J/∂c: through h, ∂J/∂h ∘ o ∘ (1 − tanh² c), and through c of the step after
  const dho = f32x4.mul(dh, o);
  const dc = f32x4.add(f32x4.mul(dho, f32x4.sub(one, f32x4.mul(tanhC, tanhC))), v128.load(dcNext));
  // ∂J/∂a_f = ∂J/∂c ∘ c⁻ ∘ f (1 − f)
  v128.store(da, f32x4.mul(f32x4.mul(dc, v128.load(cBefore)), f32x4.mul(f, f32x4.sub(one, f))));
  // ∂J/∂a_i = ∂J/∂c ∘ c̃ ∘ i (1 − i)
  da += gateStride;
  v128.store(da, f32x4.mul(f32x4.mul(dc, c̃), f32x4.mul(i, f32x4.sub(one, i))));
  // ∂J/∂a_o = ∂J/∂h ∘ tanh c ∘ o (1 − o)
  da += gateStride;
  v128.store(da, f32x4.mul(f32x4.mul(dho, tanhC), f32x4.sub(one, o)));
  // ∂J/∂a_c = ∂J/∂c ∘ i ∘ (1 − c̃²)
  da += gateStride;
  v128.store(da, f32x4.mul(f32x4.mul(dc, i), f32x4.sub(one, f32x4.mul(c̃, c̃))));
  // ∂J/∂c⁻ = f ∘ ∂J/∂c
  v128.store(dcNext, f32x4.mul(f, dc));
}
