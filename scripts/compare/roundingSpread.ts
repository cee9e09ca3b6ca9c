import type {Cell, State} from "../../src/engine/cells/cell.js";
import {mapParameters} from "../../src/engine/parameters.js";
import type {Matrix} from "../../src/engine/linear/matrix.js";
import {Random} from "../../src/engine/random.js";
import type {Reference} from "./readReference.js";
import type {Results} from "./results.js";
import {runFloat64} from "./runFloat64.js";

/** How often the run is repeated with other errors; the signs of a few errors in a row seldom agree by chance 8 times. */
const repetitions = 8;

/**
 * How far errors of rounding move each entry of a reference's results: the largest difference from the run without them
 * over some runs in which every weight, input and state has one (a relative one of `unit`), and every gate and state of
 * every step (one of `unit` of 1, or of the value where that is larger, since 1 − z and 1 − h² round at 1 however little
 * is left). No program in that arithmetic can know its results more exactly: random rounding, as in Parker's Monte Carlo
 * arithmetic (1997).
 * @param unit 2⁻⁵² for float64, 2⁻²³ for float32
 */
export function roundingSpread(reference: Reference, unit: number): Results {
  const exact = runFloat64(reference);
  const spread = Object.fromEntries(Object.entries(exact).map(([name, {length}]) => [name, new Float64Array(length)]));
  for (let seed = 1; seed <= repetitions; ++seed) {
    const moved = withErrors(reference, unit, new Random(seed));
    for (const [name, values] of Object.entries(moved))
      for (let k = 0; k < values.length; ++k)
        spread[name][k] = Math.max(spread[name][k], Math.abs(values[k] - exact[name][k]));
  }
  return spread;
}

function withErrors(reference: Reference, unit: number, random: Random): Results {
  const sign = () => (random.uniform() < 0.5 ? -unit : unit);
  const relative = (m: Matrix): Matrix => ({...m, data: m.data.map((value) => value * (1 + sign()))});
  const absolute = (m: Matrix): Matrix => ({
    ...m,
    data: m.data.map((value) => value + sign() * Math.max(1, Math.abs(value)))
  });
  const plant = (cell: Cell): Cell => ({
    ...cell,
    forward(θ, x, before) {
      const step = cell.forward(θ, x, before);
      // A pre-activation keeps its sign, by which relu decides.
      const moved = Object.entries<Matrix>({...step}).map(([name, m]) => [
        name,
        /^a(_|$)/.test(name) ? relative(m) : absolute(m)
      ]);
      return Object.fromEntries(moved) as State;
    }
  });
  const {weights, inputs, initial} = reference;
  const moved = {
    ...reference,
    weights: mapParameters(weights, relative),
    inputs: inputs.map(relative),
    initial: Object.fromEntries(
      Object.entries(initial).map(([name, {h, c}]) => [name, {h: relative(h), ...(c && {c: relative(c)})}])
    )
  };
  return runFloat64(moved, plant);
}
