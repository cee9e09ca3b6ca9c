import * as Plot from "@observablehq/plot";
import {max} from "d3";
import {attractorsMeasured} from "../../experiments/tasks/agreement.js";
import type {Box} from "../../frame/picture/box.js";
import {halo} from "../../frame/picture/halo.js";
import {spreadApart} from "../../frame/picture/spreadApart.js";

/** Error rates of one model by attractors, and how they are drawn. */
export interface Series {
  /** A line of its label each. */
  readonly label: readonly string[];
  readonly colour: string;
  readonly dash: string;
  readonly symbol: Plot.SymbolType;
  readonly hollow: boolean;
  /** Pixels by which its marks stand aside, so that equal values do not hide each other. */
  readonly aside: number;
  readonly points: readonly {
    readonly attractors: number;
    readonly error: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

interface ByAttractorsOptions extends Box {
  readonly title: string;
  readonly series: readonly Series[];
  /** Room for the labels at the right. */
  readonly marginRight: number;
  /** Whether the two rules are drawn, by the nearest noun and by the subject. */
  readonly rules: boolean;
  /** Where the reader's guess stands. */
  readonly guess?: {readonly attractors: number; readonly error: number} | undefined;
  readonly document: Document;
}

type Sizes = Pick<ByAttractorsOptions, "width" | "height" | "marginRight">;

/** Over the plot stand its title and the name of the rule that goes along its upper edge. */
const [marginLeft, marginTop, marginBottom] = [44, 38, 36];

/** Room on the axis before no attractors and after the most. */
const beyond = 0.25;
const lineHeight = 12;

/** The most attractors. */
const last = attractorsMeasured[attractorsMeasured.length - 1];

/** Error rates by the number of attractors, with their intervals, labelled at the right. */
export function drawByAttractors({title, series, rules, guess, document, ...size}: ByAttractorsOptions): Element {
  return Plot.plot({
    ...{document, width: size.width, height: size.height},
    ...{marginLeft, marginRight: size.marginRight, marginTop, marginBottom},
    x: {
      ...{domain: [-beyond, last + beyond], ticks: last, tickFormat: "d", tickSize: 4},
      ...{label: "attractors", labelAnchor: "right", labelArrow: "right"}
    },
    y: {domain: [0, 1], ticks: 5, tickFormat: ".0%", label: null},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.text([title], {frameAnchor: "top-left", dx: -40, dy: -34, fontWeight: 600}),
      rules ? nearestNoun() : [],
      series.map(drawSeries),
      series.length > 0 ? drawLabels(series, size) : [],
      guess ? drawGuess(guess) : []
    ]
  });
}

function drawGuess(guess: {readonly attractors: number; readonly error: number}): Plot.Markish[] {
  const place = {x: "attractors", y: "error"} as const;
  return [
    Plot.dot([guess], {...place, r: 6, stroke: "var(--guess)", strokeWidth: 2.5}),
    Plot.text([guess], {
      ...{...place, text: () => "your guess", dx: 12, textAnchor: "start"},
      ...{fill: "var(--guess)", fontWeight: 600, ...halo}
    })
  ];
}

/** What going by the nearest noun comes to: no error without attractors, nothing else with any. */
function nearestNoun(): Plot.Markish[] {
  const points = [
    [0, 0],
    [1, 1],
    [last, 1]
  ];
  return [
    Plot.line(points, {stroke: "var(--bound)", strokeWidth: 6, strokeOpacity: 0.25, strokeLinejoin: "round"}),
    Plot.text(["by the nearest noun"], {
      ...{x: last, y: 1, dy: -11, textAnchor: "end", fill: "var(--bound)"}
    })
  ];
}

function drawSeries({colour, dash, symbol, hollow, aside, points}: Series): Plot.Markish[] {
  const whisker = points.filter(({low, high}) => low !== null && high !== null);
  return [
    Plot.line(points, {x: "attractors", y: "error", dx: aside, stroke: colour, strokeWidth: 2, strokeDasharray: dash}),
    Plot.ruleX(whisker, {x: "attractors", y1: "low", y2: "high", dx: aside, stroke: colour, strokeWidth: 1.25}),
    Plot.dot(points, {
      ...{x: "attractors", y: "error", dx: aside, symbol, r: 4},
      ...(hollow ? {fill: "var(--paper)", stroke: colour, strokeWidth: 1.5} : {fill: colour, ...halo, strokeWidth: 1})
    })
  ];
}

/** At the ends of the lines, each with a thread to its own. */
function drawLabels(series: readonly Series[], {width, height, marginRight}: Sizes): Plot.Markish[] {
  const innerHeight = height - marginTop - marginBottom;
  const perPixel = (last + 2 * beyond) / (width - marginLeft - marginRight);
  const ends = series.map(({points}) => points[points.length - 1].error);
  const lines = max(series, ({label}) => label.length) ?? 1;
  const down = ends.map((end) => innerHeight * (1 - end));
  const places = spreadApart(down, lines * lineHeight + 3, [-8, innerHeight - 4]);
  return series.map(({label, colour, aside}, k) => {
    const x = last + 22 * perPixel;
    const y = 1 - places[k] / innerHeight;
    return [
      Plot.link([k], {
        ...{x1: last + (aside + 6) * perPixel, y1: ends[k], x2: x - 3 * perPixel, y2: y},
        ...{stroke: colour, strokeWidth: 0.75}
      }),
      label.map((line, row) =>
        Plot.text([line], {
          ...{x, y, dy: (row - (label.length - 1) / 2) * lineHeight, textAnchor: "start"},
          ...{fill: colour, fontWeight: label.length === 1 ? 600 : 400}
        })
      )
    ];
  });
}
