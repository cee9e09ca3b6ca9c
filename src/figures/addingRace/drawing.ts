import * as Plot from "@observablehq/plot";
import type {Box} from "../../frame/picture/box.js";
import {endLabels} from "../../frame/picture/endLabels.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {networkStyle} from "../../frame/picture/palette.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import {addingBaseline, addingSolved} from "../../experiments/tasks/adding.js";
import type {Racer} from "./experiment.js";

/** A network's line: its loss by update, with the band over seeds where there are several, and its answer. */
export interface Lane {
  readonly network: string;
  readonly curve: readonly {
    readonly update: number;
    readonly loss: number;
    readonly low?: number;
    readonly high?: number;
  }[];
  readonly answer: number | undefined;
}

/** What the picture shows. */
export interface Shown {
  readonly title: string;
  readonly lanes: readonly Lane[];
  readonly updates: number;
  /** The example: the values of its two marks, and their sum. */
  readonly marked: readonly [number, number];
}

interface Place {
  readonly box: Box;
  readonly document: Document;
}

/** The lanes of the stored runs. */
export function storedLanes(racers: readonly Racer[]): Lane[] {
  return racers.map(({network, curve}) => ({network, curve, answer: undefined}));
}

/** The lanes before anybody has run. */
export function emptyLanes(racers: readonly Racer[]): Lane[] {
  return racers.map(({network}) => ({network, curve: [], answer: undefined}));
}

/** Losses by update, and beside or under them what each network answers to one sequence. */
export function drawRace(shown: Shown, sheet: Sheet): SVGSVGElement {
  const {first, second} = twoPanels(sheet, {beside: 0.64, under: 0.66});
  const {document} = sheet;
  return panels(
    [
      {...first, plot: drawLosses(shown, {box: first, document})},
      {...second, plot: drawAnswers(shown, {box: second, document})}
    ],
    sheet
  );
}

/** log₁₀ of the losses that are shown. */
const lossDomain = [-3, -0.2] as const;
const edges = {marginTop: 34, marginBottom: 34, marginLeft: 46, marginRight: 58};

function drawLosses({title, lanes, updates}: Shown, {box, document}: Place): Element {
  const inside = (loss: number): number => Math.min(lossDomain[1], Math.max(lossDomain[0], Math.log10(loss)));
  const names = lanes.map(({network, curve}) => ({
    ...{words: nameOf(network), fill: networkStyle(network).colour},
    at: inside(curve.at(-1)?.loss ?? addingBaseline)
  }));
  return Plot.plot({
    ...{width: box.width, height: box.height, document, ...edges, style: {fontSize: "12px"}},
    x: {domain: [0, updates], ticks: 4, label: "updates", labelArrow: "right", tickSize: 4},
    y: logAxis(lossDomain, [-3, -2, -1]),
    marks: [
      Plot.text([title], {frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy: -30, fontWeight: 600, fontSize: 13}),
      Plot.text(["loss"], {frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy: -12, fill: "var(--muted)"}),
      Plot.gridY([-3, -2, -1], {stroke: "var(--rule)"}),
      levels(updates),
      lanes.map(({curve, network}) =>
        Plot.areaY(
          curve.filter(({low}) => low !== undefined),
          {
            ...{
              x: "update",
              y1: ({low}: {low?: number}) => inside(low ?? 1),
              y2: ({high}: {high?: number}) => inside(high ?? 1)
            },
            ...{fill: networkStyle(network).colour, fillOpacity: 0.14}
          }
        )
      ),
      lanes.map(({curve, network}) =>
        Plot.lineY(curve, {
          ...{x: "update", y: ({loss}: {loss: number}) => inside(loss), strokeWidth: 2},
          ...{stroke: networkStyle(network).colour, strokeDasharray: networkStyle(network).dash}
        })
      ),
      endLabels(
        names,
        {
          ...{x: updates, domain: lossDomain},
          ...{bottom: box.height - edges.marginBottom, top: edges.marginTop, gap: 14}
        },
        {dx: 6}
      )
    ]
  });
}

/** The loss of who always answers 1, and that from which on the problem counts as learnt. */
function levels(updates: number): Plot.Markish[] {
  return [
    Plot.ruleY([Math.log10(addingBaseline)], {stroke: "var(--bound)", strokeDasharray: "2 3"}),
    // Over it and at the right: who does not learn goes on along it, who does has come down.
    plotText("always answering 1", {
      x: updates,
      y: Math.log10(addingBaseline),
      dx: -4,
      dy: -11,
      textAnchor: "end",
      fill: "var(--bound)"
    }),
    Plot.ruleY([Math.log10(addingSolved)], {stroke: "var(--bound)", strokeDasharray: "2 3"}),
    plotText("has learnt it", {
      x: 0,
      y: Math.log10(addingSolved),
      dx: 4,
      dy: 9,
      textAnchor: "start",
      fill: "var(--bound)"
    })
  ];
}

function drawAnswers({lanes, marked}: Shown, {box, document}: Place): Element {
  const sum = marked[0] + marked[1];
  const margins = {marginTop: 34, marginBottom: 34, marginLeft: 50, marginRight: 26};
  const rows = lanes.map(({network, answer}, row) => ({...networkStyle(network), network, answer, row}));
  const answered = rows.filter(({answer}) => answer !== undefined);
  return Plot.plot({
    ...{width: box.width, height: box.height, document, ...margins, style: {fontSize: "12px"}},
    x: {domain: [0, 2], ticks: [0, 1, 2], label: "answer", labelArrow: "right", tickSize: 4},
    y: {domain: [-0.7, lanes.length - 0.3], reverse: true, axis: null},
    marks: [
      Plot.text([`${marked[0].toFixed(2)} + ${marked[1].toFixed(2)} = ?`], {
        ...{frameAnchor: "top-left", dx: 2 - margins.marginLeft, dy: -30, fontWeight: 600, fontSize: 13}
      }),
      Plot.ruleX([sum], {stroke: "var(--ink)", strokeWidth: 1.5}),
      plotText(sum.toFixed(2), {x: sum, y: -0.7, dy: -2, lineAnchor: "bottom", fill: "var(--ink)"}),
      Plot.ruleY(rows, {y: "row", stroke: "var(--rule)"}),
      Plot.text(rows, {
        ...{
          x: 0,
          y: "row",
          dx: -8,
          textAnchor: "end",
          text: ({network}: {network: string}) => nameOf(network),
          fill: "colour"
        }
      }),
      rows.map(({mark, colour, answer, row}) =>
        Plot.dot(answer === undefined ? [] : [Math.min(2, Math.max(0, answer))], {
          ...{x: (at: number) => at, y: row, symbol: mark, r: 5, fill: colour}
        })
      ),
      answered.length === 0
        ? plotText("not asked yet", {x: 1, y: lanes.length - 0.55, fill: "var(--muted)"})
        : answered.map(({answer = 0, row, colour}) =>
            // On the side that is turned away from the line of the sum.
            plotText(answer.toFixed(2), {
              ...{x: Math.min(2, Math.max(0, answer)), y: row, dy: -13, fill: colour},
              ...(answer < sum ? {dx: -3, textAnchor: "end"} : {dx: 3, textAnchor: "start"})
            })
          )
    ]
  });
}

/** A network's short name: its cell's. */
export function nameOf(network: string): string {
  return networkStyle(network).label.replace("RNN, ", "");
}
