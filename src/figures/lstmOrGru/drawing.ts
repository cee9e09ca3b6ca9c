import * as Plot from "@observablehq/plot";
import {format} from "d3";
import type {Equality, LstmOrGruData, Pair, Side, Task} from "./experiment.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {broadHalo} from "../../frame/picture/halo.js";
import {panels} from "../../frame/picture/panels.js";
import {spreadApart} from "../../frame/picture/spreadApart.js";
import type {StageSize} from "../../frame/stage.js";
import {differenceText, measureText, verdict} from "./words.js";

type Size = StageSize & {readonly document: Document};

/** The heights of one form of the picture, in pixels: of what stands over the curves, and of the differences under them. */
interface Form {
  /** Between two tasks, one over the other. */
  readonly gap: number;
  /** Over the curves: the task, the verdict, and what the axis is, in three rows or two. */
  readonly head: number;
  readonly strip: number;
  /** Over the differences, for their words, and under them, for their axis. */
  readonly words: number;
  readonly axis: number;
}

const roomy: Form = {gap: 14, head: 54, strip: 68, words: 32, axis: 20};

/** On a phone, where all four tasks have to be in sight at once. */
const close: Form = {gap: 8, head: 36, strip: 56, words: 28, axis: 18};

/** Between two tasks side by side, in pixels. */
const gapX = 28;

/** Each task's learning curves, and under them the differences seed by seed, on which the verdict stands. */
export function drawLstmOrGru(
  {tasks}: LstmOrGruData,
  equality: Equality,
  {width, height, document}: Size
): SVGSVGElement {
  // Under each other in a picture that is taller than wide, else two by two.
  const columns = height > width ? 1 : 2;
  const rows = Math.ceil(tasks.length / columns);
  const form = columns === 1 ? close : roomy;
  const cell = {width: (width - (columns - 1) * gapX) / columns, height: (height - (rows - 1) * form.gap) / rows};
  const parts = tasks.flatMap((task, k) => {
    const [x, y] = [(k % columns) * (cell.width + gapX), Math.floor(k / columns) * (cell.height + form.gap)];
    const curves = {width: cell.width, height: cell.height - form.strip, document};
    const pair = task[equality];
    const strip = {...curves, height: form.strip};
    return [
      {x, y, plot: drawCurves(task, equality, curves, form)},
      ...(pair ? [{x, y: y + curves.height, plot: drawDifferences(task, pair, strip, form)}] : [])
    ];
  });
  return panels(parts, {width, height, document});
}

/** Room around the curves; at the right for the names of the lines. */
const [marginBottom, marginLeft, marginRight] = [24, 40, 120];

/** With less height than this, in pixels, the axis of scores has fewer numbers. */
const low = 80;

const kinds = ["lstm", "gru"] as const;

