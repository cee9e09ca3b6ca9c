import * as Plot from "@observablehq/plot";
import type {Equality, Pair, Side, Task} from "./experiment.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {broadHalo} from "../../frame/picture/halo.js";
import {spreadApart} from "../../frame/picture/spreadApart.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {kinds, measureText, verdict} from "./words.js";

/** Room around the curves; at the right for the names of the lines. */
const [marginBottom, marginLeft, marginRight] = [24, 40, 120];

/** With less height than this, in pixels, the axis of scores has fewer numbers. */
const low = 80;

/** Over the curves: the task, the verdict, and what the axis is, in three rows, or in two on a phone. */
const heads = {roomy: 54, close: 36};

/** By how much the axis goes on after the last update: room for the final measurement. */
const after = 1.06;

/**
 * One task: its name and verdict, and the score of both networks over the updates, with the intervals of the medians. Where
 * the score is what they are compared by, a diamond after the curve is the final measurement, on other examples.
 */
export function drawCurves(task: Task, equality: Equality, {width, height, document}: Sheet): Element {
  const pair = task[equality];
  const isClose = height < 156;
  const marginTop = isClose ? heads.close : heads.roomy;
  const [lowest, highest] = task.domain;
  const inDomain = (value: number): number => Math.min(highest, Math.max(lowest, value));
  const sides = pair ? kinds.map((kind) => ({kind, ...pair[kind]})) : [];
  const ticks = height - marginTop - marginBottom < low ? 2 : 4;
  const last = Math.max(1, ...sides.map(({curve}) => curve[curve.length - 1].update));
  return Plot.plot({
    ...{document, width, height, marginTop, marginBottom, marginLeft, marginRight},
    x: {
      domain: [0, after * last],
      ticks: pair ? (width < 400 ? 2 : 4) : [],
      tickFormat: ",d",
      tickSize: 4,
      label: null
    },
    y: {
      ...{type: task.scale, domain: task.domain, label: null, tickSize: 0},
      ...(task.scale === "log" ? {ticks: [0.01, 0.1], tickFormat: "~g"} : {ticks})
    },
    marks: [
      head(task, pair, isClose),
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
      task.measure === "score" ? sides.map((side) => drawFinal(side, last, inDomain)) : null,
      names(task, sides, height - marginTop - marginBottom)
    ]
  });
}

/** The task, the verdict on it, and what its axis is: at the end of the verdict's row where there are two. */
function head(task: Task, pair: Pair | null, isClose: boolean): Plot.Markish[] {
  const marginTop = isClose ? heads.close : heads.roomy;
  const first = {frameAnchor: "top-left", dx: -marginLeft} as const;
  const last = isClose ? ({frameAnchor: "top-right", dx: marginRight} as const) : first;
  return [
    Plot.text([task.title], {...first, dy: 1 - marginTop, fontWeight: 600, fontSize: 14}),
    Plot.text([verdict(task, pair)], {...first, dy: 18 - marginTop, fontSize: 13}),
    Plot.text([task.score], {...last, dy: -18, fill: "var(--muted)"})
  ];
}

/** The median of the final measurement, joined to the curve's end. */
function drawFinal(
  {kind, curve, median}: NamedSide,
  last: number,
  inDomain: (value: number) => number
): Plot.Markish[] {
  const {colour: stroke} = cellStyles[kind];
  const end = {x: after * last, y: inDomain(median)};
  return [
    Plot.line([{x: last, y: inDomain(curve[curve.length - 1].median)}, end], {
      x: "x",
      y: "y",
      stroke,
      strokeDasharray: "1 2"
    }),
    Plot.dot([end], {x: "x", y: "y", symbol: "diamond", r: 4, fill: stroke})
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
  const ends = sides.map(
    ({curve, median}) => placeOf(task, task.measure === "score" ? median : curve[curve.length - 1].median) * inner
  );
  const places = spreadApart(ends, 31, [4, inner - 14]);
  return sides.flatMap(({kind, hiddenSize, median, unsolved, measures}, k) => {
    const {label, colour} = cellStyles[kind];
    const at = {frameAnchor: "top-right", dx: 8, textAnchor: "start", fill: colour, ...broadHalo} as const;
    const when = {updates: unsolved === 0 ? "solved at " : "", score: "◆ "}[task.measure];
    const measured = `${when}${measureText(task, median)}`;
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
