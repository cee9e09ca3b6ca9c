import {choose, range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown as shownField} from "../../frame/guess/guessFields.js";
import {choice, integer} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {cellsBeside, drawCurves, lengthAt, type Shown} from "./curves.js";
import type {HighwayData} from "./experiment.js";
import {biases, sampleNetworks, gradientCurves, type Bias, type Line} from "./gradients.js";

/**
 * What the reader sets: b_f, the distance at which numbers are read off, a seed, 0 being the median of them all, and a guess
 * of what is left of ∂J/∂c farthest back, as log10.
 */
interface State {
  readonly bias: Bias;
  readonly distance: number;
  readonly seed: number;
  readonly guess: number;
  readonly shown: boolean;
}

/** The gradient of an LSTM's cell state by the direct path and through h, under forget biases of the reader's choice. */
export const highway = declareFigure({
  id: "highway",
  title: "The direct path, and what comes besides",
  sizes: {
    wide: {width: 700, height: 400},
    narrow: {width: 324, height: 380}
  },
  otherState: "bias=chrono&seed=3&distance=50&shown=yes",
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
        seed: integer({min: 0, max: 9999, default: 0}),
        guess: guessed(integer({min: guesses[0], max: guesses[1], default: guesses[2]})),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: `The direct path is drawn. How long is all of ∂J/∂c, ${length - 1} steps back?`,
          inputs: [range(figure, "guess", {label: "my guess", format: powerOfTen})],
          reply: (state) => replyTo(lengthAt(shown(state), "total", length - 1), state.guess)
        }),
        choose(figure, "bias", {label: "forget bias", beside: biases.length}),
        range(figure, "distance", {label: "at distance $T − t$"}),
        seed(figure, "seed", {label: `seed (0: median of ${seeds.length})`})
      ],
      draw: (state, {width, height}) =>
        drawCurves(shown(state), state, {
          box: {x: 0, y: 0, width, height},
          compact: width < 480,
          document
        }) as SVGSVGElement,
      rows: (state) => rowsOf(shown(state), state.bias),
      say: (state) => say(data, shown(state), state),
      frames: {
        title: "The direct path, and what comes besides",
        states: [{shown: true}, {shown: true, bias: "5"}, {shown: true, bias: "chrono"}],
        ...{width: 520, height: 340}
      }
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** Least, most and first guess, in decades: the axis's own room about the answers. */
const guesses = [-20, 2, -10] as const;

/** Guess and truth so near are the same to the eye, in decades. */
const near = 1.5;

function replyTo(truth: number, guess: number): string {
  const off = Math.round(Math.abs(truth - guess));
  const left = `${powerOfTen(truth)} is left`;
  if (Math.abs(truth - guess) <= near) return `${left}: you had it. Most of it has come through $h$.`;
  return truth > guess
    ? `${left}, ${off} decades more than you said: what comes through $h$ is more than the direct path.`
    : `${left}, ${off} decades less than you said: half-open gates lose a share at every step.`;
}

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

/** A point of a line with the band over seeds, in log10. */
function rowsOf({curves, bands}: Shown, bias: Bias) {
  return curves.flatMap(({line, log10}) => {
    const band = bands.find((band) => band.line === line);
    return log10.map((value, distance) => ({
      ...{bias, line, distance, log10: value},
      ...{band_low: band?.low[distance] ?? null, band_high: band?.high[distance] ?? null}
    }));
  });
}

/** The gradient at the distance read off, by path; before the answer the direct path alone. */
function say(data: HighwayData, shown: Shown, {bias, distance, seed, shown: answered}: State): string {
  const at = (line: Line) => powerOfTen(lengthAt(shown, line, distance));
  const whose = seed === 0 ? `in the median of ${data.settings.seeds.length} seeds` : `with seed ${seed}`;
  const where = distance === 0 ? "at the last step" : `${distance} ${distance === 1 ? "step" : "steps"} back`;
  const start = bias === "chrono" ? "With the chrono initialisation" : `With a forget bias of ${bias}`;
  if (!answered)
    return `${start}, ${where}, the direct path alone brings ${at("direct")} ${whose}. And all paths together?`;
  return (
    `${start}, ${where}, ∂J/∂c is ${at("total")} long ${whose}: ${at("direct")} by the direct path, ` +
    `${at("throughH")} through $h$. The ${sayOthers(cellsBeside(shown), at)}.`
  );
}

/** GRU’s ∂J/∂h is 10⁻⁹, the vanilla RNN’s 10⁻³. */
function sayOthers(cells: ReturnType<typeof cellsBeside>, at: (line: Line) => string): string {
  const name = (cell: (typeof cells)[number]) => (cell === "rnn-tanh" ? "vanilla RNN" : cellStyles[cell].label);
  return cells.map((cell, k) => `${name(cell)}’s ${k === 0 ? "∂J/∂h is " : ""}${at(cell)}`).join(", the ");
}
