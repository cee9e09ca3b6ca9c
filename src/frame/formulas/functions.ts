import {call, number, operation as op, type Expression} from "./expression.js";

const one = number(1);
const two = number(2);
const square = (u: Expression) => op("^", u, two);
const e = (u: Expression) => call("exp", u);
const over = (value: number, u: Expression) => op("/", number(value), u);

/**
 * Every function that an expression may call: its derivative as an expression in what it is called with. What jumps (sign,
 * step) has the derivative 0 that it has elsewhere.
 */
export const functions: Readonly<Record<string, (u: Expression) => Expression>> = {
  exp: e,
  log: (u) => over(1, u),
  log2: (u) => over(1, op("*", u, call("log", two))),
  log10: (u) => over(1, op("*", u, call("log", number(10)))),
  sqrt: (u) => over(1, op("*", two, call("sqrt", u))),
  cbrt: (u) => over(1, op("*", number(3), square(call("cbrt", u)))),
  abs: (u) => call("sign", u),
  sign: () => number(0),
  sin: (u) => call("cos", u),
  cos: (u) => ({kind: "negative", of: call("sin", u)}),
  tan: (u) => op("+", one, square(call("tan", u))),
  asin: (u) => over(1, call("sqrt", op("-", one, square(u)))),
  acos: (u) => over(-1, call("sqrt", op("-", one, square(u)))),
  atan: (u) => over(1, op("+", one, square(u))),
  sinh: (u) => call("cosh", u),
  cosh: (u) => call("sinh", u),
  tanh: (u) => op("-", one, square(call("tanh", u))),
  asinh: (u) => over(1, call("sqrt", op("+", square(u), one))),
  erf: (u) => op("*", op("/", two, call("sqrt", {kind: "name", name: "pi"})), e({kind: "negative", of: square(u)})),
  relu: (u) => call("step", u),
  logistic: (u) => op("*", call("logistic", u), op("-", one, call("logistic", u))),
  softplus: (u) => call("logistic", u),
  step: () => number(0)
};

/** Other names that people use. */
export const otherNames: Readonly<Record<string, string>> = {
  sigmoid: "logistic",
  arctan: "atan",
  arcsin: "asin",
  arccos: "acos",
  ln: "log"
};
