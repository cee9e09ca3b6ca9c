import * as Plot from "@observablehq/plot";
import {format} from "d3";
import type {Pair, Task} from "./experiment.js";
import {cellStyles} from "../../frame/picture/palette.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {kinds, measureText, verdict} from "./words.js";

/** The words of a task and, beside or under them, its strip: heights in pixels. */
export const rowForms = {
  beside: {words: 292, top: 20, axis: 24},
  under: {words: 0, top: 60, axis: 24}
} as const;

/** Room at both ends of the axis for its last numbers. */
const edge = 34;

/**
 * A task in a row: whose networks do better, their medians, and GRU − LSTM as a ring for each seed with the median and its
 * interval: which side of 0 that is on is the verdict. The GRU's side is the left one, whatever is better.
 */
export function drawRow(task: Task, pair: Pair | null, {width, height, document}: Sheet, isFirst: boolean): Element {
  const form = rowForms[width > 500 ? "beside" : "under"];
  const {differences, median, interval, seeds} = pair ?? {differences: [], median: 0, interval: null, seeds: []};
  // 1 where there is nothing to show, so that there is an axis.
  const reach = 1.15 * (Math.max(0, ...differences.map(Math.abs)) || 1);
  const lower = task.better === "lower";
  return Plot.plot({
    ...{document, width, height, marginTop: form.top, marginBottom: form.axis, style: {fontSize: "12px"}},
    ...{marginLeft: form.words + edge, marginRight: edge},
    x: {
      domain: lower ? [-reach, reach] : [reach, -reach],
      ticks: width < 400 ? 3 : 5,
      tickFormat: (at: number) => (at === 0 ? "0" : format(task.digits === 0 ? "+,d" : "+.2f")(at)),
      tickSize: 3,
      label: null
    },
    y: {domain: [-1, 1], axis: null},
    marks: [
      words(task, pair, form),
      isFirst ? sides(form) : null,
      Plot.ruleX([0], {stroke: "var(--muted)"}),
      interval &&
        Plot.link([interval], {
          ...{x1: "low", x2: "high", y1: 0, y2: 0},
          ...{stroke: "var(--ink)", strokeWidth: 7, strokeOpacity: 0.25}
        }),
      Plot.dot(seeds, {
        ...{x: (_: number, k: number) => differences[k], y: 0, r: 4.5, fill: "var(--paper)", fillOpacity: 0.5},
        stroke: (_: number, k: number) => sideColour(lower ? differences[k] : -differences[k])
      }),
      Plot.tickX(pair ? [median] : [], {x: (at: number) => at, stroke: "var(--ink)", strokeWidth: 2.5})
    ]
  });
}

function sideColour(difference: number): string {
  if (difference === 0) return "var(--ink)";
  return cellStyles[difference < 0 ? "gru" : "lstm"].colour;
}

/** The task, the verdict on it, and both medians with how many seeds never came to them. */
function words(task: Task, pair: Pair | null, form: (typeof rowForms)[keyof typeof rowForms]): Plot.Markish[] {
  const beside = form.words > 0;
  const place = {frameAnchor: "top-left", textAnchor: "start", dx: beside ? -form.words - edge : -edge} as const;
  const top = beside ? -form.top + 2 : -form.top + 10;
  const medians = pair
    ? kinds.map((kind) => {
        const {median, unsolved} = pair[kind];
        const never = unsolved > 0 ? ` (${unsolved} never)` : "";
        return `${cellStyles[kind].label} ${measureText(task, median)}${never}`;
      })
    : [];
  return [
    Plot.text([task.title], {...place, dy: top, fontWeight: 600, fontSize: 13}),
    Plot.text([verdict(task, pair)], {...place, dy: top + 17, fill: verdictColour(pair), fontWeight: 600}),
    Plot.text([`${task.unit.split(/ until| at/)[0]}: ${medians.join(", ")}`], {
      ...{...place, dy: top + 34, fill: "var(--muted)"}
    })
  ];
}

function verdictColour(pair: Pair | null): string {
  const better = pair?.better;
  return better === "gru" || better === "lstm" ? cellStyles[better].colour : "var(--ink)";
}

/** Which side is whose, over the first row. */
function sides(form: (typeof rowForms)[keyof typeof rowForms]): Plot.Markish[] {
  const at = {dy: -form.top + (form.words > 0 ? 2 : -4), fontWeight: 600} as const;
  return [
    Plot.text(["← GRU better"], {
      ...at,
      frameAnchor: "top-left",
      textAnchor: "start",
      dx: -edge,
      fill: cellStyles.gru.colour
    }),
    Plot.text(["LSTM better →"], {
      ...at,
      frameAnchor: "top-right",
      textAnchor: "end",
      dx: edge,
      fill: cellStyles.lstm.colour
    })
  ];
}
