import {qr} from "./linear/qr.js";
import {identity, scale, transpose, zeros, type Matrix} from "./linear/matrix.js";
import {singularValues} from "./linear/singularValues.js";
import {spectralRadius} from "./linear/spectralRadius.js";
import {log} from "./numerics/log.js";
import type {Random} from "./random.js";

/**
 * A matrix of [rows, cols] of independent draws from N(0, std²).
 * @throws RangeError here and below where a deviation, gain, bound or value is not finite.
 */
export function gaussian(rows: number, cols: number, std: number, random: Random): Matrix {
  checkFinite("gaussian", "std", std);
  return filled(rows, cols, () => std * random.normal());
}

/**
 * Gaussian weights of [fan-out, fan-in] with standard deviation gain / √fan-in: a linear layer of
 * gain 1 keeps the variance of its input, and a square matrix has a spectral radius near its gain
 * (the circular law, Girko 1985). He et al. 2015, equation 10, takes gain √2 for ReLU.
 */
export function gaussianWithGain(rows: number, cols: number, gain: number, random: Random): Matrix {
  checkFinite("gaussianWithGain", "gain", gain);
  return gaussian(rows, cols, gain / Math.sqrt(cols), random);
}

/** A matrix of [rows, cols] of independent draws from U[low, high). */
export function uniformBetween(rows: number, cols: number, low: number, high: number, random: Random): Matrix {
  checkFinite("uniformBetween", "low", low);
  checkFinite("uniformBetween", "high", high);
  return filled(rows, cols, () => low + (high - low) * random.uniform());
}

/**
 * Glorot's normalised initialisation: weights of [fan-out, fan-in] from U[−r, r) with
 * r = gain √6 / √(fan-in + fan-out), a compromise between the variance on the way forward and on
 * the way back (Glorot & Bengio 2010, equation 16, which has gain 1).
 */
export function glorot(rows: number, cols: number, gain: number, random: Random): Matrix {
  checkFinite("glorot", "gain", gain);
  const limit = gain * Math.sqrt(6 / (rows + cols));
  return uniformBetween(rows, cols, -limit, limit, random);
}

/**
 * A matrix of [rows, cols] whose singular values are all |gain|: gain times an orthogonal matrix, drawn
 * uniformly (from the Haar measure); where it is not square, its columns or its rows, whichever are fewer,
 * are orthogonal (Saxe et al. 2013). It is Q of a Gaussian matrix's QR factorisation, with the
 * columns' signs set by R's diagonal, without which Q would not be uniform (Mezzadri 2007,
 * "How to generate random matrices from the classical compact groups").
 */
export function orthogonal(rows: number, cols: number, gain: number, random: Random): Matrix {
  checkFinite("orthogonal", "gain", gain);
  if (rows < cols) return transpose(orthogonal(cols, rows, gain, random));
  const {q, r} = qr(gaussian(rows, cols, 1, random));
  const signs = Array.from({length: cols}, (_, col) => (r.data[col * cols + col] < 0 ? -gain : gain));
  return {rows, cols, data: q.data.map((value, k) => signs[k % cols] * value)};
}

/**
 * The looks-linear initialisation (Balduzzi et al. 2017) for ReLU layers: [A, −A; −A, A] with an orthogonal A of
 * [rows/2, cols/2] times a gain. Units come in pairs of a pre-activation and its opposite, ReLU(z) − ReLU(−z) = z, so
 * that a deep net of such layers is at first the product of its A's. Theirs has the pairs as concatenated rectifiers.
 * @throws RangeError where rows or columns are odd.
 */
export function looksLinear(rows: number, cols: number, gain: number, random: Random): Matrix {
  if (rows % 2 || cols % 2)
    throw new RangeError(`looksLinear: expected an even number of rows and columns, got [${rows}, ${cols}]`);
  const [m, n] = [rows / 2, cols / 2];
  const half = orthogonal(m, n, gain, random);
  const result = zeros(rows, cols);
  for (let row = 0; row < rows; ++row)
    for (let col = 0; col < cols; ++col) {
      const sign = row < m === col < n ? 1 : -1;
      result.data[row * cols + col] = sign * half.data[(row % m) * n + (col % n)];
    }
  return result;
}

