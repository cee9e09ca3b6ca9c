import * as Plot from "@observablehq/plot";
import {range, scaleLinear} from "d3";
import {cells} from "../../experiments/intensifierModel.js";
import {halo} from "../../frame/picture/halo.js";
import {cellStyles} from "../../frame/picture/palette.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {columns, type ColumnName} from "./columns.js";
import type {Group, IntensifierData} from "./experiment.js";
import type {State} from "./state.js";

/** Below this width words are shorter and edges narrower. */
const narrow = 480;

/** How far the cells of a column stand apart, and the seeds of a cell, in columns. */
const apart = {cells: 0.26, seeds: 0.016};

/** The words under a column, in short where there is little room: there all that read one way have their first line in common. */
const names: Record<ColumnName, {readonly lines: readonly string[]; readonly compact: readonly string[]}> = {
  "one-way": {lines: ["one way", "8 units", "at once"], compact: ["", "8 units", "at once"]},
  larger: {lines: ["one way", "13 units", "at once"], compact: ["", "13 units", "at once"]},
  delay1: {lines: ["one way", "13 units", "1 word later"], compact: ["", "13 units", "+1 word"]},
  delay2: {lines: ["one way", "13 units", "2 words later"], compact: ["", "13 units", "+2"]},
  delay3: {lines: ["one way", "13 units", "3 words later"], compact: ["", "13 units", "+3"]},
  "both-ways": {lines: ["both ways", "8 + 8 units", "at once"], compact: ["both", "8 + 8", "at once"]}
};

/** The share of right answers of a group's seeds, over all sentences or those with the cue at one distance. */
export function rightShares({errors, trials}: Group, cue: State["cue"]): number[] {
  return errors.map((byDistance) => {
    const counted = cue === "all" ? byDistance : [byDistance[Number(cue) - 1]];
    return 1 - counted.reduce((sum, errors) => sum + errors, 0) / (counted.length * trials);
  });
}

/** The most that can be right by the words read so far: cues that have come by are known, others guessed. */
export function mostKnown(column: ColumnName, cue: State["cue"]): number {
  const delay = columns.find(({name}) => name === column)?.delay ?? 0;
  const distances = cue === "all" ? [1, 2, 3] : [Number(cue)];
  const known = distances.filter((distance) => column === "both-ways" || distance <= delay).length;
  return (known + (distances.length - known) / 2) / distances.length;
}

/** The panel of answers and its scales, in pixels. */
export function answersPanel({width, height}: {width: number; height: number}) {
  const compact = width < narrow;
  const margins = {marginTop: 42, marginRight: 8, marginBottom: 58, marginLeft: compact ? 42 : 48};
  const domain = {x: [-0.5, columns.length - 0.5], y: [0, 1]};
  return {
    ...{compact, margins, domain},
    x: scaleLinear(domain.x, [margins.marginLeft, width - margins.marginRight]),
    y: scaleLinear(domain.y, [height - margins.marginBottom, margins.marginTop])
  };
}

