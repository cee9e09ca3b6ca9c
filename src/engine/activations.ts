import {logistic as logisticOf} from "./numerics/logistic.js";
import {tanh as tanhOf} from "./numerics/tanh.js";

/** A nonlinearity φ and its derivative as one record, so that the two cannot drift apart. */
export interface Activation {
  readonly name: string;
  /** y = φ(a). */
  f(a: number): number;
  /** φ′(a), from the pre-activation a and the value y = φ(a), whichever is the shorter way. */
  derivative(a: number, y: number): number;
  /** γ = max |φ′|: the factor in the bound (σ_max γ)^k of Pascanu et al. 2013, section 2.1. */
  readonly bound: number;
}

/** φ(a) = tanh a. */
export const tanh: Activation = {name: "tanh", f: tanhOf, derivative: (_a, y) => 1 - y * y, bound: 1};

/** φ(a) = σ(a) = 1 / (1 + e^−a): the lecture's "sigmoid". */
export const logistic: Activation = {
  name: "logistic",
  f: logisticOf,
  derivative: (_a, y) => y * (1 - y),
  bound: 0.25
};

/** φ(a) = max(0, a); its derivative at 0 is taken as 0, as PyTorch does. */
export const relu: Activation = {
  name: "relu",
  f: (a) => (a <= 0 ? 0 : a), // asked this way round, NaN passes through, where 0 would hide it
  derivative: (a) => (a > 0 ? 1 : 0),
  bound: 1
};

/** φ(a) = a: the case in which the product of Jacobians is a power of W_h. */
export const linear: Activation = {name: "linear", f: (a) => a, derivative: () => 1, bound: 1};
