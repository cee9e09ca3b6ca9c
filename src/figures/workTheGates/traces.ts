import * as Plot from "@observablehq/plot";
import {max, min, ticks} from "d3";
import type {UnitStep} from "./attempt.js";
import {unitEquation, wireWords} from "../../frame/operationWords.js";
import {spreadApart} from "../../frame/spreadApart.js";
import {drawOverSteps, innerOf, type Picture} from "./panel.js";
import {sayStepSum} from "./words.js";

/** A line of the picture, and what it is called at its end. */
interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dash: string;
  readonly of: (row: UnitStep) => number;
}

const cellState = {colour: "var(--path-c)", dash: "none", of: ({c}: UnitStep) => c};
const hiddenState = {colour: "var(--path-h)", dash: "none", of: ({h}: UnitStep) => h};
const answer: Line = {name: "answer", colour: "var(--cell-lstm)", dash: "none", of: ({shown}) => shown};

/** The height of a label, in pixels. */
const lineOfText = 13;

/** The cell state, its goal and what it misses; over it the sum of the picked step, in numbers. */
export function drawMemory(picture: Picture): Element {
  const {rows, step, cell, layout} = picture;
  const title = sayStepSum(cell, rows, step, layout.isNarrow);
  const line = {...cellState, name: wireWords(cell, "c").symbol};
  return drawTrace(picture, {title, lines: [line], goal: ({goalC}) => goalC, isLast: false});
}

/** What is shown: h of a unit set by hand, the answer of a trained network beside its h. */
export function drawShown(picture: Picture): Element {
  const {isTrained, rows, cell} = picture;
  const line = {...hiddenState, name: wireWords(cell, "h").symbol};
  const isAsked = rows.some(({goalShown}) => goalShown !== null);
  return drawTrace(picture, {
    title: isTrained
      ? `${line.name}, and the answer that is read off it`
      : `${unitEquation(cell, "h")}${isAsked ? "" : ", of which nothing is asked"}`,
    lines: isTrained ? [{...line, dash: "5 3"}, answer] : [line],
    goal: ({goalShown}) => goalShown,
    isLast: true
  });
}

function drawTrace(
  picture: Picture,
  {
    title,
    lines,
    goal,
    isLast
  }: {title: string; lines: readonly Line[]; goal: (row: UnitStep) => number | null; isLast: boolean}
): Element {
  const {rows, tolerance, layout} = picture;
  const box = isLast ? layout.shown : layout.c;
  const asked = rows.flatMap((row) => {
    const wanted = goal(row);
    return wanted === null ? [] : [{row, wanted}];
  });
  const judged = lines[lines.length - 1];
  const values = [...lines.flatMap(({of}) => rows.map(of)), ...asked.map(({wanted}) => wanted)];
  const [low, high] = [Math.min(-1, Math.floor(min(values) ?? 0)), Math.max(1, Math.ceil(max(values) ?? 0))];
  const missed = asked.filter(({row, wanted}) => Math.abs(judged.of(row) - wanted) > tolerance);
  const isLong = high - low > 3;
  return drawOverSteps(picture, box, {
    title,
    colour: lines[0].colour,
    y: {
      domain: [low, high],
      ticks: isLong ? ticks(low, high, 4) : [low, 0, high],
      tickSize: 0,
      tickFormat: plain,
      label: null
    },
    isLast,
    marks: [
      Plot.ruleY([low, high, 0], {stroke: "var(--rule)"}),
      Plot.rect(asked, {
        ...{x1: ({row}: Asked) => row.t - 0.5, x2: ({row}: Asked) => row.t + 0.5},
        ...{y1: ({wanted}: Asked) => wanted - tolerance, y2: ({wanted}: Asked) => wanted + tolerance},
        ...{fill: "var(--bound)", fillOpacity: 0.3, insetTop: -2, insetBottom: -2}
      }),
      Plot.ruleY(asked, {
        ...{y: "wanted", x1: ({row}: Asked) => row.t - 0.5, x2: ({row}: Asked) => row.t + 0.5},
        ...{stroke: "var(--bound)", strokeWidth: 1.5}
      }),
      Plot.ruleX(missed, {
        ...{x: ({row}: Asked) => row.t, y1: "wanted", y2: ({row}: Asked) => judged.of(row)},
        ...{stroke: "var(--unclipped)", strokeWidth: 3, strokeDasharray: "3 2"}
      }),
      lines.map(({of, colour, dash}) =>
        Plot.line(rows, {x: "t", y: of, stroke: colour, strokeWidth: 2, strokeDasharray: dash})
      ),
      lines.map(({of, colour}) => Plot.dot(rows, {x: "t", y: of, r: 3, fill: colour}))
    ],
    over: endLabels(picture, lines, asked.at(-1)?.wanted, {low, high, height: innerOf(layout, box).height})
  });
}

interface Asked {
  readonly row: UnitStep;
  readonly wanted: number;
}

function endLabels(
  {rows}: Picture,
  lines: readonly Line[],
  goal: number | undefined,
  {low, high, height}: {low: number; high: number; height: number}
): Plot.Markish[] {
  const last = rows[rows.length - 1];
  const labels = [
    ...lines.map(({name, colour, of}) => ({name, colour, y: of(last)})),
    ...(goal === undefined ? [] : [{name: "goal", colour: "var(--bound)", y: goal}])
  ];
  const places = spreadApart(
    labels.map(({y}) => y),
    (lineOfText * (high - low)) / height,
    [low, high]
  );
  return labels.map(({name, colour}, k) =>
    Plot.text([places[k]], {
      ...{x: rows.length + 0.5, y: (place: number) => place, text: () => name, textAnchor: "start", dx: 4},
      ...{fill: colour, fontWeight: 600}
    })
  );
}

function plain(value: number): string {
  return String(value).replace("-", "−");
}