/** The share of right answers of every seed: one way, one way with later answers, and both ways. */
export function drawSeeds({groups}: IntensifierData, {cue, guess, shown}: State, sheet: Sheet): SVGSVGElement {
  const {compact, margins, domain} = answersPanel(sheet);
  const lines = columns.map(({name}) => (compact ? names[name].compact : names[name].lines));
  const guessed = {y: guess / 100, x1: -0.46, x2: 0.46};
  return Plot.plot({
    ...{...sheet, ...margins, style: {fontSize: compact ? "10.5px" : "12px"}},
    x: {domain: domain.x, axis: null},
    y: {domain: domain.y, label: null, ticks: range(0, 1.01, 0.25), tickFormat: ".0%", tickSize: 4},
    marks: [
      Plot.text([titleOf(cue, compact)], {
        ...{frameAnchor: "top-left", dx: 4 - margins.marginLeft, dy: -38, fontWeight: 600}
      }),
      Plot.gridY(range(0, 1.01, 0.25), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleX(range(0.5, columns.length - 1), {stroke: "var(--rule)"}),
      [0, 1, 2].map((row) =>
        Plot.text(lines, {
          ...{x: (_, k) => k, frameAnchor: "bottom", dy: 14 + 14 * row, text: (lines: string[]) => lines[row]},
          ...{lineAnchor: "middle", fill: row === 2 ? "var(--ink)" : "var(--muted)"}
        })
      ),
      compact ? oneWay() : null,
      shown ? answers(groups, cue, compact) : null,
      Plot.ruleY([guessed], {...{y: "y", x1: "x1", x2: "x2"}, stroke: "var(--guess)", strokeWidth: 3}),
      plotText(`${compact ? "" : "your "}guess ${guess}%`, {
        ...{
          x: -0.46,
          y: guess / 100,
          dy: guess > 90 ? 11 : -9,
          textAnchor: "start",
          fill: "var(--guess)",
          fontWeight: 600
        }
      })
    ]
  }) as SVGSVGElement;
}

/** “One way”, over the words of all columns that it holds for. */
function oneWay(): Plot.Markish[] {
  const last = columns.filter(({name}) => name !== "both-ways").length - 1;
  return [
    Plot.ruleY([0], {x1: -0.4, x2: last + 0.4, dy: 9, stroke: "var(--muted)"}),
    Plot.text(["one way"], {
      x: last / 2,
      frameAnchor: "bottom",
      dy: 14,
      lineAnchor: "middle",
      fill: "var(--muted)",
      ...halo
    })
  ];
}

/** Whose answers they are. */
function titleOf(cue: State["cue"], compact: boolean): string {
  if (cue === "all") return "right answers";
  return `right answers, the cue ${cue} ${cue === "1" ? "word" : "words"} ${compact ? "on" : "after the intensifier"}`;
}

function answers(groups: readonly Group[], cue: State["cue"], compact: boolean): Plot.Markish[] {
  const most = columns.map(({name}, k) => ({x1: k - 0.46, x2: k + 0.46, y: mostKnown(name, cue)}));
  return [
    Plot.ruleY(most, {...{y: "y", x1: "x1", x2: "x2"}, stroke: "var(--bound)", strokeDasharray: "4 3"}),
    ...cells.map((cell, c) => {
      const {colour, mark} = cellStyles[cell];
      const points = groups
        .filter((group) => group.cell === cell)
        .flatMap((group) => {
          const column = columns.findIndex(({name}) => name === group.column);
          const shares = rightShares(group, cue);
          return shares.map((y, k) => ({
            x: column + apart.cells * (c - 1) + apart.seeds * (k - (shares.length - 1) / 2) * (compact ? 0.5 : 1),
            y
          }));
        });
      return Plot.dot(points, {
        ...{x: "x", y: "y", symbol: mark, r: compact ? 2.5 : 3.5, fill: colour, fillOpacity: 0.75},
        ...{stroke: "var(--paper)", strokeWidth: 0.5}
      });
    }),
    cells.map((cell, c) =>
      Plot.text([cellStyles[cell].label.replace("RNN, ", "")], {
        ...{
          frameAnchor: "top-left",
          dx: (compact ? 52 : 80) * c + 12,
          dy: -18,
          fill: cellStyles[cell].colour,
          fontWeight: 600
        }
      })
    ),
    cells.map((cell, c) =>
      Plot.dot([0], {
        ...{frameAnchor: "top-left", dx: (compact ? 52 : 80) * c + 4, dy: -13, symbol: cellStyles[cell].mark, r: 3.5},
        fill: cellStyles[cell].colour
      })
    ),
    Plot.text([compact ? "- - the most knowable" : "- - -  the most that can be known by then"], {
      ...{frameAnchor: "top-right", dy: -18, fill: "var(--bound)"}
    })
  ];
}
