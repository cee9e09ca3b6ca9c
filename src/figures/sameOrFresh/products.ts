import {linear} from "../../engine/linear/affine.js";
import {elementwise} from "../../engine/linear/elementwise.js";
import {multiply, norm, scale, zeros, type Matrix} from "../../engine/linear/matrix.js";
import {gaussian, gaussianWithGain} from "../../engine/initialise.js";
import {log10} from "../../engine/numerics/log.js";
import {tanh} from "../../engine/numerics/tanh.js";
import {Random} from "../../engine/random.js";

/** What stands between two products: nothing, or a tanh, with quiet or loud inputs at each step. */
export const nets = ["linear", "quiet", "loud"] as const;

/** What all draws of a pair of fans share, beside the width. */
export interface Net {
  readonly net: (typeof nets)[number];
  readonly gain: number;
}

/** The sizes that lengths depend on. */
export interface ProductSettings {
  readonly steps: number;
  readonly warmUp: number;
  readonly inputStd: Readonly<Record<"quiet" | "loud", number>>;
  readonly seed: number;
}

/** One network of many: its width, and which draw it is, from 1. */
export interface Draw {
  readonly width: number;
  readonly draw: number;
}

/** W of a draw, [n, n] from N(0, 1/n), before the gain. */
export function sampleMatrix({width, draw}: Draw, {seed}: ProductSettings): Matrix {
  return gaussianWithGain(width, width, 1, new Random(seed + draw));
}

/**
 * How long the gradient is k steps back, log10 for k = 0 to `steps`, where all steps have the same matrix W:
 * v ← gain W^⊤ D v, D the slopes of tanh at the step's state, or 1. At the loss v is random, of length 1.
 * @param slopesOf which step's slopes stand k steps back: that step's own, if no other is named
 */
export function lengthsOfOne(
  W: Matrix,
  {draw, net, gain}: Draw & Net,
  settings: ProductSettings,
  slopesOf = (k: number) => k
): number[] {
  const random = otherRandom(draw, settings);
  const scaled = scale(W, gain);
  const slopes = net === "linear" ? [] : slopesOfOne(scaled, settings.inputStd[net], random, settings);
  return lengths(settings.steps, unitVector(W.rows, random), (v, k) => {
    const own = slopes.at(-1 - slopesOf(k));
    return multiply(own ? times(v, own) : v, scaled);
  });
}

/**
 * The same where each step has a matrix of its own. A Gaussian matrix that nothing is known of takes a vector of length r to
 * n independent normals of deviation r/√n, so these are drawn, n numbers in place of n². Of a step of the tanh net one
 * thing is known, W h = a: W^⊤ v then has a part along h, h (a·v)/(h·h), and is random across it.
 */
export function lengthsOfFresh({width, draw, net, gain}: Draw & Net, settings: ProductSettings): number[] {
  const random = otherRandom(draw, settings);
  const std = gain / Math.sqrt(width);
  const product = (length: number): Matrix => gaussian(1, width, std * length, random);
  const passed = net === "linear" ? [] : freshSteps(product, zeros(1, width), settings.inputStd[net], random, settings);
  return lengths(settings.steps, unitVector(width, random), (v, k) => {
    const step = passed.at(-1 - k);
    if (!step) return product(norm(v.data));
    const through = times(v, step.slopes);
    const across = product(norm(through.data));
    const square = dot(step.h, step.h);
    const along = (dot(step.a, through) - dot(step.h, across)) / square;
    return elementwise((across, h) => across + along * h, across, step.h);
  });
}

/** A step forward: the state before it, W h, and the slopes of tanh after. */
interface FreshStep {
  readonly h: Matrix;
  readonly a: Matrix;
  readonly slopes: Matrix;
}

/** The steps forward of a tanh net, each with a matrix of its own. */
function freshSteps(
  product: (length: number) => Matrix,
  start: Matrix,
  std: number,
  random: Random,
  {warmUp, steps}: ProductSettings
): FreshStep[] {
  let h = start;
  return Array.from({length: warmUp + steps}, () => {
    const a = product(norm(h.data));
    const next = elementwise((a, x) => tanh(a + x), a, gaussian(1, start.cols, std, random));
    const step = {h, a, slopes: slopesAt(next)};
    h = next;
    return step;
  });
}

/** log10 of the lengths of v and what `back` makes of it, again and again, brought to length 1 each time. */
function lengths(steps: number, start: Matrix, back: (v: Matrix, k: number) => Matrix): number[] {
  const all = [0];
  let v = start;
  for (let k = 0; k < steps; ++k) {
    const next = back(v, k);
    const length = norm(next.data);
    all.push(all[k] + log10(length));
    v = scale(next, 1 / length);
  }
  return all;
}

/** The slopes of tanh at each step, of [1, n], with the same W at all of them. */
function slopesOfOne(W: Matrix, std: number, random: Random, {warmUp, steps}: ProductSettings): Matrix[] {
  let h = zeros(1, W.rows);
  return Array.from({length: warmUp + steps}, () => {
    h = elementwise(tanh, linear(W, h, gaussian(W.rows, 1, std, random)));
    return slopesAt(h);
  });
}

function slopesAt(h: Matrix): Matrix {
  return elementwise((h) => 1 - h * h, h);
}

function times(a: Matrix, b: Matrix): Matrix {
  return elementwise((a, b) => a * b, a, b);
}

function dot(a: Matrix, b: Matrix): number {
  return a.data.reduce((sum, value, k) => sum + value * b.data[k], 0);
}

function unitVector(n: number, random: Random): Matrix {
  const drawn = gaussian(1, n, 1, random);
  return scale(drawn, 1 / norm(drawn.data));
}

/** The stream of what is not W: apart from that of the matrices of all draws. */
function otherRandom(draw: number, {seed}: ProductSettings): Random {
  return new Random(-seed - draw);
}
