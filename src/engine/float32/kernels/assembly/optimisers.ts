// The optimisers of src/engine/optimisers, over the flat parameters of a network.
import {loadPart, madd, splat, storePart} from "./vector";

/** θ ← θ − rate · g. */
export function sgd(θ: usize, g: usize, length: i32, rate: f32): void {
  for (let k = 0; k < length; k += 4) {
    const left = length - k;
    storePart(θ, madd(splat(-rate), loadPart(g, left), loadPart(θ, left)), left);
    θ += 16;
    g += 16;
  }
}

/** m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  θ ← θ − rate · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε). */
export function adam(
  θ: usize,
  g: usize,
  m: usize,
  v: usize,
  length: i32,
  rate: f32,
  β1: f32,
  rest1: f32,
  β2: f32,
  rest2: f32,
  meanCorrection: f32,
  squareCorrection: f32,
  ε: f32
): void {
  for (let k = 0; k < length; k += 4) {
    const left = length - k;
    const gradient = loadPart(g, left);
    const mean = madd(splat(β1), loadPart(m, left), f32x4.mul(splat(rest1), gradient));
    const square = madd(splat(β2), loadPart(v, left), f32x4.mul(f32x4.mul(splat(rest2), gradient), gradient));
    storePart(m, mean, left);
    storePart(v, square, left);
    const step = f32x4.mul(splat(rate), f32x4.mul(mean, splat(meanCorrection)));
    const root = f32x4.sqrt(f32x4.mul(square, splat(squareCorrection)));
    storePart(θ, f32x4.sub(loadPart(θ, left), f32x4.div(step, f32x4.add(root, splat(ε)))), left);
    θ += 16;
    g += 16;
    m += 16;
    v += 16;
  }
}

/** v ← ρ v + (1 − ρ) g²,  θ ← θ − rate · g / (√v + ε). */
export function rmsprop(
  θ: usize,
  g: usize,
  v: usize,
  length: i32,
  rate: f32,
  ρ: f32,
  rest: f32,
  ε: f32
): void {
  for (let k = 0; k < length; k += 4) {
    const left = length - k;
    const gradient = loadPart(g, left);
    const square = madd(splat(ρ), loadPart(v, left), f32x4.mul(f32x4.mul(splat(rest), gradient), gradient));
    storePart(v, square, left);
    const root = f32x4.sqrt(square);
    const step = f32x4.div(f32x4.mul(splat(rate), gradient), f32x4.add(root, splat(ε)));
    storePart(θ, f32x4.sub(loadPart(θ, left), step), left);
    θ += 16;
    g += 16;
    v += 16;
  }
}
