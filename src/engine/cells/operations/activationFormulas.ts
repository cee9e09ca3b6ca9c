import type {Formula} from "./operation.js";

/** How an activation φ is written. */
export interface ActivationFormulas {
  /** The short sign that stands for it in a diagram. */
  readonly sign: string;
  /** φ(a). */
  apply(a: Formula): Formula;
  /** φ′ by its value y or its argument a. */
  slope(y: Formula, a: Formula): Formula;
}

const formulas: Readonly<Record<string, ActivationFormulas>> = {
  logistic: {
    sign: "σ",
    apply: ({tex, plain}) => ({tex: `\\sigma(${tex})`, plain: `σ(${plain})`}),
    slope: ({tex, plain}) => ({tex: `${tex} \\circ (1 - ${tex})`, plain: `${plain} ∘ (1 − ${plain})`})
  },
  tanh: {
    sign: "tanh",
    apply: ({tex, plain}) => ({tex: `\\tanh ${tex}`, plain: `tanh ${plain}`}),
    slope: ({tex, plain}) => ({tex: `(1 - (${tex})^2)`, plain: `(1 − (${plain})²)`})
  },
  relu: {
    sign: "max",
    apply: ({tex, plain}) => ({tex: `\\operatorname{max}(0, ${tex})`, plain: `max(0, ${plain})`}),
    slope: (_y, {tex, plain}) => ({tex: `[${tex} > 0]`, plain: `[${plain} > 0]`})
  },
  linear: {sign: "=", apply: ({tex, plain}) => ({tex, plain}), slope: () => ({tex: "1", plain: "1"})}
};

/** @throws RangeError on an activation that is not one of the engine's (src/engine/activations.ts). */
export function activationFormulas(name: string): ActivationFormulas {
  if (!(name in formulas))
    throw new RangeError(
      `activationFormulas: expected an activation of ${Object.keys(formulas).join(", ")}, got ${name}`
    );
  return formulas[name];
}
