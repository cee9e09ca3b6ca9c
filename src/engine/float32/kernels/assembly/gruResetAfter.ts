// PyTorch's GRU in the lecture's letters: a_h = r ∘ m + n, with m = W_h h⁻ + c_h and n = U_h x + b_h.
import {logistic as σ, tanh} from "./elementary";
import {Layer} from "./layer";
import {loadPart, madd, splat, storePart} from "./vector";
import {rowBytes} from "./panels";
import {
  B,
  backToState,
  blocks,
  daAt,
  fromInput,
  fromState,
  gatesAt,
  keptBytes,
  preActivations,
  stride,
  unitsIn,
  zOf
} from "./step";

/** Where m, u, r and h̃ stand among what is kept of a row, in bytes; before h̃ is made, n stands in its place. */
const M = 0;
const U = 32;
const R = 64;
const H̃ = 96;

export function gruResetAfterForward(layer: Layer, step: i32, out: usize): void {
  const z = zOf(layer, step);
  const x = z + stride * blocks;
  let before = z;
  let after = zOf(layer, step + 1);
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    fromState(layer, 0, block, z, at + M);
    preActivations(layer, 1, block, z, x, at + U);
    preActivations(layer, 2, block, z, x, at + R);
    fromInput(layer, 3, block, x, at + H̃);
    const units = unitsIn(block);
    let target = out + <usize>block * rowBytes;
    for (let row: usize = 0; row < <usize>B * rowBytes; row += rowBytes) {
      forwardFour(at, before + row, after + row);
      forwardFour(at + 16, before + row + 16, after + row + 16);
      storePart(target, v128.load(after + row), units);
      storePart(target + 16, v128.load(after + row, 16), units - 4);
      at += keptBytes;
      target += <usize>layer.hWidth << 2;
    }
    before += stride;
    after += stride;
  }
}

@inline
function forwardFour(at: usize, hBefore: usize, hAfter: usize): void {
  const u = σ(v128.load(at, U));
  const r = σ(v128.load(at, R));
  const h̃ = tanh(madd(r, v128.load(at, M), v128.load(at, H̃)));
  v128.store(at, u, U);
  v128.store(at, r, R);
  v128.store(at, h̃, H̃);
  // h = (1 − u) ∘ h⁻ + u ∘ h̃
  v128.store(hAfter, madd(f32x4.sub(splat(1), u), v128.load(hBefore), f32x4.mul(u, h̃)));
}

export function gruResetAfterBackward(layer: Layer, step: i32, dh: usize): void {
  let dhNext = layer.dhNext;
  let before = zOf(layer, step);
  const gateStride = stride * blocks;
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    let da = daAt(layer, step, 0, block);
    const units = unitsIn(block);
    let given = dh + <usize>block * rowBytes;
    for (let row: usize = 0; row < <usize>B * rowBytes; row += rowBytes) {
      backwardFour(at, before + row, loadPart(given, units), dhNext, da, gateStride);
      const more = units > 4 ? loadPart(given + 16, units - 4) : splat(0);
      backwardFour(at + 16, before + row + 16, more, dhNext + 16, da + 16, gateStride);
      at += keptBytes;
      da += rowBytes;
      dhNext += rowBytes;
      given += <usize>layer.dhWidth << 2;
    }
    before += stride;
  }
  // through the products of m, u and r
  backToState(layer, step, 0, 3, layer.dhNext, true);
}

@inline
function backwardFour(at: usize, hBefore: usize, given: v128, dhNext: usize, da: usize, gateStride: usize): void {
  const one = splat(1);
  const u = v128.load(at, U);
  const r = v128.load(at, R);
  const h̃ = v128.load(at, H̃);
  const keep = f32x4.sub(one, u);
  const dh = f32x4.add(given, v128.load(dhNext));
  const dhu = f32x4.mul(dh, u);
  // ∂J/∂a_h = ∂J/∂n = ∂J/∂h ∘ u ∘ (1 − h̃²),  ∂J/∂m = ∂J/∂a_h ∘ r
  const dn = f32x4.mul(dhu, f32x4.sub(one, f32x4.mul(h̃, h̃)));
  const dm = f32x4.mul(dn, r);
  v128.store(da, dm);
  // ∂J/∂a_u = ∂J/∂h ∘ (h̃ − h⁻) ∘ u (1 − u)
  da += gateStride;
  v128.store(da, f32x4.mul(f32x4.mul(dhu, f32x4.sub(h̃, v128.load(hBefore))), keep));
  // ∂J/∂a_r = ∂J/∂a_h ∘ m ∘ r (1 − r)
  da += gateStride;
  v128.store(da, f32x4.mul(f32x4.mul(dm, v128.load(at, M)), f32x4.sub(one, r)));
  da += gateStride;
  v128.store(da, dn);
  // kept by 1 − u
  v128.store(dhNext, f32x4.mul(dh, keep));
}
