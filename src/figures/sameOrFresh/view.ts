import {eigenvalues} from "../../engine/linear/eigenvalues.js";
import {hypotenuse} from "../../engine/linear/hypotenuse.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Fan, SameOrFreshData} from "./experiment.js";
import {lengthsOfFresh, lengthsOfOne, nets, sampleMatrix, type Net} from "./products.js";

export interface State extends Net {
  /** Steps back. */
  readonly k: number;
  readonly width: number;
  /** Which draw's lines and eigenvalues are shown, from 1. */
  readonly draw: number;
  /** How wide the reader thinks the fan of one matrix is, in decades. */
  readonly guess: number;
  readonly shown: boolean;
}

interface Eigenvalue {
  readonly real: number;
  readonly imaginary: number;
}

/** All that a state shows. */
export interface Shown {
  readonly same: Fan;
  readonly fresh: Fan;
  /** log10 of the lengths of single draws, by number of steps back. */
  readonly lines: {readonly same: readonly (readonly number[])[]; readonly fresh: readonly (readonly number[])[]};
  /** Of the picked draw's matrix, with the gain. */
  readonly eigenvalues: readonly Eigenvalue[];
  /** The largest |λ| of each draw, with the gain. */
  readonly radii: readonly number[];
  /** That of the picked draw. */
  readonly radius: number;
}

/** Computes what a state shows: fans are kept, single draws are computed anew. */
export function showing({fans, radii, settings}: SameOrFreshData): (state: Readonly<State>) => Shown {
  const draws = Array.from({length: settings.lines}, (_, k) => k + 1);
  const linesOf = lastResult((width, net, gain) => {
    const at = {width, net: nets[net], gain};
    return {
      same: draws.map((draw) => lengthsOfOne(sampleMatrix({width, draw}, settings), {...at, draw}, settings)),
      fresh: draws.map((draw) => lengthsOfFresh({...at, draw}, settings))
    };
  });
  const eigenvaluesOf = lastResult((width, draw) => eigenvalues(sampleMatrix({width, draw}, settings)));
  return ({width, net, gain, draw}) => {
    const kept = fans.find((one) => one.width === width && one.net === net && (net === "linear" || one.gain === gain));
    const ofWidth = radii.find((one) => one.width === width);
    if (!kept || !ofWidth) throw new RangeError(`same-or-fresh: no fans of width ${width}, net ${net}, gain ${gain}`);
    const shift = Math.log10(gain / kept.gain);
    const {real, imaginary} = eigenvaluesOf(width, draw);
    const own = Array.from(real, (value, k) => ({real: gain * value, imaginary: gain * imaginary[k]}));
    return {
      same: shifted(kept.same, settings.places, shift),
      fresh: shifted(kept.fresh, settings.places, shift),
      lines: linesOf(width, nets.indexOf(net), gain),
      eigenvalues: own,
      radii: ofWidth.radii.map((radius) => gain * radius),
      radius: Math.max(...own.map(modulusOf))
    };
  };
}

export function modulusOf({real, imaginary}: Eigenvalue): number {
  return hypotenuse(real, imaginary);
}

/** A fan whose every step has another factor: a linear net's under another gain. */
function shifted({low, median, high, deviation}: Fan, places: readonly number[], shift: number): Fan {
  const by = (values: readonly number[]) => values.map((value, k) => value + places[k] * shift);
  return {low: by(low), median: by(median), high: by(high), deviation};
}

/** A fan at a number of steps back that is one of the places. */
export function fanAt({low, median, high, deviation}: Fan, places: readonly number[], k: number) {
  const at = places.indexOf(k);
  return {
    ...{low: low[at], median: median[at], high: high[at], deviation: deviation[at]},
    width: high[at] - low[at]
  };
}
