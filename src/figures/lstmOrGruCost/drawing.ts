import * as Plot from "@observablehq/plot";
import {format, max, median, quantile} from "d3";
import type {StageSize} from "../../frame/stage.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels} from "../../frame/picture/panels.js";
import {cellName, timeText, type TimedRow} from "./words.js";

/** Below this width the two panels stand under each other. */
const narrow = 560;

/** Room for a network's name, and at the right end of the longest bar for its number. */
const [names, numbers] = [112, 62];

/** At the right of the times, for their numbers. */
const timeNumbers = 140;

type Size = StageSize & {readonly document: Document};

/** A row, and where it stands, in heights of a row. */
type PlacedRow = TimedRow & {readonly y: number};

const whole = format(",");

/** A row for each network: how many parameters it has, and how long a training step took here, once that is measured. */
export function drawCost(rows: readonly TimedRow[], {width, height, document}: Size): SVGSVGElement {
  const compact = width < narrow;
  const size = compact ? {width, height: height / 2, document} : {width: width / 2 - 8, height, document};
  const second = compact ? {x: 0, y: height / 2} : {x: width / 2 + 8, y: 0};
  // From the top, with a gap and a heading before those of equal parameters.
  const placed = rows.map((row, k) => ({...row, y: k + (row.equal === "parameters" ? 1.6 : 0.6)}));
  const parameters = {x: 0, y: 0, plot: drawParameters(placed, size)};
  return panels([parameters, {...second, plot: drawTimes(placed, size, compact)}], {width, height, document});
}

/** Where the bars begin: beside the rows of each group, and not through the headings above them. */
const axis = [
  {x: 0, y1: 0.2, y2: 3},
  {x: 0, y1: 4.2, y2: 6}
] as const;

function frame(
  title: string,
  rows: readonly PlacedRow[],
  largest: number,
  {width, height, document}: Size,
  [left, right]: readonly [number, number]
): Plot.PlotOptions {
  return {
    ...{width, height, document, marginLeft: left, marginRight: right, marginTop: 24, marginBottom: 6},
    x: {domain: [0, largest], axis: null},
    y: {domain: [rows.length + 1.1, -0.4], axis: null},
    marks: [
      Plot.text([title], {frameAnchor: "top-left", dx: -left, dy: -20, fontWeight: 600}),
      Plot.ruleX(axis, {x: "x", y1: "y1", y2: "y2", stroke: "var(--muted)"})
    ]
  };
}

/** Headings of both groups, and the networks' names before their bars. */
function headings(rows: readonly PlacedRow[]): Plot.Markish[] {
  const second = rows.filter(({equal}) => equal === "size").length + 0.85;
  const words = [
    {y: -0.15, text: "with as many units:"},
    {y: second, text: "with about as many parameters as that LSTM:"}
  ];
  return [
    Plot.text(words, {
      ...{x: 0, y: "y", text: "text", dx: -names, textAnchor: "start", fill: "var(--muted)"},
      ...{stroke: "var(--paper)", strokeWidth: 4}
    }),
    Plot.text(rows, {
      ...{x: 0, y: "y", dx: -6, textAnchor: "end", fontWeight: 600, fill},
      text: (row: TimedRow) => `${cellName(row)}, ${row.hiddenSize}`
    })
  ];
}

const bar = {y1: ({y}: {y: number}) => y - 0.3, y2: ({y}: {y: number}) => y + 0.3} as const;
const fill = ({cell}: TimedRow): string => cellStyles[cell].colour;

function drawParameters(rows: readonly PlacedRow[], size: Size): Element {
  const largest = max(rows, (row) => row.parameters) ?? 1;
  const {marks = [], ...options} = frame("parameters of the layer", rows, largest, size, [names, numbers]);
  return Plot.plot({
    ...options,
    marks: [
      marks,
      headings(rows),
      Plot.rect(rows, {x1: 0, x2: "parameters", ...bar, fill, fillOpacity: 0.75}),
      Plot.text(rows, {x: "parameters", y: "y", dx: 5, textAnchor: "start", text: (row) => whole(row.parameters)})
    ]
  });
}

function drawTimes(rows: readonly PlacedRow[], size: Size, compact: boolean): Element {
  const timed = rows.filter(({times}) => times.length > 0);
  const left = compact ? names : 8;
  // A measurement that something else on the machine held up is drawn at the end of the axis.
  const largest = 1.25 * (max(timed, ({times}) => quantile(times, 0.75)) ?? 1);
  const title = "time of a training step, in this browser";
  const {marks = [], ...options} = frame(title, rows, largest, size, [left, timeNumbers]);
  return Plot.plot({
    ...options,
    marks: [
      marks,
      compact ? headings(rows) : [],
      timed.length > 0 ? measured(rows, largest) : unmeasured(compact || size.width < 320)
    ]
  });
}

const aside = {textAnchor: "start", fill: "var(--muted)", fontStyle: "italic"} as const;

function unmeasured(short: boolean): Plot.Markish {
  return Plot.text([short ? "not measured yet" : "not measured yet: it depends on your machine"], {
    ...{x: 0, y: 1.6, dx: 10, ...aside}
  });
}

/** Every measurement as a mark, their median as a bar with its number. */
function measured(rows: readonly PlacedRow[], largest: number): Plot.Markish[] {
  const untimed = rows.filter(({times}) => times.length === 0);
  const middles = rows.flatMap((row) => (row.times.length > 0 ? [{...row, middle: median(row.times)}] : []));
  return [
    Plot.text(untimed, {x: 0, y: "y", dx: 6, ...aside, text: () => "not timed: no kernel of its own"}),
    Plot.rect(middles, {x1: 0, x2: "middle", ...bar, fill, fillOpacity: 0.3}),
    middles.map(({times, y, cell}) =>
      Plot.ruleX(times, {
        ...{x: (time: number) => Math.min(time, largest), y1: y - 0.3, y2: y + 0.3},
        ...{stroke: cellStyles[cell].colour, strokeOpacity: 0.7}
      })
    ),
    Plot.text(middles, {x: () => largest, y: "y", dx: 6, textAnchor: "start", text: timeText})
  ];
}
