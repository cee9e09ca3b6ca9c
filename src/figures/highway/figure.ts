import type {
  drawHighway as DrawDraws,
  highwayCurves as HighwayCurves,
  HighwayBias,
  HighwayDraw,
  HighwayLine
} from "./experiment.js";
import type {HighwayData} from "./learningExperiment.js";
import {choose, range, seed} from "../../frame/controls.js";
import {choice, integer} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {drawHighway} from "./drawing.js";
import {biases, firstState, mediansAt, type HighwayShown, type HighwayState} from "./state.js";
import {sayHighway} from "./words.js";
import {lastResult} from "../../frame/lastResult.js";

/** The functions of the experiment that the live figure calls for another seed. */
interface HighwayExperiment {
  readonly drawHighway: typeof DrawDraws;
  readonly highwayCurves: typeof HighwayCurves;
}

/** A point of a line with the band over seeds, in log10; or a training run. */
type Row =
  | {
      part: "gradient";
      bias: HighwayBias;
      line: HighwayLine;
      distance: number;
      log10: number | null;
      band_low: number | null;
      band_high: number | null;
    }
  | {part: "run"; network: string; seed: number; updates: number | null; log10_at_start: number};

/**
 * The gradient of an LSTM's cell state by the direct path and through h, under forget biases of the reader's choice; and
 * what the networks that start so have learnt.
 * @param data what the loader wrote
 * @param options the functions of the experiment
 */
export function highway(
  data: HighwayData,
  {invalidation, ...experiment}: HighwayExperiment & {invalidation?: Promise<unknown>}
): Figure<HighwayState> {
  const first = firstState(data);
  const shown = liveHighway(data, experiment);
  const figure = mountFigure<HighwayState, Row>({
    id: "highway",
    fields: {
      bias: choice(biases, first.bias),
      distance: integer({min: 0, max: data.settings.length - 1, default: first.distance}),
      seed: integer({min: 0, max: 9999, default: first.seed})
    },
    controls: (figure) => [
      choose(figure, "bias", {label: "forget bias", beside: biases.length}),
      range(figure, "distance", {label: "at distance T − t"}),
      seed(figure, "seed", {label: `seed (0: median of ${data.settings.seeds.length})`})
    ],
    draw: (state, size) => drawHighway(data, shown(state), state, {...size, document}),
    rows: (state) => rowsOf(data, shown(state), state.bias),
    say: (state) => sayHighway(data, shown(state), state),
    invalidation
  });
  // The time until the next frame goes into computing; the drawing finds the result remembered.
  figure.watch(shown);
  return figure;
}

/** The medians of the loader, or one seed's lines: draws take time, and change with the seed only. */
function liveHighway(
  data: HighwayData,
  {drawHighway, highwayCurves}: HighwayExperiment
): (state: HighwayState) => HighwayShown {
  const drawOf = lastResult((seed): HighwayDraw => drawHighway(data.settings, seed));
  const curvesOf = lastResult((seed, bias) => highwayCurves(drawOf(seed), biases[bias], data.settings));
  return ({bias, seed}) => {
    const medians = mediansAt(data, bias);
    return seed === 0 ? medians : {...medians, curves: curvesOf(seed, biases.indexOf(bias))};
  };
}

function rowsOf({learners}: HighwayData, {curves, bands}: HighwayShown, bias: HighwayBias): Row[] {
  const lines = curves.flatMap(({line, log10}) => {
    const band = bands.find((band) => band.line === line);
    return log10.map((value, distance) => ({
      ...{part: "gradient" as const, bias, line, distance, log10: value},
      ...{band_low: band?.low[distance] ?? null, band_high: band?.high[distance] ?? null}
    }));
  });
  const runs = learners.flatMap(({network, seeds}) =>
    seeds.map(({seed, updates, start}) => ({part: "run" as const, network, seed, updates, log10_at_start: start}))
  );
  return [...lines, ...runs];
}
