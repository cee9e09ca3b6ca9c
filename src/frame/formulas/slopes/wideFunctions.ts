import {erf} from "./erf.js";
import {add, divide, multiply, negate, one, size, subtract, toNumber, wide, zero, type Wide} from "./wide.js";

/** Where a function rises and falls, which is all that its values over an interval depend on. */
export type Shape =
  | "rising"
  | "falling"
  /** Even; rises from 0 on. */
  | "valley"
  /** Even; falls from 0 on. */
  | "hill"
  /** Of period 2π, with its top at this place and its bottom half a period on. */
  | {readonly top: number}
  /** Rises between poles at π/2 + kπ. */
  | "tangent"
  /** Even about each kπ, where it is least, between poles at π/2 + kπ. */
  | "tangent-slope";

/** A function of one number, of any size. */
export interface WideFunction {
  at(u: Wide): Wide;
  readonly shape: Shape;
  /** Where it has values, if not everywhere. */
  readonly domain?: readonly [number, number];
}

/** A function and its derivative. */
interface Differentiable {
  readonly value: WideFunction;
  readonly slope: WideFunction;
}

const two = wide(2);
const four = wide(4);
const half = wide(0.5);
const positive = [0, Infinity] as const;
const unit = [-1, 1] as const;

/** Up to this e^u is an ordinary number. */
const ordinary = 300;
/** ln 2 in two parts: the first has 21 bits to spare, so that k times it is exact. */
const ln2 = {high: 0.6931471803691238, low: 1.9082149292705877e-10};

/** e^u. */
export function exponential(u: Wide): Wide {
  const value = u.e < 0 ? 0 : toNumber(u);
  if (Math.abs(value) <= ordinary) return wide(Math.exp(value));
  const k = Math.round(value / Math.LN2);
  return scaledUp(Math.exp(value - k * ln2.high - k * ln2.low), k);
}

/** m · 2^k for an m of about 1; where k has no digits behind its point, m has none either. */
function scaledUp(m: number, k: number): Wide {
  if (Math.abs(k) < 2 ** 53) return wide(m, k);
  return Number.isNaN(k) ? wide(NaN) : wide(Math.sign(m) || 1, k);
}

export function logarithm(u: Wide): Wide {
  return wide(u.e === 0 ? Math.log(u.m) : Math.log(u.m) + u.e * Math.LN2);
}

/** log(1 + u), to all digits of a small u. */
function logarithmBesideOne(u: Wide): Wide {
  return u.e === 0 ? wide(Math.log1p(u.m)) : u.e < 0 ? u : logarithm(add(one, u));
}

/** e^u − 1, to all digits of a small u. */
function exponentialLessOne(u: Wide): Wide {
  if (grows(u)) return subtract(exponential(u), one);
  return u.e < 0 ? u : wide(Math.expm1(u.m));
}

function squareRoot(u: Wide): Wide {
  // Of an exponent in two parts the first is even.
  const odd = Math.abs(u.e + u.f) % 2 === 1 || Math.abs(u.f) % 2 === 1 ? 1 : 0;
  const [e, f] = u.f === 0 ? [u.e - odd, 0] : [u.e, u.f - odd];
  return wide(Math.sqrt(u.m * (odd === 1 ? 2 : 1)), e / 2, f / 2);
}

function cubeRoot(u: Wide): Wide {
  const rest = ((u.e % 3) + 3) % 3;
  return wide(u.f === 0 ? Math.cbrt(u.m * 2 ** rest) : NaN, (u.e - rest) / 3);
}

const square = (u: Wide): Wide => multiply(u, u);
const over = (u: Wide): Wide => divide(one, u);

/** A function that float64 has for ordinary numbers; what it comes to for small and large ones. */
function known(f: (u: number) => number, small: (u: Wide) => Wide, large: (u: Wide) => Wide): (u: Wide) => Wide {
  return (u) => (u.e === 0 ? wide(f(u.m)) : u.e < 0 ? small(u) : large(u));
}

const itself = (u: Wide): Wide => u;
const always = (value: number) => (): Wide => wide(value);
const signed =
  (value: number) =>
  (u: Wide): Wide =>
    wide(Math.sign(u.m) * value);

/** ½ e^|u|, which sinh and cosh are from some 20 on. */
const halfGrowth = (u: Wide): Wide => multiply(half, exponential(size(u)));
const grows = (u: Wide): boolean => !(Math.abs(u.m) < ordinary) || u.e > 0;

const sinh = (u: Wide): Wide => {
  if (grows(u)) return u.m < 0 ? negate(halfGrowth(u)) : halfGrowth(u);
  return u.e < 0 ? u : wide(Math.sinh(u.m));
};
const cosh = (u: Wide): Wide => (grows(u) ? halfGrowth(u) : wide(Math.cosh(u.e < 0 ? 0 : u.m)));

/** t / (1 + t)² with t = e^−|u|: without the 1 − t in which digits would go. */
const logisticSlope = (u: Wide): Wide => {
  const t = exponential(negate(size(u)));
  return divide(t, square(add(one, t)));
};
const logistic = (u: Wide): Wide => {
  const t = exponential(negate(size(u)));
  return divide(u.m >= 0 ? one : t, add(one, t));
};
const softplus = (u: Wide): Wide => {
  const t = exponential(negate(size(u)));
  return add(u.m > 0 ? u : zero, t.e < 0 ? t : wide(Math.log1p(t.m)));
};
/** 1 / √(1 − u²), by factors that lose no digits near ±1. */
const asinSlope = (u: Wide): Wide => over(squareRoot(multiply(subtract(one, u), add(one, u))));