/** The identity of [n, n] times a gain: with gain 1 the recurrent weights of the IRNN (Le et al. 2015). */
export function scaledIdentity(n: number, gain: number): Matrix {
  checkFinite("scaledIdentity", "gain", gain);
  return scale(identity(n), gain);
}

/** The spectral radii of A and Aᵀ are equal; computed ones that differ by this share are noise, not digits. */
const agreement = 1e-6;

/**
 * The multiple of a square A whose spectral radius is `target`.
 * @throws RangeError where the target is negative or not finite, and where no multiple has that
 * radius or none can be computed: A is zero or nilpotent, or so close to it that rounding decides.
 */
export function scaledToSpectralRadius(a: Matrix, target: number): Matrix {
  checkTarget("scaledToSpectralRadius", target);
  const radius = spectralRadius(a);
  const again = spectralRadius(transpose(a));
  if (radius === 0 || Math.abs(radius - again) > agreement * radius)
    throw new RangeError(
      `scaledToSpectralRadius: expected A of [${a.rows}, ${a.cols}] with a spectral radius above rounding, ` +
        `got ${radius} (${again} for its transpose): a zero or nilpotent matrix cannot be scaled to ${target}`
    );
  return scale(a, target / radius);
}

/**
 * Gaussian weights of [n, n] at spectral radius 1, drawn for a multiple of them. It takes half the time of
 * `scaledToSpectralRadius`, which also makes sure that the matrix is not nilpotent: no Gaussian one is.
 */
export function gaussianAtSpectralRadiusOne(n: number, random: Random): Matrix {
  const drawn = gaussianWithGain(n, n, 1, random);
  return scale(drawn, 1 / spectralRadius(drawn));
}

/**
 * The multiple of A whose largest singular value is `target`.
 * @throws RangeError where the target is negative or not finite, and where A is zero.
 */
export function scaledToSingularValue(a: Matrix, target: number): Matrix {
  checkTarget("scaledToSingularValue", target);
  const [largest = 0] = singularValues(a);
  if (largest === 0)
    throw new RangeError(
      `scaledToSingularValue: expected A of [${a.rows}, ${a.cols}] with an entry other than zero: ` +
        `a zero matrix cannot be scaled to ${target}`
    );
  return scale(a, target / largest);
}

/** A bias of [n, 1] with one value for all units; 1 for an LSTM's forget gate (Jozefowicz et al. 2015). */
export function constantBias(n: number, value: number): Matrix {
  checkFinite("constantBias", "value", value);
  return filled(n, 1, () => value);
}

/**
 * The chrono initialisation of an LSTM's gates for dependences of up to T_max steps: the forget
 * bias b_f = log u with u from U[1, T_max − 1], so that the gate σ(b_f) = u / (1 + u) remembers over
 * about 1 + u steps, and the input bias b_i = −b_f, both of [n, 1] (Tallec & Ollivier 2018).
 * @param tMax T_max in steps, at least 2
 * @throws RangeError where T_max is below 2 or not finite.
 */
export function chronoForgetBias(n: number, tMax: number, random: Random): {b_f: Matrix; b_i: Matrix} {
  if (!(tMax >= 2 && tMax < Infinity))
    throw new RangeError(`chronoForgetBias: expected a finite T_max of at least 2 steps, got ${tMax}`);
  const times = uniformBetween(n, 1, 1, tMax - 1, random);
  const b_f = {...times, data: times.data.map(log)};
  return {b_f, b_i: scale(b_f, -1)};
}

function filled(rows: number, cols: number, sample: () => number): Matrix {
  const result = zeros(rows, cols);
  for (let k = 0; k < result.data.length; ++k) result.data[k] = sample();
  return result;
}

function checkFinite(name: string, what: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name}: expected a finite ${what}, got ${value}`);
}

function checkTarget(name: string, target: number): void {
  if (!(target >= 0 && target < Infinity))
    throw new RangeError(`${name}: expected a finite target of at least 0, got ${target}`);
}