/** One task: its name and verdict, and the score of both networks over the updates, with the intervals of the medians. */
function drawCurves(task: Task, equality: Equality, {width, height, document}: Size, form: Form): Element {
  const pair = task[equality];
  const marginTop = form.head;
  const [lowest, highest] = task.domain;
  const inDomain = (value: number): number => Math.min(highest, Math.max(lowest, value));
  const sides = pair ? kinds.map((kind) => ({kind, ...pair[kind]})) : [];
  const ticks = height - marginTop - marginBottom < low ? 2 : 4;
  const last = Math.max(1, ...sides.map(({curve}) => curve[curve.length - 1].update));
  return Plot.plot({
    ...{document, width, height, marginTop, marginBottom, marginLeft, marginRight},
    x: {domain: [0, last], ticks: pair ? (width < 400 ? 2 : 4) : [], tickFormat: ",d", tickSize: 4, label: null},
    y: {
      ...{type: task.scale, domain: task.domain, label: null, tickSize: 0},
      ...(task.scale === "log" ? {ticks: [0.01, 0.1], tickFormat: "~g"} : {ticks})
    },
    marks: [
      head(task, pair, form),
      Plot.gridY(task.scale === "log" ? [0.01, 0.1] : undefined, {ticks, stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([lowest], {stroke: "var(--muted)"}),
      Plot.text(pair ? ["updates"] : [], {...{frameAnchor: "bottom-right", dx: 26, dy: 15}, textAnchor: "start"}),
      task.baseline && drawBaseline(task.baseline),
      sides.map(({kind, curve}) =>
        Plot.areaY(curve, {
          ...{x: "update", y1: ({low}: {low: number}) => inDomain(low), y2: ({high}: {high: number}) => inDomain(high)},
          ...{fill: cellStyles[kind].colour, fillOpacity: 0.14}
        })
      ),
      sides.map(({kind, curve}) =>
        Plot.line(curve, {
          ...{x: "update", y: ({median}: {median: number}) => inDomain(median)},
          ...{stroke: cellStyles[kind].colour, strokeWidth: 2, strokeDasharray: cellStyles[kind].dash}
        })
      ),
      names(task, sides, height - marginTop - marginBottom)
    ]
  });
}

/** The task, the verdict on it, and what its axis is: at the end of the verdict's row where there are two. */
function head(task: Task, pair: Pair | null, form: Form): Plot.Markish[] {
  const first = {frameAnchor: "top-left", dx: -marginLeft} as const;
  const last = form === close ? ({frameAnchor: "top-right", dx: marginRight} as const) : first;
  return [
    Plot.text([task.title], {...first, dy: 1 - form.head, fontWeight: 600, fontSize: 14}),
    Plot.text([verdict(task, pair)], {...first, dy: 18 - form.head, fontSize: 13}),
    Plot.text([task.score], {...last, dy: -18, fill: "var(--muted)"})
  ];
}

function drawBaseline({value: y, label}: {value: number; label: string}): Plot.Markish[] {
  return [
    Plot.ruleY([y], {stroke: "var(--bound)", strokeDasharray: "5 3"}),
    Plot.text([label], {y, frameAnchor: "right", dy: -8, textAnchor: "end", fill: "var(--bound)", ...broadHalo})
  ];
}

type NamedSide = Side & {readonly kind: (typeof kinds)[number]};

/** At the ends of the lines: whose they are, how many units, and the median measure, or how many seeds never came to it. */
function names(task: Task, sides: readonly NamedSide[], inner: number): Plot.Markish[] {
  const ends = sides.map(({curve}) => placeOf(task, curve[curve.length - 1].median) * inner);
  const places = spreadApart(ends, 31, [4, inner - 14]);
  return sides.flatMap(({kind, hiddenSize, median, unsolved, measures}, k) => {
    const {label, colour} = cellStyles[kind];
    const at = {frameAnchor: "top-right", dx: 8, textAnchor: "start", fill: colour, ...broadHalo} as const;
    const measured = `${task.measure === "updates" && unsolved === 0 ? "solved at " : ""}${measureText(task, median)}`;
    return [
      Plot.text([`${label}, ${hiddenSize} units`], {...at, dy: places[k] - 7, fontWeight: 600}),
      Plot.text([`${measured}${unsolved > 0 ? `; ${unsolved} of ${measures.length} never` : ""}`], {
        ...{...at, dy: places[k] + 7}
      })
    ];
  });
}

/** Where a value stands on its axis, from the top, as a share. */
function placeOf({scale, domain: [low, high]}: Task, value: number): number {
  const at = scale === "log" ? Math.log : (x: number): number => x;
  const inside = Math.min(high, Math.max(low, value));
  return (at(high) - at(inside)) / (at(high) - at(low));
}

/** Room at both ends of the axis for its last numbers. */
const edge = 30;

/** GRU − LSTM, a ring for each seed, and over them the median with its interval: which side of 0 it is on is the verdict. */
function drawDifferences(task: Task, pair: Pair, {width, height, document}: Size, {words, axis}: Form): Element {
  const {differences, median, interval, seeds} = pair;
  const reach = 1.1 * Math.max(...differences.map(Math.abs), Number.MIN_VALUE);
  const ends = [
    {text: "← GRU better", anchor: "left", colour: cellStyles.gru.colour, textAnchor: "start", dx: -edge},
    {text: "LSTM better →", anchor: "right", colour: cellStyles.lstm.colour, textAnchor: "end", dx: edge}
  ] as const;
  return Plot.plot({
    ...{document, width, height, marginTop: words, marginBottom: axis, marginLeft: edge, marginRight: edge},
    x: {
      domain: [-reach, reach],
      ticks: width < 400 ? 3 : 5,
      tickFormat: (at: number) => (at === 0 ? "0" : format(task.measure === "updates" ? "+,d" : "+.2f")(at)),
      tickSize: 3,
      label: null
    },
    y: {domain: [-1, 1], axis: null},
    marks: [
      Plot.text([`GRU − LSTM${width < 300 ? "" : " by seed"}: ${differenceText(task, pair)}`], {
        ...{frameAnchor: "top", dy: 2 - words, fill: "var(--ink)"}
      }),
      ends.map(({text, anchor, colour, textAnchor, dx}) =>
        Plot.text([text], {frameAnchor: `top-${anchor}`, dx, dy: -13, textAnchor, fill: colour})
      ),
      Plot.ruleX([0], {stroke: "var(--muted)"}),
      interval &&
        Plot.link([interval], {
          ...{x1: "low", x2: "high", y1: 0, y2: 0},
          ...{stroke: "var(--ink)", strokeWidth: 6, strokeOpacity: 0.25}
        }),
      Plot.dot(seeds, {
        ...{x: (_: number, k: number) => differences[k], y: 0, r: 3.5, stroke: "var(--ink)", fill: "var(--paper)"},
        fillOpacity: 0.5
      }),
      Plot.tickX([median], {x: (at: number) => at, stroke: "var(--ink)", strokeWidth: 2.5})
    ]
  });
}