const sine = known(Math.sin, itself, always(NaN));
const cosine = known(Math.cos, always(1), always(NaN));
const tangent = known(Math.tan, itself, always(NaN));
const perLog = (base: number) => (u: Wide) => over(multiply(u, wide(Math.log(base))));
const logTo = (base: number, f: (u: number) => number) => (u: Wide) =>
  u.e === 0 ? wide(f(u.m)) : divide(logarithm(u), wide(Math.log(base)));

/**
 * Every function of a formula that is smooth where it has values, and two that keepDigits puts in; those with kinks and jumps (abs, relu, sign, step) are
 * comparisons, and stand where these are made. A sine of what is above 2^500 is not known: its argument has no digits left.
 */
export const wideFunctions: Readonly<Record<string, Differentiable>> = {
  exp: {value: {at: exponential, shape: "rising"}, slope: {at: exponential, shape: "rising"}},
  log: {
    value: {at: logarithm, shape: "rising", domain: positive},
    slope: {at: over, shape: "falling", domain: positive}
  },
  expm1: {value: {at: exponentialLessOne, shape: "rising"}, slope: {at: exponential, shape: "rising"}},
  log1p: {
    value: {at: logarithmBesideOne, shape: "rising", domain: [-1, Infinity]},
    slope: {at: (u) => over(add(one, u)), shape: "falling", domain: [-1, Infinity]}
  },
  log2: {
    value: {at: logTo(2, Math.log2), shape: "rising", domain: positive},
    slope: {at: perLog(2), shape: "falling", domain: positive}
  },
  log10: {
    value: {at: logTo(10, Math.log10), shape: "rising", domain: positive},
    slope: {at: perLog(10), shape: "falling", domain: positive}
  },
  sqrt: {
    value: {at: squareRoot, shape: "rising", domain: positive},
    slope: {at: (u) => over(multiply(two, squareRoot(u))), shape: "falling", domain: positive}
  },
  cbrt: {
    value: {at: cubeRoot, shape: "rising"},
    slope: {at: (u) => over(multiply(wide(3), square(cubeRoot(u)))), shape: "hill"}
  },
  sin: {value: {at: sine, shape: {top: Math.PI / 2}}, slope: {at: cosine, shape: {top: 0}}},
  cos: {
    value: {at: cosine, shape: {top: 0}},
    slope: {at: (u) => negate(sine(u)), shape: {top: -Math.PI / 2}}
  },
  tan: {
    value: {at: tangent, shape: "tangent"},
    slope: {at: (u) => add(one, square(tangent(u))), shape: "tangent-slope"}
  },
  asin: {
    value: {at: known(Math.asin, itself, always(NaN)), shape: "rising", domain: unit},
    slope: {at: asinSlope, shape: "valley", domain: unit}
  },
  acos: {
    value: {at: known(Math.acos, always(Math.PI / 2), always(NaN)), shape: "falling", domain: unit},
    slope: {at: (u) => negate(asinSlope(u)), shape: "hill", domain: unit}
  },
  atan: {
    value: {at: known(Math.atan, itself, signed(Math.PI / 2)), shape: "rising"},
    slope: {at: (u) => over(add(one, square(u))), shape: "hill"}
  },
  sinh: {value: {at: sinh, shape: "rising"}, slope: {at: cosh, shape: "valley"}},
  cosh: {value: {at: cosh, shape: "valley"}, slope: {at: sinh, shape: "rising"}},
  tanh: {
    value: {at: known(Math.tanh, itself, signed(1)), shape: "rising"},
    slope: {at: (u) => multiply(four, logisticSlope(multiply(two, u))), shape: "hill"}
  },
  asinh: {
    value: {
      at: known(Math.asinh, itself, (u) => multiply(wide(Math.sign(u.m)), add(logarithm(size(u)), wide(Math.LN2)))),
      shape: "rising"
    },
    slope: {at: (u) => over(squareRoot(add(one, square(u)))), shape: "hill"}
  },
  erf: {
    value: {
      at: known(erf, (u) => multiply(u, wide(2 / Math.sqrt(Math.PI))), signed(1)),
      shape: "rising"
    },
    slope: {at: (u) => multiply(wide(2 / Math.sqrt(Math.PI)), exponential(negate(square(u)))), shape: "hill"}
  },
  logistic: {value: {at: logistic, shape: "rising"}, slope: {at: logisticSlope, shape: "hill"}},
  softplus: {value: {at: softplus, shape: "rising"}, slope: {at: logistic, shape: "rising"}}
};

/** u^v: of a negative u only to whole powers; u⁰ = 1. */
export function power(u: Wide, v: Wide): Wide {
  if (u.e === 0 && v.e === 0) {
    const direct = u.m ** v.m;
    const size = Math.abs(direct);
    if (u.m === 0 || Number.isNaN(direct) || (size < 2 ** 500 && size > 2 ** -500)) return wide(direct);
  }
  const exponent = toNumber(v);
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 64) {
    const grown = repeated(u, Math.abs(exponent));
    return exponent < 0 ? over(grown) : grown;
  }
  if (u.m < 0 && !Number.isInteger(exponent)) return wide(NaN);
  const grown = Math.log2(Math.abs(u.m)) * exponent + u.e * exponent;
  const k = Math.round(grown);
  const sign = u.m < 0 && Math.abs(exponent) % 2 === 1 ? -1 : 1;
  return scaledUp(sign * 2 ** (grown - k), k);
}

/** uⁿ by squares. */
function repeated(u: Wide, n: number): Wide {
  if (n === 0) return one;
  const root = repeated(u, Math.floor(n / 2));
  return n % 2 === 0 ? square(root) : multiply(u, square(root));
}
