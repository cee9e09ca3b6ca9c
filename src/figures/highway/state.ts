import type {HighwayBand, HighwayBias, HighwayCurve, HighwayLine} from "./experiment.js";
import type {HighwayData, HighwayLearner} from "./learningExperiment.js";
import {cellStyles} from "../../frame/palette.js";

/** What the reader sets: b_f, the distance at which numbers are read off, and a seed; 0 is the median of them all. */
export interface HighwayState {
  readonly bias: HighwayBias;
  readonly distance: number;
  readonly seed: number;
}

export const biases = ["0", "1", "2", "5", "chrono"] as const;

/** What the first panel shows: the lines of one seed or the medians of all, and the bands over seeds behind them. */
export interface HighwayShown {
  readonly curves: readonly (Pick<HighwayCurve, "line"> & {readonly log10: readonly (number | null)[]})[];
  readonly bands: readonly HighwayBand[];
}

/** How each line is drawn: the sum broad, so that the part that makes it up can be seen upon it. */
const pathStyles = {
  total: {label: "LSTM, sum", colour: "var(--cell-lstm)", width: 4.5, dash: "none"},
  direct: {label: "direct path", colour: "var(--path-c)", width: 1.75, dash: "6 3"},
  throughH: {label: "through h", colour: "var(--path-h)", width: 2, dash: "1.5 3.5"}
};
type Path = keyof typeof pathStyles;

/** A path of the LSTM as above, another cell as everywhere. */
export function lineStyle(line: HighwayLine): {label: string; colour: string; width: number; dash: string} {
  return isPath(line) ? pathStyles[line] : {...cellStyles[line], width: 1.5};
}

function isPath(line: HighwayLine): line is Path {
  return line in pathStyles;
}

/** The cells beside the LSTM, in the experiment's order. */
export function cellsBeside({curves}: HighwayShown): Exclude<HighwayLine, Path>[] {
  return curves.flatMap(({line}) => (isPath(line) ? [] : [line]));
}

/** The order in which lines are drawn, later ones over earlier ones: the LSTM's paths over all, and over their sum. */
export function drawnLines(shown: HighwayShown): HighwayLine[] {
  return [...cellsBeside(shown).toReversed(), "total", "direct", "throughH"];
}

export function firstState({settings: {bias, length}}: HighwayData): HighwayState {
  return {bias, distance: length - 1, seed: 0};
}

/** The medians under a bias, with their bands. */
export function mediansAt({bands}: HighwayData, bias: HighwayBias): HighwayShown {
  const own = bands.filter((band) => band.bias === bias);
  return {curves: own.map(({line, median}) => ({line, log10: median})), bands: own};
}

/** log10 of a line at a distance; −∞ where nothing has come that way. */
export function lengthAt({curves}: HighwayShown, line: HighwayLine, distance: number): number {
  return curves.find((curve) => curve.line === line)?.log10[distance] ?? -Infinity;
}

/** How a network of the runs is called, and whether the dial's setting is its own. */
export function learnerName({network}: HighwayLearner): string {
  const ofCell: Readonly<Record<string, {label: string} | undefined>> = cellStyles;
  return ofCell[network]?.label ?? network.replace("lstm-", "LSTM, ").replace(/bias(?=\d)/, "bias ");
}

export function isOfBias({network}: HighwayLearner, bias: HighwayBias): boolean {
  return network === (bias === "chrono" ? "lstm-chrono" : `lstm-bias${bias}`);
}
