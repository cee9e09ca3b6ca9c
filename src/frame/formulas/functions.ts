import {call, number, operation as op, type Expression} from "./expression.js";

/** A function of one variable, and its derivative as an expression in what it is called with. */
interface Elementary {
  f(u: number): number;
  derivative(u: Expression): Expression;
}

const one = number(1);
const two = number(2);
const square = (u: Expression) => op("^", u, two);
const e = (u: Expression) => call("exp", u);
const over = (value: number, u: Expression) => op("/", number(value), u);

/** The derivative of `relu` at 0 is taken as 0, as the engine and PyTorch do. */
const step = (u: number) => (u > 0 ? 1 : u <= 0 ? 0 : NaN);

/** Every function that an expression may call. What jumps (sign, step) has the derivative 0 that it has elsewhere. */
export const functions: Readonly<Record<string, Elementary>> = {
  exp: {f: Math.exp, derivative: e},
  log: {f: Math.log, derivative: (u) => over(1, u)},
  log2: {f: Math.log2, derivative: (u) => over(1, op("*", u, call("log", two)))},
  log10: {f: Math.log10, derivative: (u) => over(1, op("*", u, call("log", number(10))))},
  sqrt: {f: Math.sqrt, derivative: (u) => over(1, op("*", two, call("sqrt", u)))},
  cbrt: {f: Math.cbrt, derivative: (u) => over(1, op("*", number(3), square(call("cbrt", u))))},
  abs: {f: Math.abs, derivative: (u) => call("sign", u)},
  sign: {f: Math.sign, derivative: () => number(0)},
  sin: {f: Math.sin, derivative: (u) => call("cos", u)},
  cos: {f: Math.cos, derivative: (u) => ({kind: "negative", of: call("sin", u)})},
  tan: {f: Math.tan, derivative: (u) => op("+", one, square(call("tan", u)))},
  asin: {f: Math.asin, derivative: (u) => over(1, call("sqrt", op("-", one, square(u))))},
  acos: {f: Math.acos, derivative: (u) => over(-1, call("sqrt", op("-", one, square(u))))},
  atan: {f: Math.atan, derivative: (u) => over(1, op("+", one, square(u)))},
  sinh: {f: Math.sinh, derivative: (u) => call("cosh", u)},
  cosh: {f: Math.cosh, derivative: (u) => call("sinh", u)},
  tanh: {f: Math.tanh, derivative: (u) => op("-", one, square(call("tanh", u)))},
  asinh: {f: Math.asinh, derivative: (u) => over(1, call("sqrt", op("+", square(u), one)))},
  erf: {
    f: erf,
    derivative: (u) =>
      op("*", op("/", two, call("sqrt", {kind: "name", name: "pi"})), e({kind: "negative", of: square(u)}))
  },
  relu: {f: (u) => (u <= 0 ? 0 : u), derivative: (u) => call("step", u)},
  logistic: {f: logistic, derivative: (u) => op("*", call("logistic", u), op("-", one, call("logistic", u)))},
  softplus: {f: (u) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u))), derivative: (u) => call("logistic", u)},
  step: {f: step, derivative: () => number(0)}
};

/** Other names that people use. */
export const otherNames: Readonly<Record<string, string>> = {
  sigmoid: "logistic",
  arctan: "atan",
  arcsin: "asin",
  arccos: "acos",
  ln: "log"
};

function logistic(u: number): number {
  return u >= 0 ? 1 / (1 + Math.exp(-u)) : Math.exp(u) / (1 + Math.exp(u));
}

/**
 * erf u = 2/√π ∫₀ᵘ e^−t² dt: below 3 by its series, 2/√π e^−u² Σ 2ᵏ u^{2k+1} / (1·3·…·(2k+1)), all of whose terms have
 * one sign; above by the continued fraction of erfc. Both to about 1e−15.
 * Source: Abramowitz & Stegun 1964, 7.1.6 and 7.1.14.
 */
function erf(u: number): number {
  const size = Math.abs(u);
  if (Number.isNaN(u)) return NaN;
  if (size > 6) return Math.sign(u);
  const scale = Math.exp(-size * size) / Math.sqrt(Math.PI);
  if (size > 3) {
    let fraction = size;
    for (let k = 60; k > 0; --k) fraction = size + k / 2 / fraction;
    return Math.sign(u) * (1 - scale / fraction);
  }
  let [term, total] = [size, size];
  for (let k = 1; term > 1e-17 * total; ++k) total += term *= (2 * size * size) / (2 * k + 1);
  return Math.sign(u) * 2 * scale * total;
}
