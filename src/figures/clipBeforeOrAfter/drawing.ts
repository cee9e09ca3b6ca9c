import * as Plot from "@observablehq/plot";
import {runs} from "../../frame/picture/clippedRuns.js";
import {panels} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {StageSize} from "../../frame/stage.js";
import type {ClipBeforeOrAfterData} from "./experiment.js";
import type {Steps} from "./view.js";
import {groupsAt, learned, type State} from "./words.js";

type Frame = StageSize & {readonly document: Document};

const looks = {
  unclipped: {...runs.unclipped, words: "unclipped"},
  before: {...runs.clipped, words: "clipped before"},
  after: {colour: "var(--gradient)", dash: "8 3 2 3", width: 1.5, symbol: "square", words: "clipped after"}
} as const;
type Look = keyof typeof looks;

const grid = {stroke: "var(--rule)", strokeOpacity: 0.6};

/** One weight's steps after a long gradient, and where networks end that are trained with each way of clipping. */
export function drawClipBeforeOrAfter(
  data: ClipBeforeOrAfterData,
  steps: Steps,
  state: State,
  {width, height, document}: Frame
): SVGSVGElement {
  const {first, second} = twoPanels({width, height}, {beside: 0.5, under: 0.5});
  return panels(
    [
      {...first, plot: drawSteps(data, steps, state, {...first, document})},
      {...second, plot: drawEnds(data, state, {...second, document})}
    ],
    {width, height, document}
  );
}

function drawSteps({settings}: ClipBeforeOrAfterData, steps: Steps, {shown}: State, {width, height, document}: Frame) {
  const seen = (Object.keys(looks) as Look[]).filter((look) => shown || look === "unclipped");
  const end = settings.spike.after;
  const nameAt = {unclipped: 0.3, before: 0.55, after: 0.76};
  return Plot.plot({
    ...{width, height, document, marginTop: 26, marginRight: 14, marginBottom: 38, marginLeft: 46},
    x: {domain: [0, end], label: "updates since the long gradient", ticks: 4, tickSize: 4},
    y: {
      ...{domain: [-3, 1], label: "step of one weight, in rates η", ticks: [-3, -2, -1, 0, 1]},
      ...{tickFormat: (tick: number) => powerOfTen(tick), tickSize: 0}
    },
    marks: [
      Plot.gridY([-3, -2, -1, 0, 1], grid),
      Plot.ruleX([settings.look], {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      seen.map((look) => {
        const {colour, dash, words} = looks[look];
        const points = steps[look].map((step, k) => ({k, log10: Math.max(-3, Math.log10(step))}));
        const at = points[Math.round(nameAt[look] * end)];
        return [
          Plot.line(points, {x: "k", y: "log10", stroke: colour, strokeWidth: 2.25, strokeDasharray: dash}),
          plotText(words, {x: at.k, y: at.log10, dy: look === "before" ? -12 : 16, fill: colour, fontWeight: 600})
        ];
      })
    ]
  });
}

function drawEnds(data: ClipBeforeOrAfterData, {rate, shown}: State, {width, height, document}: Frame) {
  const {settings} = data;
  const groups = groupsAt(data, rate).filter((_, k) => shown || k === 0);
  const names = settings.ways.map(({name}) => name);
  const dots = groups.flatMap(({way, losses}) => spread(losses).map((dot) => ({way, ...dot})));
  const colourOf = (way: string): string => looks[lookOf(way)].colour;
  return Plot.plot({
    ...{width, height, document, marginTop: 26, marginRight: 72, marginBottom: 38, marginLeft: 78},
    x: {domain: [0, 1.6], label: "loss at the end", ticks: [0, 0.5, 1, 1.5], tickSize: 4},
    y: {domain: [names.length - 0.5, -0.6], axis: null},
    marks: [
      Plot.text([`${settings.seeds.length} seeds each, rate ${rate}`], {
        ...{frameAnchor: "top-left", dx: -70, dy: -20, fill: "var(--muted)"}
      }),
      Plot.gridY(
        names.map((_, k) => k),
        grid
      ),
      Plot.ruleX([settings.learned], {stroke: "var(--muted)", strokeDasharray: "4 3"}),
      Plot.text(names, {
        ...{x: 0, y: (_, k) => k, text: (name: string) => name, textAnchor: "end", dx: -10},
        fill: (name: string) => colourOf(name)
      }),
      Plot.dot(dots, {
        ...{x: "loss", y: ({way, aside}: {way: string; aside: number}) => names.indexOf(way) + aside, r: 3.5},
        ...{fill: ({way}: {way: string}) => colourOf(way), stroke: "var(--paper)", strokeWidth: 0.75}
      }),
      Plot.text(groups, {
        ...{frameAnchor: "right", y: ({way}) => names.indexOf(way), dx: 64, textAnchor: "end", fill: "var(--ink)"},
        text: (group) => `${learned(group, settings)} learnt`
      })
    ]
  });
}

function lookOf(way: string): Look {
  return way.startsWith("before") ? "before" : way.startsWith("after") ? "after" : "unclipped";
}

/** Equal losses beside each other, so that each is seen; one that overflowed stands at the panel's end. */
function spread(losses: readonly (number | null)[]): {loss: number; aside: number}[] {
  const near = 0.06;
  const sorted = losses.map((loss) => Math.min(1.6, loss ?? Infinity)).sort((a, b) => a - b);
  let row = 0;
  return sorted.map((loss, k) => {
    row = k > 0 && loss - sorted[k - 1] < near ? row + 1 : 0;
    return {loss, aside: 0.36 - 0.08 * row};
  });
}
