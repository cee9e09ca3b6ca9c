import {zeros, type Matrix} from "../linear/matrix.js";

/** Added to the variance, as PyTorch does: a unit that says the same of every example has none. */
const epsilon = 1e-5;

/** Pre-activations normalised over the batch, [B, n], and by how much each unit was divided, of n. */
export interface Normalised {
  readonly a: Matrix;
  readonly deviation: Float64Array;
}

/**
 * Batch normalisation of z of [B, n]: a = (z − μ) / √(σ² + ε) with each unit's mean μ and variance σ² over the batch
 * (Ioffe & Szegedy 2015, algorithm 1). Without their γ and β, which start at 1 and 0.
 * @throws RangeError on a batch of one, of which nothing would be left.
 */
export function batchNormalise(z: Matrix): Normalised {
  const {rows: B, cols: n} = z;
  if (B < 2) throw new RangeError(`batchNormalise: expected a batch of at least 2, got z of [${B}, ${n}]`);
  const a = zeros(B, n);
  const deviation = new Float64Array(n);
  for (let j = 0; j < n; ++j) {
    const mean = columnMean(z, j, (k) => z.data[k]);
    const variance = columnMean(z, j, (k) => (z.data[k] - mean) * (z.data[k] - mean));
    deviation[j] = Math.sqrt(variance + epsilon);
    for (let k = j; k < z.data.length; k += n) a.data[k] = (z.data[k] - mean) / deviation[j];
  }
  return {a, deviation};
}

/**
 * From ∂J/∂a to ∂J/∂z, by the three paths on which z goes into a: by itself, by the mean, by the deviation.
 * ∂J/∂z = (∂J/∂a − mean(∂J/∂a) − a ∘ mean(∂J/∂a ∘ a)) / √(σ² + ε), means over the batch.
 */
export function backThroughBatchNormalisation(da: Matrix, {a, deviation}: Normalised): Matrix {
  const dz = zeros(da.rows, da.cols);
  for (let j = 0; j < da.cols; ++j) {
    const byMean = columnMean(da, j, (k) => da.data[k]);
    const byDeviation = columnMean(da, j, (k) => da.data[k] * a.data[k]);
    for (let k = j; k < da.data.length; k += da.cols)
      dz.data[k] = (da.data[k] - byMean - a.data[k] * byDeviation) / deviation[j];
  }
  return dz;
}

/** The mean over the batch of a quantity of unit j, of which `at` is given each entry's place. */
function columnMean({rows, cols, data}: Matrix, j: number, at: (k: number) => number): number {
  let total = 0;
  for (let k = j; k < data.length; k += cols) total += at(k);
  return total / rows;
}
