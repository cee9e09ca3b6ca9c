import {compile, differentiate} from "../../frame/formulas/calculus.js";
import type {Expression} from "../../frame/formulas/expression.js";
import {Refused} from "../../frame/formulas/readExpression.js";

/** An activation that a network can use: values, slopes, and the largest slope on the range looked at. */
export interface Examined {
  readonly derivative: Expression;
  f(x: number): number;
  slope(x: number): number;
  /** γ = max |f′| on [−range, range], and where. */
  readonly largest: {readonly x: number; readonly slope: number};
}

/** Places looked at on the range; an odd number, so that 0 is among them. */
const places = 1201;

/** A slope above this is taken for a pole. */
const steepest = 1e6;

/** Each local maximum of |f′| is looked at more closely, this often and this much. */
const closer = {times: 4, by: 40};

/**
 * Finds f′ and its largest size on [−range, range].
 * @throws Refused where f or f′ is not a finite number somewhere on the range, or f′ grows past 10⁶
 */
export function examine(expression: Expression, range: number): Examined {
  const derivative = differentiate(expression);
  const [f, slope] = [compile(expression), compile(derivative)];
  const gap = (2 * range) / (places - 1);
  const xs = Array.from({length: places}, (_, k) => (k === (places - 1) / 2 ? 0 : -range + k * gap));
  for (const x of xs) {
    if (!Number.isFinite(f(x))) throw new Refused(`f has no finite value at x = ${at(x)}: ${between(range)}`);
    if (!Number.isFinite(slope(x))) throw new Refused(`f′ has no finite value at x = ${at(x)}: ${between(range)}`);
  }
  const sizes = xs.map((x) => Math.abs(slope(x)));
  const highest = sizes.indexOf(Math.max(...sizes));
  const size = (k: number) => sizes[k] ?? 0;
  const above = (k: number, other: number) => size(k) > size(other);
  // On a level stretch one place will do; of peaks of one height the one nearest to 0 is named.
  const peaks = xs
    .filter((_, k) => k === highest || (!above(k - 1, k) && !above(k + 1, k) && (above(k, k - 1) || above(k, k + 1))))
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  let largest = {x: 0, slope: 0};
  for (const peak of peaks) {
    const found = refine(slope, peak, gap, range);
    if (!(found.size < steepest))
      throw new Refused(`f′ grows past 10⁶ near x = ${at(found.x)}: f has no finite slope there.`);
    // A later place has to be higher by more than rounding.
    if (found.size > largest.slope * (1 + 1e-12)) largest = {x: found.x, slope: found.size};
  }
  return {derivative, f, slope, largest};
}

/** The highest |f′| around a place, looked at closer and closer. */
function refine(slope: (x: number) => number, peak: number, gap: number, range: number): {x: number; size: number} {
  let best = {x: peak, size: Math.abs(slope(peak))};
  let width = gap;
  for (let time = 0; time < closer.times; ++time) {
    const middle = best.x;
    for (let k = -closer.by; k <= closer.by; ++k) {
      const x = Math.min(range, Math.max(-range, middle + (k * width) / closer.by));
      const size = Math.abs(slope(x));
      if (!(size <= best.size)) best = {x, size: Number.isNaN(size) ? Infinity : size};
      if (best.size === Infinity) return best;
    }
    width /= closer.by / 2;
  }
  return best;
}

function at(x: number): string {
  return String(Number(x.toFixed(2)) + 0).replace("-", "−");
}

function between(range: number): string {
  return `it has to have one everywhere from −${range} to ${range}.`;
}
