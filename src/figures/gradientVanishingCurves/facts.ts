import {gradientCurve, sampleCell} from "../../experiments/gradientCurve.js";
import {quantile} from "../../experiments/statistics.js";
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
    /** The same weights without a nonlinearity, in the median of the seeds. */
    linear:
      10 **
      quantile(
        settings.seeds.map((seed) => endOfLinear(settings, seed)),
        0.5
      ),
    open: {...ends({...first, forgetBias: 5}), start: 10 ** startOfCell(rows({...first, forgetBias: 5}))},
    large: ends({...first, spectralRadius: 2, seed: 7})
  };
}

function endOfLinear(settings: Data["settings"], seed: number): number {
  return gradientCurve(sampleCell("rnn-linear", settings, seed), settings).at(-1)?.log10 ?? NaN;
}

/** log10 of the gradient of the cell state at the loss. */
function startOfCell(rows: readonly CurveRow[]): number {
  return rows.find(({path, distance}) => path === "c" && distance === 0)?.log10 ?? NaN;
}
