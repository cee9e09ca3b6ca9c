import * as Plot from "@observablehq/plot";
import type {Equality, LstmOrGruSide, LstmOrGruTask} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {cellStyles} from "../../frame/palette.js";
import {spreadApart} from "../../frame/spreadApart.js";
import {measureText, verdict} from "./words.js";

/** Room around the curves; at the right for the names of the lines. */
const [marginTop, marginBottom, marginLeft, marginRight] = [62, 26, 40, 120];

const kinds = ["lstm", "gru"] as const;
const halo = {stroke: "var(--paper)", strokeWidth: 4};

/** One task: its name and verdict, and the score of both networks over the updates, with the intervals of the medians. */
export function drawCurves(
  task: LstmOrGruTask,
  equality: Equality,
  {width, height, document}: StageSize & {document: Document}
): Element {
  const pair = task[equality];
  const [low, high] = task.domain;
  const inDomain = (value: number): number => Math.min(high, Math.max(low, value));
  const sides = pair ? kinds.map((kind) => ({kind, ...pair[kind]})) : [];
  const last = Math.max(1, ...sides.map(({curve}) => curve[curve.length - 1].update));
  return Plot.plot({
    ...{document, width, height, marginTop, marginBottom, marginLeft, marginRight},
    x: {domain: [0, last], ticks: pair ? ticks(width) : [], tickFormat: ",d", tickSize: 4, label: null},
    y: {
      ...{type: task.scale, domain: task.domain, label: null, tickSize: 0},
      ...(task.scale === "log" ? {ticks: [0.01, 0.1], tickFormat: "~g"} : {ticks: 4})
    },
    marks: [
      Plot.text([task.title], {frameAnchor: "top-left", dx: -marginLeft, dy: -60, fontWeight: 600, fontSize: 14}),
      Plot.text([verdict(task, pair)], {frameAnchor: "top-left", dx: -marginLeft, dy: -42, fontSize: 13}),
      Plot.text([task.score], {frameAnchor: "top-left", dx: -marginLeft, dy: -22, fill: "var(--muted)"}),
      Plot.gridY(task.scale === "log" ? [0.01, 0.1] : undefined, {ticks: 4, stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([low], {stroke: "var(--muted)"}),
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

function drawBaseline({value, label}: {value: number; label: string}): Plot.Markish[] {
  return [
    Plot.ruleY([value], {stroke: "var(--bound)", strokeDasharray: "5 3"}),
    Plot.text([label], {
      ...{y: value, frameAnchor: "right", dy: -8, textAnchor: "end", fill: "var(--bound)", ...halo}
    })
  ];
}

/** So many numbers fit under the axis. */
function ticks(width: number): number {
  return width < 400 ? 2 : 4;
}

type Side = LstmOrGruSide & {readonly kind: (typeof kinds)[number]};

/** At the ends of the lines: whose they are, how many units, and the median measure, or how many seeds never came to it. */
function names(task: LstmOrGruTask, sides: readonly Side[], inner: number): Plot.Markish[] {
  const ends = sides.map(({curve}) => placeOf(task, curve[curve.length - 1].median) * inner);
  const places = spreadApart(ends, 31, [4, inner - 14]);
  return sides.flatMap(({kind, hiddenSize, median, unsolved, measures}, k) => {
    const {label, colour} = cellStyles[kind];
    const at = {frameAnchor: "top-right", dx: 8, textAnchor: "start", fill: colour, ...halo} as const;
    const measured = `${task.measure === "updates" && unsolved === 0 ? "solved at " : ""}${measureText(task, median)}`;
    return [
      Plot.text([`${label}, ${hiddenSize} units`], {...at, dy: places[k] - 7, fontWeight: 600}),
      Plot.text([unsolved > 0 ? `${measured}; ${unsolved} of ${measures.length} never` : measured], {
        ...at,
        dy: places[k] + 7
      })
    ];
  });
}

/** Where a value stands on its axis, from the top, as a share. */
function placeOf({scale, domain: [low, high]}: LstmOrGruTask, value: number): number {
  const at = scale === "log" ? Math.log : (x: number): number => x;
  const inside = Math.min(high, Math.max(low, value));
  return (at(high) - at(inside)) / (at(high) - at(low));
}
