import * as Plot from "@observablehq/plot";
import {format, max, median, quantile} from "d3";
import type {StageSize} from "../../frame/stage.js";
import {cellStyles} from "../../frame/palette.js";
import {panels} from "../../frame/panels.js";
import type {TimedRow} from "./state.js";
import {timeText} from "./words.js";

/** Below this width the two panels stand under each other. */
const narrow = 560;

/** Room for a network's name, and at the right end of the longest bar for its number. */
const [names, numbers] = [112, 62];

/** At the right of the times, for their numbers. */
const timeNumbers = 140;

interface Options extends StageSize {
  readonly document: Document;
}

const whole = format(",");

/** A row for each network: how many parameters it has, and how long a training step took here, once that is measured. */
export function drawCost(rows: readonly TimedRow[], {width, height, document}: Options): SVGSVGElement {
  const compact = width < narrow;
  const size = compact ? {width, height: height / 2} : {width: width / 2 - 8, height};
  const second = compact ? {x: 0, y: height / 2} : {x: width / 2 + 8, y: 0};
  return panels(
    [
      {x: 0, y: 0, plot: drawParameters(rows, {...size, document})},
      {...second, plot: drawTimes(rows, {...size, document}, compact)}
    ],
    {width, height, document}
  );
}

/** Rows from the top, with a gap and a heading before those of equal parameters. */
function placed(rows: readonly TimedRow[]): (TimedRow & {readonly y: number})[] {
  return rows.map((row, k) => ({...row, y: k + (row.equal === "parameters" ? 1.6 : 0.6)}));
}

/** Where the second heading stands, and where the rows end, in heights of a row. */
function heights(rows: readonly TimedRow[]): {second: number; last: number} {
  return {second: rows.filter(({equal}) => equal === "size").length + 0.85, last: rows.length + 1.1};
}

/** Where the bars begin: beside the rows of each group, and not through the headings above them. */
const axis = [
  {x: 0, y1: 0.2, y2: 3},
  {x: 0, y1: 4.2, y2: 6}
] as const;

function frame(
  title: string,
  rows: readonly TimedRow[],
  largest: number,
  {width, height, document}: Options,
  [left, right]: readonly [number, number]
): Plot.PlotOptions {
  return {
    ...{width, height, document, marginLeft: left, marginRight: right, marginTop: 24, marginBottom: 6},
    x: {domain: [0, largest], axis: null},
    y: {domain: [heights(rows).last, -0.4], axis: null},
    marks: [
      Plot.text([title], {frameAnchor: "top-left", dx: -left, dy: -20, fontWeight: 600}),
      Plot.ruleX(axis, {x: "x", y1: "y1", y2: "y2", stroke: "var(--muted)"})
    ]
  };
}

function headings(rows: readonly TimedRow[], left: number): Plot.Markish {
  const words = ["with as many units:", "with about as many parameters as that LSTM:"];
  return Plot.text(words, {
    ...{
      x: 0,
      y: (_: string, k: number) => [-0.15, heights(rows).second][k],
      dx: -left,
      textAnchor: "start",
      fill: "var(--muted)"
    },
    ...{stroke: "var(--paper)", strokeWidth: 4},
    text: (word: string) => word
  });
}

function rowNames(rows: readonly TimedRow[]): Plot.Markish {
  return Plot.text(placed(rows), {
    ...{x: 0, y: "y", dx: -6, textAnchor: "end", fontWeight: 600},
    text: ({cell, hiddenSize}: TimedRow) => `${cellStyles[cell].label.split(",")[0]}, ${hiddenSize}`,
    fill: ({cell}: TimedRow) => cellStyles[cell].colour
  });
}

const bar = {y1: ({y}: {y: number}) => y - 0.3, y2: ({y}: {y: number}) => y + 0.3} as const;
const fill = ({cell}: TimedRow): string => cellStyles[cell].colour;

function drawParameters(rows: readonly TimedRow[], size: Options): Element {
  const {marks = [], ...options} = frame(
    "parameters of the layer",
    rows,
    max(rows, (row) => row.parameters) ?? 1,
    size,
    [names, numbers]
  );
  return Plot.plot({
    ...options,
    marks: [
      marks,
      headings(rows, names),
      rowNames(rows),
      Plot.rect(placed(rows), {x1: 0, x2: "parameters", ...bar, fill, fillOpacity: 0.75}),
      Plot.text(placed(rows), {
        ...{x: "parameters", y: "y", dx: 5, textAnchor: "start", text: (row: TimedRow) => whole(row.parameters)}
      })
    ]
  });
}

function drawTimes(rows: readonly TimedRow[], size: Options, compact: boolean): Element {
  const timed = placed(rows).filter(({times}) => times.length > 0);
  const left = compact ? names : 8;
  // A measurement that something else on the machine held up is drawn at the end of the axis.
  const largest = 1.25 * (max(timed, ({times}) => quantile(times, 0.75)) ?? 1);
  const {marks = [], ...options} = frame("time of a training step, in this browser", rows, largest, size, [
    left,
    timeNumbers
  ]);
  if (timed.length === 0)
    return Plot.plot({
      ...options,
      marks: [
        marks,
        compact ? [headings(rows, left), rowNames(rows)] : [],
        Plot.text([compact || size.width < 320 ? "not measured yet" : "not measured yet: it depends on your machine"], {
          ...{x: 0, y: 1.6, dx: 10, textAnchor: "start", fill: "var(--muted)", fontStyle: "italic"}
        })
      ]
    });
  const untimed = placed(rows).filter(({times}) => times.length === 0);
  const middles = timed.map((row) => ({...row, middle: median(row.times) ?? 0}));
  return Plot.plot({
    ...options,
    marks: [
      marks,
      compact ? [headings(rows, left), rowNames(rows)] : [],
      Plot.text(untimed, {
        ...{x: 0, y: "y", dx: 6, textAnchor: "start", fill: "var(--muted)", fontStyle: "italic"},
        text: () => "not timed: no kernel of its own"
      }),
      Plot.rect(middles, {x1: 0, x2: "middle", ...bar, fill, fillOpacity: 0.3}),
      middles.map(({times, y, cell}) =>
        Plot.ruleX(times, {
          ...{
            x: (time: number) => Math.min(time, largest),
            y1: y - 0.3,
            y2: y + 0.3,
            stroke: cellStyles[cell].colour,
            strokeOpacity: 0.7
          }
        })
      ),
      Plot.text(middles, {
        ...{x: () => largest, y: "y", dx: 6, textAnchor: "start", text: (row: TimedRow) => timeText(row)}
      })
    ]
  });
}
