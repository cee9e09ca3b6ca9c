import type {Facts} from "../../frame/facts.js";
import {float32, type CurveRow, type State} from "./curves.js";
import type {Data} from "./experiment.js";

/** What the page says of the first picture, and of a larger spectral radius. */
export function facts({settings, bounds}: Data, first: State, rows: (state: State) => readonly CurveRow[]): Facts {
  const far = settings.length - 1;
  const ends = (state: State) => {
    const farthest = rows(state).filter(({distance}) => distance === far);
    return Object.fromEntries(farthest.map(({cell, path, log10}) => [`${cell}-${path}`, 10 ** log10]));
  };
  const logistic = rows(first).filter(({cell, path}) => cell === "rnn-logistic" && path === "h");
  const tanhBound = bounds.find(({cell}) => cell === "rnn-tanh")?.slope;
  return {
    ...{far, seeds: settings.seeds.length, middle: settings.band[1] - settings.band[0]},
    at: ends(first),
    logisticBelowFloat32: logistic.find(({log10}) => log10 < float32.smallest)?.distance ?? null,
    /** Of a Gaussian W_h: σ_max over ρ, in the median of the seeds. */
    stretch: tanhBound === undefined ? null : 10 ** tanhBound / settings.spectralRadius,
    large: ends({...first, spectralRadius: 2, seed: 7})
  };
}
