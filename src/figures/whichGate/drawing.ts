import * as Plot from "@observablehq/plot";
import {format} from "d3";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import type {Row, WhichGateData} from "./experiment.js";
import {medianOf, rowsShown, taskOf, titleOf, type State} from "./words.js";

const margins = {marginTop: 34, marginBottom: 36, marginRight: 62};

/** A row a network, a ring a seed: after how many updates it has solved the task, or at the right edge that it never does. */
export function drawWhichGate(data: WhichGateData, state: State, {width, height, document}: Sheet): SVGSVGElement {
  const {rows, updates, length, name} = taskOf(data, state.task);
  const isNarrow = width < 500;
  const names = isNarrow ? 8 : 218;
  const never = 1.08 * updates;
  const seen = rowsShown(data, state);
  const plot = Plot.plot({
    ...{...margins, width, height, document, marginLeft: names, style: {fontSize: "12px"}},
    x: {
      domain: [0, never],
      ticks: isNarrow ? [0, updates / 2, updates] : 4,
      tickFormat: format(",d"),
      tickSize: 4,
      label: "updates until solved"
    },
    y: {domain: [-0.6, rows.length - 0.4].reverse(), axis: null},
    marks: [
      Plot.text([`${titleOf(name)}, T = ${length}`], {
        ...{frameAnchor: "top-left", textAnchor: "start", dx: 2 - names, dy: -30, fontWeight: 600, fontSize: 13}
      }),
      Plot.text(["never"], {x: never, frameAnchor: "top", dy: -12, fill: "var(--muted)"}),
      Plot.ruleX([never], {stroke: "var(--rule)", strokeDasharray: "3 3"}),
      rows.map((row, k) => [
        Plot.ruleY([k], {stroke: "var(--rule)"}),
        Plot.text([row.words], {
          ...{y: k, frameAnchor: "left", textAnchor: "start", fill: cellStyles[row.cell].colour, fontWeight: 600},
          ...(isNarrow ? {dy: -15} : {dx: -names + 2})
        }),
        seen.includes(row) ? rings(row, k, never) : question(k, updates)
      ])
    ]
  });
  return panels([{x: 0, y: 0, plot}], {width, height, document});
}

/** Seeds that never solve it stand side by side at the edge, so that they can be counted. */
function rings({solvedAt, cell}: Row, k: number, never: number): Plot.Markish[] {
  const {colour} = cellStyles[cell];
  const solved = solvedAt.flatMap((at) => at ?? []);
  const unsolved = solvedAt.length - solved.length;
  const middle = medianOf({solvedAt});
  return [
    Plot.dot(solved, {x: (at: number) => at, y: k, r: 4.5, stroke: colour, fill: colour, fillOpacity: 0.15}),
    Plot.text(unsolved > 0 ? [`${unsolved} seed${unsolved === 1 ? "" : "s"}`] : [], {
      ...{x: never, y: k, dx: 8, textAnchor: "start", fill: colour}
    }),
    unsolved > 0 ? Plot.dot([never], {x: never, y: k, r: 4.5, stroke: colour, fill: colour, fillOpacity: 0.15}) : null,
    Plot.ruleX([Math.min(middle, never)], {y1: k - 0.2, y2: k + 0.2, stroke: "var(--ink)", strokeWidth: 2.5})
  ];
}

function question(k: number, updates: number): Plot.Markish {
  return Plot.text(["?"], {x: updates / 2, y: k, fill: "var(--muted)", fontWeight: 600});
}
