import {mean, median} from "d3";
import type {Facts} from "../../frame/facts.js";
import type {ClippingData} from "./experiment.js";
import {binsOf, shareClipped} from "./histogram.js";
import {halfMean, moments} from "./moments.js";
import {clipper, turnOf} from "./rules.js";

/** What the rules make of the first picture's gradients, and how long the run's are. */
export function facts(data: ClippingData): Facts {
  const {norms, longest, settings} = data;
  const {gradient, threshold} = settings;
  const {plane, run} = clipper(longest.gradient)({...gradient, threshold});
  const [byNorm, byValue, perParameter] = run;
  const average = mean(norms) ?? NaN;
  // The run is idle until its first long gradient, told in hundreds of updates; a hundred more, and it is under way.
  const idle = 100 * Math.floor(norms.findIndex((norm) => norm >= average) / 100);
  const [early, late] = [norms.slice(0, idle), norms.slice(idle + 100)].map((norms) => median(norms) ?? NaN);
  const humps = [norms.slice(0, idle), norms.slice(idle + 100)].map(commonest);
  return {
    plane: {
      norm: plane[0].norm.after,
      valueX: plane[1].gradients.x.data[0],
      valueY: plane[1].gradients.y.data[0],
      valueTurn: turnOf(plane[1])
    },
    longest: {
      update: longest.update,
      norm: byNorm.norm.before,
      valueTurn: turnOf(byValue),
      parameterTurn: turnOf(perParameter)
    },
    share: shareClipped(norms, threshold).share,
    moments: moments(norms).map((state) => ({...state, share: shareClipped(norms, state.threshold).share})),
    mean: average,
    halfMean: halfMean(norms),
    idle,
    early,
    late,
    humps: {first: humps[0], second: humps[1]},
    growth: late / early
  };
}

/** The middle of the fullest bin. */
function commonest(norms: readonly number[]): number {
  const {from, to} = binsOf(norms).reduce((fullest, bin) => (bin.updates > fullest.updates ? bin : fullest));
  return 10 ** ((from + to) / 2);
}
