import {format} from "d3";
import {choose, range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice, integer} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import {cellsBeside, drawCurves, lengthAt, type Shown} from "./curves.js";
import type {HighwayData, Learner} from "./experiment.js";
import {biases, sampleNetworks, gradientCurves, type Bias, type Line} from "./gradients.js";
import {drawLearning, isOfBias} from "./learning.js";

/** What the reader sets: b_f, the distance at which numbers are read off, and a seed; 0 is the median of them all. */
interface State {
  readonly bias: Bias;
  readonly distance: number;
  readonly seed: number;
}

/**
 * The gradient of an LSTM's cell state by the direct path and through h, under forget biases of the reader's choice; and
 * what the networks that start so have learnt.
 */
export const highway = declareFigure({
  id: "highway",
  title: "The direct path, and what comes besides",
  broad: true,
  sizes: {
    wide: {width: 700, height: 450},
    narrow: {width: 324, height: 775}
  },
  source: "training",
  otherState: "bias=chrono&seed=3&distance=50",
  timed: [
    {field: "distance", from: 20, by: 1},
    {field: "seed", from: 1, by: 1}
  ],
  experiment: () => import("./experiment.js"),
  view(data: HighwayData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {length, seeds, bias} = data.settings;
    const shown = liveLines(data);
    return {
      fields: {
        bias: choice(biases, bias),
        distance: integer({min: 0, max: length - 1, default: length - 1}),
        seed: integer({min: 0, max: 9999, default: 0})
      },
      controls: (figure) => [
        choose(figure, "bias", {label: "forget bias", beside: biases.length}),
        range(figure, "distance", {label: "at distance $T − t$"}),
        seed(figure, "seed", {label: `seed (0: median of ${seeds.length})`})
      ],
      draw(state, size) {
        const {first, second, compact} = twoPanels(size, {beside: 0.55, under: 0.52});
        return panels(
          [
            {...first, plot: drawCurves(shown(state), state.distance, {box: first, compact, document})},
            {...second, plot: drawLearning(data, state.bias, {box: second, document})}
          ],
          {...size, document}
        );
      },
      rows: (state) => rowsOf(data, shown(state), state.bias),
      say: (state) => sayLines(data, shown(state), state)
    };
  },
  facts: async (data, _view, {part}) => (await import("./facts.js")).facts(data, await part("identity"))
});

/** The medians over seeds, or one seed's lines: draws take time, and change with the seed only. */
function liveLines({settings, bands}: HighwayData): (state: State) => Shown {
  const sampleOf = lastResult((seed) => sampleNetworks(settings, seed));
  const curvesOf = lastResult((seed, bias) => gradientCurves(sampleOf(seed), biases[bias], settings));
  return ({bias, seed}) => {
    const own = bands.filter((band) => band.bias === bias);
    const curves =
      seed === 0 ? own.map(({line, median}) => ({line, log10: median})) : curvesOf(seed, biases.indexOf(bias));
    return {curves, bands: own};
  };
}

/** A point of a line with the band over seeds, in log10; or a training run. */
function rowsOf({learners}: HighwayData, {curves, bands}: Shown, bias: Bias) {
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

const whole = format(",.0f");

/** The gradient at the distance read off, by path; and what became of the networks that start out so. */
function sayLines(data: HighwayData, shown: Shown, {bias, distance, seed}: State): string {
  const at = (line: Line) => powerOfTen(lengthAt(shown, line, distance));
  const whose = seed === 0 ? `in the median of ${data.settings.seeds.length} seeds` : `with seed ${seed}`;
  const where = distance === 0 ? "At the last step" : `${distance} ${distance === 1 ? "step" : "steps"} back`;
  const start = bias === "chrono" ? "With the chrono initialisation" : `With a forget bias of ${bias}`;
  const learner = data.learners.find((learner) => isOfBias(learner, bias));
  return (
    `${start}, ${where.toLowerCase()}, ∂J/∂c is ${at("total")} long ${whose}: ${at("direct")} by the direct path, ` +
    `${at("throughH")} through $h$. The ${sayOthers(cellsBeside(shown), at)}.` +
    (learner ? ` ${sayLearner(learner)}` : "")
  );
}

/** GRU’s ∂J/∂h is 10⁻⁹, the vanilla RNN’s 10⁻³. */
function sayOthers(cells: ReturnType<typeof cellsBeside>, at: (line: Line) => string): string {
  const name = (cell: (typeof cells)[number]) => (cell === "rnn-tanh" ? "vanilla RNN" : cellStyles[cell].label);
  return cells.map((cell, k) => `${name(cell)}’s ${k === 0 ? "∂J/∂h is " : ""}${at(cell)}`).join(", the ");
}

function sayLearner({seeds, solved, median, low, high}: Learner): string {
  const times =
    median === null
      ? ""
      : `, in the median after ${whole(median)} updates (${whole(low ?? median)} to ${high === null ? "never" : whole(high)})`;
  return `So started, ${solved} of ${seeds.length} LSTMs learn the adding problem${times}.`;
}
