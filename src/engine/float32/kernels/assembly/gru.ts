// The GRU of src/engine/cells/gru.ts, in which u = 0 keeps the state; the reset gate acts before the product.
import {logistic as σ, tanh} from "./elementary";
import {Layer} from "./layer";
import {loadPart, madd, splat, storePart} from "./vector";
import {rowBytes} from "./panels";
import {B, backToState, blocks, daAt, gatesAt, keptBytes, preActivations, resetOf, stride, unitsIn, zOf} from "./step";

/** Where u, r and h̃ stand among what is kept of a row, in bytes. */
const U = 0;
const R = 32;
const H̃ = 64;

export function gruForward(layer: Layer, step: i32, out: usize): void {
  const z = zOf(layer, step);
  const x = z + stride * blocks;
  const reset = resetOf(layer, step);
  gatesForward(layer, step, z, x, reset);
  let before = z;
  let after = zOf(layer, step + 1);
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    preActivations(layer, 2, block, reset, x, at + H̃);
    const units = unitsIn(block);
    let target = out + <usize>block * rowBytes;
    for (let row: usize = 0; row < <usize>B * rowBytes; row += rowBytes) {
      newState(at, before + row, after + row);
      newState(at + 16, before + row + 16, after + row + 16);
      storePart(target, v128.load(after + row), units);
      storePart(target + 16, v128.load(after + row, 16), units - 4);
      at += keptBytes;
      target += <usize>layer.hWidth << 2;
    }
    before += stride;
    after += stride;
  }
}

/** u, r and r ∘ h⁻ of all units: the new content of each needs all of them. */
function gatesForward(layer: Layer, step: i32, z: usize, x: usize, reset: usize): void {
  let before = z;
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    preActivations(layer, 0, block, z, x, at + U);
    preActivations(layer, 1, block, z, x, at + R);
    for (let row: usize = 0; row < <usize>B * rowBytes; row += rowBytes) {
      resetState(at, before + row, reset + row);
      resetState(at + 16, before + row + 16, reset + row + 16);
      at += keptBytes;
    }
    before += stride;
    reset += stride;
  }
}

@inline
function resetState(at: usize, hBefore: usize, reset: usize): void {
  const r = σ(v128.load(at, R));
  v128.store(at, σ(v128.load(at, U)), U);
  v128.store(at, r, R);
  v128.store(reset, f32x4.mul(r, v128.load(hBefore)));
}

@inline
function newState(at: usize, hBefore: usize, hAfter: usize): void {
  const u = v128.load(at, U);
  const h̃ = tanh(v128.load(at, H̃));
  v128.store(at, h̃, H̃);
  // h = (1 − u) ∘ h⁻ + u ∘ h̃
  v128.store(hAfter, madd(f32x4.sub(splat(1), u), v128.load(hBefore), f32x4.mul(u, h̃)));
}

export function gruBackward(layer: Layer, step: i32, dh: usize): void {
  let dhNext = layer.dhNext;
  let before = zOf(layer, step);
  const contentStride = stride * (2 * blocks);
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    let da = daAt(layer, step, 0, block);
    const units = unitsIn(block);
    let given = dh + <usize>block * rowBytes;
    for (let row: usize = 0; row < <usize>B * rowBytes; row += rowBytes) {
      contentBackward(at, before + row, loadPart(given, units), dhNext, da, contentStride);
      const more = units > 4 ? loadPart(given + 16, units - 4) : splat(0);
      contentBackward(at + 16, before + row + 16, more, dhNext + 16, da + 16, contentStride);
      at += keptBytes;
      da += rowBytes;
      dhNext += rowBytes;
      given += <usize>layer.dhWidth << 2;
    }
    before += stride;
  }
  // ∂J/∂(r ∘ h⁻) = W_hᵀ ∂J/∂a_h
  backToState(layer, step, 2, 1, layer.scratch, false);
  resetGateBackward(layer, step);
  // through the products of u and r
  backToState(layer, step, 0, 2, layer.dhNext, true);
}

@inline
function contentBackward(
  at: usize,
  hBefore: usize,
  given: v128,
  dhNext: usize,
  da: usize,
  contentStride: usize
): void {
  const one = splat(1);
  const u = v128.load(at, U);
  const h̃ = v128.load(at, H̃);
  const keep = f32x4.sub(one, u);
  const dh = f32x4.add(given, v128.load(dhNext));
  const dhu = f32x4.mul(dh, u);
  // ∂J/∂a_u = ∂J/∂h ∘ (h̃ − h⁻) ∘ u (1 − u)
  v128.store(da, f32x4.mul(f32x4.mul(dhu, f32x4.sub(h̃, v128.load(hBefore))), keep));
  // ∂J/∂a_h = ∂J/∂h ∘ u ∘ (1 − h̃²)
  v128.store(da + contentStride, f32x4.mul(dhu, f32x4.sub(one, f32x4.mul(h̃, h̃))));
  // kept by 1 − u
  v128.store(dhNext, f32x4.mul(dh, keep));
}

function resetGateBackward(layer: Layer, step: i32): void {
  let dhNext = layer.dhNext;
  let d = layer.scratch;
  let before = zOf(layer, step);
  for (let block = 0; block < blocks; ++block) {
    let at = gatesAt(layer, step, block);
    let da = daAt(layer, step, 1, block);
    for (let row: usize = 0; row < <usize>B * rowBytes; row += rowBytes) {
      resetBackward(at, before + row, d, dhNext, da);
      resetBackward(at + 16, before + row + 16, d + 16, dhNext + 16, da + 16);
      at += keptBytes;
      da += rowBytes;
      d += rowBytes;
      dhNext += rowBytes;
    }
    before += stride;
  }
}

@inline
function resetBackward(at: usize, hBefore: usize, dReset: usize, dhNext: usize, da: usize): void {
  const r = v128.load(at, R);
  const dr = f32x4.mul(v128.load(dReset), r);
  // ∂J/∂a_r = ∂J/∂(r ∘ h⁻) ∘ h⁻ ∘ r (1 − r)
  v128.store(da, f32x4.mul(f32x4.mul(dr, v128.load(hBefore)), f32x4.sub(splat(1), r)));
  v128.store(dhNext, f32x4.add(v128.load(dhNext), dr));
}
