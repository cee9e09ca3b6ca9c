import {identity, matrix, multiply, type Matrix} from "../../engine/linear/matrix.js";
import {singularValues} from "../../engine/linear/singularValues.js";
import {spectralRadius as spectralRadiusOf} from "../../engine/linear/spectralRadius.js";

/** The highest power of W = [ρ, s; 0, ρ], and its entries ρ and s. */
type PowerSettings = Readonly<Record<"steps" | "spectralRadius" | "shear", number>>;

/** One power of W. */
export interface PowerRow {
  readonly k: number;
  /** ‖W^k‖, its largest singular value: how far it stretches the vector that it stretches most. */
  readonly norm: number;
  /** ρ^k and σ_max^k: what the eigenvalue and the singular value of W itself say. */
  readonly eigenvalue: number;
  readonly singularValue: number;
  /** W^k in row-major order. */
  readonly power: readonly number[];
}

export interface Powers {
  /** Of W, as the engine computes them. */
  readonly spectralRadius: number;
  readonly largestSingularValue: number;
  /** From k = 0. */
  readonly rows: readonly PowerRow[];
}

/**
 * The Jacobians ∂h^T/∂h^{T−k} = W^k of a linear network of two units, with what ρ and σ_max say of their size:
 * ρ^k ≤ ‖W^k‖ ≤ σ_max^k.
 * Source: Pascanu, Mikolov, Bengio 2013, section 2.1, where the linear case is about the eigenvalue, the general about σ_max.
 */
export function powersOf({steps, spectralRadius, shear}: PowerSettings): Powers {
  const W = matrix(2, 2, [spectralRadius, shear, 0, spectralRadius]);
  const [radius, stretch] = [spectralRadiusOf(W), singularValues(W)[0]];
  const rows: PowerRow[] = [];
  let [power, eigenvalue, singularValue]: [Matrix, number, number] = [identity(2), 1, 1];
  for (let k = 0; k <= steps; ++k) {
    rows.push({k, norm: singularValues(power)[0], eigenvalue, singularValue, power: [...power.data]});
    [power, eigenvalue, singularValue] = [multiply(power, W), eigenvalue * radius, singularValue * stretch];
  }
  return {spectralRadius: radius, largestSingularValue: stretch, rows};
}
