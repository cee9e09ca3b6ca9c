import {format, median, quantile} from "d3";
import type {CostRow, CostSizes} from "./cost.js";
import {cellStyles} from "../../frame/picture/palette.js";

/** A network with the times of its training steps, in ms, one a measurement; none before they are measured here. */
export interface TimedRow extends CostRow {
  readonly times: readonly number[];
}

const whole = format(",");
const percent = format(".0%");

/** A cell's name without what it stands for: "RNN" of "RNN, tanh". */
export function cellName({cell}: CostRow): string {
  return cellStyles[cell].label.split(",")[0];
}

/** 4.13 ms, or 0.0421 ms: three digits. */
function milliseconds(time: number): string {
  return `${Number(time.toPrecision(3))} ms`;
}

/** The median of a network's times and where their middle half lies; undefined where there are none. */
export function timeText({times}: TimedRow): string | undefined {
  const middle = median(times);
  if (middle === undefined) return undefined;
  const [low, high] = [0.25, 0.75].map((p) => Number((quantile(times, p) ?? middle).toPrecision(3)));
  return `${milliseconds(middle)} (${low}–${high})`;
}

/** Parameters of the three at one size, units at as many parameters, and the times where they have been measured. */
export function sayCost(rows: readonly TimedRow[], {inputSize, hiddenSize}: CostSizes): string {
  const lstm = rows.find(({cell}) => cell === "lstm");
  if (!lstm) throw new RangeError("sayCost: expected a row of the LSTM, got none");
  const others = rows.filter(({cell, equal}) => cell !== "lstm" && equal === "size");
  const equals = rows.filter(({equal}) => equal === "parameters");
  const shareOf = (row: CostRow): string => percent(row.parameters / lstm.parameters);
  const parameters = others.map((row) => `the ${cellName(row)}’s are ${shareOf(row)} of that`);
  const units = equals.map((row) => `${row.hiddenSize} units for the ${cellName(row)}`);
  return (
    `An LSTM of ${hiddenSize} units on ${inputSize} inputs has ${whole(lstm.parameters)} parameters; ${parameters.join(", ")}. ` +
    `As many parameters are ${units.join(", ")}. ${sayTimes(rows, lstm)}`
  );
}

function sayTimes(rows: readonly TimedRow[], lstm: TimedRow): string {
  const base = median(lstm.times);
  if (base === undefined) return "The time of a training step has not been measured yet.";
  const shareOf = ({times}: TimedRow): string => percent((median(times) ?? NaN) / base);
  const grus = rows.filter(({cell}) => cell === "gru");
  const shares = grus.map((row) => `${shareOf(row)} with ${row.hiddenSize} units`);
  return `Measured in this browser, a step of the GRU takes ${shares.join(" and ")} of the LSTM’s ${milliseconds(base)}.`;
}
