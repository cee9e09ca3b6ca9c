import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import type {ScaledPanel} from "../../frame/controls/pointInPanel.js";
import type {Box} from "../../frame/picture/box.js";
import {decades} from "../../frame/picture/decades.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import type {StageSize} from "../../frame/stage.js";
import {drawChain} from "./chain.js";
import type {TruncatedData} from "./experiment.js";
import {shareThatReaches} from "./shareThatReaches.js";
import {groupsAt, readoutAt, type State} from "./words.js";

const margins = {marginTop: 44, marginBottom: 34, marginLeft: 40, marginRight: 14};
/** log10 at the foot and the top of the gradient's axis. */
const domain = [-4, 0] as const;
const chainHeight = 124;

/** The chain in segments; under it what arrives of the gradient, and beside that how many seeds learn. */
export function drawTruncated(data: TruncatedData, state: State, sheet: Sheet): SVGSVGElement {
  const {chain, gradient, seeds} = layout(sheet);
  const {document} = sheet;
  const {shownSteps: steps} = data.settings;
  return panels(
    [
      drawChain({lag: Number(state.lag), k: state.k, steps}, {...chain, document}),
      {...gradient, plot: drawGradient(data, state, {...gradient, document})},
      {...seeds, plot: drawSeeds(data, state, {...seeds, document})}
    ],
    sheet
  );
}

function layout(size: StageSize): Record<"chain" | "gradient" | "seeds", Box> {
  const {first, second} = twoPanels(
    {width: size.width, height: size.height - chainHeight},
    {beside: 0.47, under: 0.46}
  );
  const lower = (box: Box): Box => ({...box, y: box.y + chainHeight});
  return {
    chain: {x: 0, y: 0, width: size.width, height: chainHeight},
    gradient: lower(first),
    seeds: lower(second)
  };
}

function drawGradient({settings, gradient}: TruncatedData, {k}: State, {width, height, document}: Sheet): Element {
  const {segments} = settings;
  const whole = gradient.map((log10, distance) => ({distance, log10}));
  const cut = whole
    .filter(({distance}) => distance < k)
    .map(({distance, log10}) => ({distance, log10: log10 + Math.log10(shareThatReaches(distance, k))}));
  const end = {distance: k, log10: domain[0]};
  return Plot.plot({
    ...{...margins, width, height, document, style: {fontSize: "12px"}},
    x: {domain: [0, segments[segments.length - 1]], ticks: 5, tickSize: 4, label: "steps before the question"},
    y: logAxis(domain, decades(domain, 1)),
    marks: [
      heading("The gradient that arrives", "∂J/∂c, a question’s mean"),
      Plot.gridY(decades(domain, 1), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.line(whole, {x: "distance", y: "log10", stroke: "var(--muted)", strokeWidth: 2, strokeDasharray: "6 3"}),
      Plot.line([...cut, end], {x: "distance", y: "log10", stroke: "var(--gradient)", strokeWidth: 2.5, clip: true}),
      plotText("true", {x: 30, y: whole[30].log10, dy: -10, fill: "var(--muted)", fontWeight: 600}),
      plotText(`segments of ${k}`, {
        ...{x: k, y: -3.3, fill: "var(--gradient)", fontWeight: 600},
        ...(k > 20 ? {dx: -6, textAnchor: "end"} : {dx: 6, textAnchor: "start"})
      })
    ]
  });
}

/** From k and seeds to pixels within the panel of seeds. */
export function seedScales({settings}: TruncatedData, size: StageSize): ScaledPanel {
  const {seeds} = layout(size);
  return {...scalesOf(settings, seeds), corner: seeds};
}

function scalesOf({segments, seeds}: TruncatedData["settings"], {width, height}: StageSize) {
  const {marginLeft, marginRight, marginTop, marginBottom} = margins;
  return {
    x: scaleLinear([0, segments[segments.length - 1]], [marginLeft, width - marginRight]),
    y: scaleLinear([0, seeds.length], [height - marginBottom, marginTop])
  };
}

function drawSeeds(data: TruncatedData, state: State, {width, height, document}: Sheet): Element {
  const {settings} = data;
  const {guess, shown, k} = state;
  const lag = Number(state.lag);
  const {x, y} = scalesOf(settings, {width, height});
  const groups = groupsAt(data, lag);
  const readout = readoutAt(data, lag);
  const most = settings.seeds.length;
  return Plot.plot({
    ...{...margins, width, height, document, style: {fontSize: "12px"}},
    x: {domain: x.domain(), range: x.range(), ticks: 5, tickSize: 4, label: "k, steps a segment"},
    y: {domain: y.domain(), ticks: [0, most / 2, most], tickSize: 0, label: null},
    marks: [
      heading(`Seeds that learn, of ${most}`, `the bit comes ${lag} steps before its question`),
      Plot.gridY([0, most / 2, most], {stroke: "var(--rule)", strokeOpacity: 0.6}),
      shown
        ? [
            Plot.ruleX([lag], {stroke: "var(--muted)", strokeDasharray: "3 3"}),
            Plot.ruleY([readout.learnt], {stroke: "var(--muted)", strokeWidth: 1.5, strokeDasharray: "6 3"}),
            plotText("readout alone", {x: 40, y: readout.learnt, dy: -9, textAnchor: "end", fill: "var(--muted)"}),
            Plot.line(groups, {x: "k", y: "learnt", stroke: "var(--cell-lstm)", strokeWidth: 2}),
            Plot.dot(groups, {x: "k", y: "learnt", r: 4, fill: "var(--cell-lstm)"}),
            Plot.dot(
              groups.filter((group) => group.k === k),
              {x: "k", y: "learnt", r: 8, stroke: "var(--ink)", strokeWidth: 1.5}
            )
          ]
        : null,
      Plot.ruleX([guess], {stroke: "var(--guess)", strokeWidth: 2.5}),
      Plot.dot([guess], {x: (value: number) => value, y: most / 2, r: 6, fill: "var(--guess)", stroke: "var(--paper)"}),
      Plot.text([shown ? "your guess" : "drag: from here on"], {
        ...{x: guess, y: most / 2, dy: 16, fill: "var(--guess)", fontWeight: 600, ...halo},
        ...(guess > 20 ? {dx: -6, textAnchor: "end"} : {dx: 6, textAnchor: "start"})
      })
    ]
  });
}

function heading(title: string, under: string): Plot.Markish {
  const place = {frameAnchor: "top-left", textAnchor: "start", dx: -margins.marginLeft + 2} as const;
  return [
    Plot.text([title], {...place, dy: -40, fontWeight: 600, fontSize: 13}),
    Plot.text([under], {...place, dy: -23, fill: "var(--muted)"})
  ];
}
