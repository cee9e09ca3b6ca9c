import type {Expression} from "../expression.js";
import {keepDigits} from "../keepDigits.js";
import {dual, type Arithmetic, type Dual} from "./dual.js";
import {add, compare, divide, fromNumber, multiply, negate, size, toNumber, wide, zero, type Wide} from "./wide.js";
import {logarithm, power, wideFunctions} from "./wideFunctions.js";

/** Left of a place, at it, or right of it. */
type Side = -1 | 0 | 1;

/** A formula's values and slopes as float64 numbers. */
export interface Slopes {
  /** NaN where there is none, infinite where it is, or is above the largest float64. */
  value(x: number): number;
  /**
   * The slope; at a kink, where the slopes to the left and to the right differ, of these the one that is nearer to 0, and 0
   * where they differ in sign: ReLU's at 0 is 0, as in the engine and in PyTorch. What jumps has there the slope that it has
   * beside. NaN or infinite where there is none.
   */
  slope(x: number): number;
  /** |f′|; at a kink that of the steeper side. */
  steepest(x: number): number;
}

const none = wide(NaN);

/** Computes in numbers of nearly any size, so that only what is too large, or has no value, is not finite. */
export function slopesOf(f: Expression): Slopes {
  const [left, at, right] = ([-1, 0, 1] as const).map((side) => dual(keepDigits(f), wideNumbers(side)));
  const slopeOf = (value: Dual<Wide>) => (value.slope === undefined ? 0 : toNumber(value.slope));
  const directly = (x: number) => slopeOf(at(fromNumber(x)));
  const side = (x: number, sign: -1 | 1): number => {
    const slope = slopeOf((sign < 0 ? left : right)(fromNumber(x)));
    return Number.isNaN(slope) ? limit(directly, x, sign) : slope;
  };
  const sides = (x: number) => [side(x, -1), side(x, 1)] as const;
  return {
    value: (x) => toNumber(at(fromNumber(x)).value),
    slope(x) {
      const slope = directly(x);
      return Number.isNaN(slope) ? nearerToZero(...sides(x)) : slope;
    },
    steepest(x) {
      const slope = directly(x);
      return Number.isNaN(slope) ? Math.max(...sides(x).map(Math.abs)) : Math.abs(slope);
    }
  };
}

function nearerToZero(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Math.abs(a) + Math.abs(b);
  if (a * b <= 0) return 0;
  return Math.abs(a) < Math.abs(b) ? a : b;
}

/** How near the limit of a slope is looked for, relative to x or, at 0, to 1; and how well the three have to agree. */
const near = {beside: [2 ** -24, 2 ** -27, 2 ** -30], atZero: [2 ** -30, 2 ** -40, 2 ** -50], agreement: 1e-5};

/** The slope that a side tends to where the rules give 0 · ∞, as for √(x²) at 0; NaN where it tends to none. */
function limit(slope: (x: number) => number, x: number, sign: -1 | 1): number {
  const distances = x === 0 ? near.atZero : near.beside.map((part) => part * Math.abs(x));
  const slopes = distances.map((distance) => slope(x + sign * distance));
  const [last] = slopes.slice(-1);
  const agree = slopes.every((slope) => Math.abs(slope - last) <= near.agreement * Math.max(1, Math.abs(last)));
  return agree ? last : NaN;
}

/** A difference of so small a part of its terms is the rounding that these came with. */
const noise = wide(2 ** -50);

/** a + b; 0 where the two cancel but for a few last bits, which are no digits of what is meant. */
function addToNoise(a: Wide, b: Wide): Wide {
  const total = add(a, b);
  if (a.m > 0 === b.m > 0) return total;
  return compare(size(total), multiply(noise, size(a))) < 0 ? zero : total;
}

/** Numbers of nearly any size, on one side of a place. At the place itself a kink has no slope: NaN. */
function wideNumbers(side: Side): Arithmetic<Wide> {
  return {
    number: fromNumber,
    ...{add: addToNoise, negate, multiply, divide, power, logarithm},
    call: (name, part, u) => wideFunctions[name][part].at(u),
    larger(u, v) {
      const order = compare(u.value, v.value);
      if (Number.isNaN(order)) return {value: none, slope: none};
      if (order !== 0) return order > 0 ? u : v;
      if (u.slope === v.slope) return u;
      const steeper = compare(u.slope ?? zero, v.slope ?? zero);
      if (steeper === 0) return u.slope === undefined ? v : u;
      if (side === 0 || Number.isNaN(steeper)) return {value: u.value, slope: none};
      return steeper === side ? u : v;
    },
    sign({value, slope}) {
      if (value.m !== 0 || slope === undefined) return {value: wide(Math.sign(value.m)), slope: undefined};
      if (side === 0) return {value: zero, slope: none};
      const beside = Math.sign(slope.m) * side;
      return {value: wide(beside), slope: beside === 0 ? none : undefined};
    }
  };
}
