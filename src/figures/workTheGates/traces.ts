import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {max, min, ticks} from "d3";
import {endLabels} from "../../frame/picture/endLabels.js";
import {unitEquation, wireWords} from "../../frame/words/operationWords.js";
import type {Panel} from "../../frame/picture/panels.js";
import {innerOf, type StackedPanel} from "../../frame/picture/stackPanels.js";
import {withMinus} from "../../frame/words/withMinus.js";
import type {UnitStep} from "../../experiments/oneUnitTasks.js";
import {drawOverSteps, type Picture} from "./panel.js";
import {sayStepSum} from "./words.js";

/** A line of the picture, and what it is called at its end. */
interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dash: string;
  /** The part of formulas that it draws. */
  readonly symbol: string;
  readonly of: (row: UnitStep) => number;
}

const answer: Line = {name: "answer", colour: "var(--cell-lstm)", dash: "none", symbol: "lstm", of: ({shown}) => shown};

/** The cell state, its goal and what it misses; over it the sum of the picked step, in numbers. */
export function drawMemory(picture: Picture): Panel {
  const {rows, step, cell, boxes, isNarrow} = picture;
  const line = {
    name: wireWords(cell, "c").symbol,
    colour: "var(--path-c)",
    dash: "none",
    symbol: "pathc",
    of: ({c}: UnitStep) => c
  };
  return drawTrace(picture, boxes.c, sayStepSum(cell, rows, step, isNarrow), [line], ({goalC}) => goalC);
}

/** What is shown: h of a unit set by hand, the answer of a trained network beside its h. */
export function drawShown(picture: Picture): Panel {
  const {whose, rows, cell, boxes} = picture;
  const {symbol: name} = wireWords(cell, "h");
  const line = {name, colour: "var(--path-h)", dash: "none", symbol: "pathh", of: ({h}: UnitStep) => h};
  const goal = ({goalShown}: UnitStep) => goalShown;
  if (whose === "trained") {
    const title = `${name}, and the answer that is read off it`;
    return drawTrace(picture, boxes.shown, title, [{...line, dash: "5 3"}, answer], goal);
  }
  const isAsked = rows.some(({goalShown}) => goalShown !== null);
  const title = `${unitEquation(cell, "h")}${isAsked ? "" : ", of which nothing is asked"}`;
  return drawTrace(picture, boxes.shown, title, [line], goal);
}

/** Lines, of which the last is held against the goal. */
function drawTrace(
  picture: Picture,
  box: StackedPanel,
  title: string,
  lines: readonly Line[],
  goal: (row: UnitStep) => number | null
): Panel {
  const {rows, tolerance} = picture;
  const asked = rows.flatMap((row): Asked[] => {
    const wanted = goal(row);
    return wanted === null ? [] : [{row, wanted}];
  });
  const judged = lines[lines.length - 1];
  const values = [...lines.flatMap(({of}) => rows.map(of)), ...asked.map(({wanted}) => wanted)];
  const [low, high] = [Math.min(-1, Math.floor(min(values) ?? 0)), Math.max(1, Math.ceil(max(values) ?? 0))];
  const missed = asked.filter(({row, wanted}) => Math.abs(judged.of(row) - wanted) > tolerance);
  const steps = high - low > 3 ? ticks(low, high, 4) : [low, 0, high];
  const place = {x1: ({row}: Asked) => row.t - 0.5, x2: ({row}: Asked) => row.t + 0.5};
  const ends = lines.map(({name: words, colour, of}) => ({words, fill: colour, at: of(rows[rows.length - 1])}));
  const goals = asked.slice(-1).map(({wanted}) => ({words: "goal", fill: "var(--bound)", at: wanted}));
  const edge = {x: rows.length + 0.5, domain: [low, high], bottom: innerOf(box).height, top: 0, gap: 13} as const;
  return drawOverSteps(picture, box, {
    ...{title, colour: lines[0].colour},
    y: {domain: [low, high], ticks: steps, tickSize: 0, tickFormat: withMinus, label: null},
    marks: [
      Plot.ruleY([low, high, 0], {stroke: "var(--rule)"}),
      Plot.rect(asked, {
        ...{...place, y1: ({wanted}: Asked) => wanted - tolerance, y2: ({wanted}: Asked) => wanted + tolerance},
        ...{fill: "var(--bound)", fillOpacity: 0.3, insetTop: -2, insetBottom: -2}
      }),
      Plot.ruleY(asked, {...place, y: "wanted", stroke: "var(--bound)", strokeWidth: 1.5}),
      Plot.ruleX(missed, {
        ...{x: ({row}: Asked) => row.t, y1: "wanted", y2: ({row}: Asked) => judged.of(row)},
        ...{stroke: "var(--unclipped)", strokeWidth: 3, strokeDasharray: "3 2"}
      }),
      lines.map(({of, colour, dash, symbol}) =>
        Plot.line(rows, {x: "t", y: of, stroke: colour, strokeWidth: 2, strokeDasharray: dash, ...drawnAs(symbol)})
      ),
      lines.map(({of, colour, symbol}) => Plot.dot(rows, {x: "t", y: of, r: 3, fill: colour, ...drawnAs(symbol)}))
    ],
    over: endLabels([...ends, ...goals], edge, {dx: 4, fontWeight: 600})
  });
}

interface Asked {
  readonly row: UnitStep;
  readonly wanted: number;
}
