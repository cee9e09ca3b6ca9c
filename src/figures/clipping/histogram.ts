import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {bin, extent, format, range} from "d3";
import {plotText} from "../../frame/picture/plotText.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {PanelFrame} from "./rules.js";

/** Bins to a decade. */
const perDecade = 12;

const percent = format(".0%");
const count = format(",");

type Bin = ReturnType<typeof binsOf>[number];

/** Norms in bins of equal width on a logarithmic axis, each with the logarithms of its ends. */
export function binsOf(norms: readonly number[]) {
  const logs = norms.map((norm) => Math.log10(norm));
  const [low = 0, high = 0] = extent(logs);
  const [first, last] = [Math.floor(low * perDecade), Math.ceil(high * perDecade)];
  const edges = range(first, last + 1).map((k) => k / perDecade);
  return bin()
    .domain([edges[0], edges[edges.length - 1]])
    .thresholds(edges.slice(1, -1))(logs)
    .map(({x0 = 0, x1 = 0, length}) => ({from: x0, to: x1, updates: length}));
}

/** The share of updates that a threshold clips. */
export function shareClipped(norms: readonly number[], threshold: number) {
  const updates = norms.filter((norm) => norm >= threshold).length;
  return {updates, share: updates / norms.length};
}

/** How often a run's gradients have which length, with the threshold and the share of updates that it clips. */
export function drawHistogram(norms: readonly number[], threshold: number, frame: PanelFrame): Element {
  const bins = binsOf(norms);
  const {share} = shareClipped(norms, threshold);
  const top = 1.28 * Math.max(...bins.map(({updates}) => updates));
  const [first, last] = [bins[0].from, bins[bins.length - 1].to];
  const at = Math.min(last, Math.max(first, Math.log10(threshold)));
  const right = at < (first + last) / 2;
  return Plot.plot({
    ...{...frame, marginTop: 26, marginRight: 14, marginBottom: 38, marginLeft: 44},
    x: {
      domain: [first, last],
      label: "length of the gradient",
      ticks: [-1, -0.5, 0, 0.5, 1, 1.5, 2].filter((tick) => tick >= first && tick <= last),
      tickFormat: powerOfTen,
      tickSize: 4
    },
    y: {domain: [0, top], label: `updates, of ${count(norms.length)} of a run`, ticks: 4},
    marks: [
      bars(bins, at),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.ruleX([at], {stroke: "var(--clipped)", strokeWidth: 2, ...drawnAs("clipped")}),
      plotText(`threshold ${format(".3~r")(threshold)}: ${percent(share)} clipped`, {
        ...{x: at, y: top, textAnchor: right ? "start" : "end", dx: right ? 6 : -6, dy: 8},
        ...{fill: "var(--clipped)", fontWeight: 600}
      })
    ]
  });
}

/** Updates that are left as they are, and those that are clipped; a bin that the threshold cuts is drawn in two. */
function bars(bins: readonly Bin[], at: number): Plot.Markish[] {
  const shared = {y1: 0, y2: "updates", insetRight: 0.5} as const;
  return [
    Plot.rect(bins, {
      ...{...shared, x1: "from", x2: ({to}: Bin) => Math.min(to, at), fill: "var(--muted)", fillOpacity: 0.35},
      filter: ({from}: Bin) => from < at
    }),
    Plot.rect(bins, {
      ...{...shared, x1: ({from}: Bin) => Math.max(from, at), x2: "to", fill: "var(--clipped)", fillOpacity: 0.55},
      filter: ({to}: Bin) => to > at
    })
  ];
}
