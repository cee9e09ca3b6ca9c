import * as Plot from "@observablehq/plot";
import {max} from "d3";
import type {TicketsData, TicketsRow} from "./experiment.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {spreadApart} from "../../frame/picture/spreadApart.js";
import type {StageSize} from "../../frame/stage.js";
import type {TicketsReading} from "../../experiments/ticketsReading.js";
import type {Scene, State} from "./scenes.js";

/** Room on the left for an axis. */
export const marginLeft = 46;

/** Room on the right for the names of the lines. */
const nameWidth = 78;
const [marginTop, marginBottom] = [24, 36];

/** What the curves of a state show. */
export function shownCurves({rows}: TicketsData, {stage}: Pick<State, "stage">): TicketsRow[] {
  return rows.filter((row) => row.stage === stage);
}

/** The share of texts completed rightly against distance: medians over seeds with their intervals. */
export function drawCurves(
  data: TicketsData,
  {text, readings}: Scene,
  state: Pick<State, "stage">,
  {width, height, document}: StageSize & {document: Document}
): Element {
  const distance = text.due - text.mention;
  const rows = shownCurves(data, state);
  const {trained} = data.settings;
  const last = Math.max(distance, max(rows, (row) => row.distance) ?? distance);
  const chance = 1 / data.grammar.candidates.length;
  return Plot.plot({
    ...{document, width, height, marginLeft, marginRight: nameWidth, marginTop, marginBottom},
    x: {
      ...{domain: [0, last], ticks: 7, tickSize: 4},
      ...{label: "words between the noun and where it is due", labelArrow: "right"}
    },
    y: {domain: [0, 1], label: `share of texts completed rightly, ${rows[0].seeds} seeds`, tickFormat: ".0%", ticks: 5},
    marks: [
      Plot.rect([trained], {x1: 0, x2: trained, y1: 0, y2: 1, fill: "var(--paper-alt)"}),
      Plot.gridY({ticks: 5, stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.ruleY([chance], {stroke: "var(--bound)", strokeDasharray: "2 3"}),
      Plot.text(["one of eight"], {x: last, y: chance, dy: -7, textAnchor: "end", fill: "var(--bound)"}),
      sayTrained(trained, ((width - marginLeft - nameWidth) * trained) / last),
      Plot.ruleX([distance], {stroke: "var(--ink)", strokeWidth: 1}),
      readings.map(({cell}) => curve(rows.filter((row) => row.cell === cell))),
      names(rows, readings, height)
    ]
  });
}

/** How far training went, within the band that stands for it; a narrow one has room for a few letters only. */
function sayTrained(trained: number, room: number): Plot.Markish {
  const narrow = room < 100;
  return Plot.text([narrow ? `trained\nup to ${trained}` : `trained up to ${trained}`], {
    ...{x: 0, y: 0.5, dx: 4, textAnchor: "start", fill: "var(--muted)"}
  });
}

function curve(rows: readonly TicketsRow[]): Plot.Markish[] {
  const {colour, dash, mark} = cellStyles[rows[0].cell];
  return [
    Plot.areaY(rows, {x: "distance", y1: "low", y2: "high", fill: colour, fillOpacity: 0.13}),
    Plot.line(rows, {x: "distance", y: "value", stroke: colour, strokeWidth: 2, strokeDasharray: dash}),
    Plot.dot(rows, {x: "distance", y: "value", symbol: mark, r: 2.2, fill: colour})
  ];
}

/** Each name where its line ends. */
function names(rows: readonly TicketsRow[], readings: readonly TicketsReading[], height: number): Plot.Markish[] {
  const inner = height - marginTop - marginBottom;
  const ends = readings.map(({cell}) => rows.filter((row) => row.cell === cell).at(-1)?.value ?? 0);
  const down = ends.map((end) => (1 - end) * inner);
  const places = spreadApart(down, 14, [0, inner]);
  return readings.map(({cell}, k) =>
    Plot.text([cellStyles[cell].label], {
      ...{frameAnchor: "top-right", textAnchor: "start", dx: 8, dy: places[k] - 5},
      ...{fill: cellStyles[cell].colour, fontWeight: 600}
    })
  );
}
