import * as Plot from "@observablehq/plot";
import {format, scaleLinear} from "d3";
import type {ScaledPanel} from "../../frame/controls/pointInPanel.js";
import type {Box} from "../../frame/picture/box.js";
import {decades} from "../../frame/picture/decades.js";
import {endLabels} from "../../frame/picture/endLabels.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import type {StageSize} from "../../frame/stage.js";
import type {Group, LowestLayerData} from "./experiment.js";
import {netStyle} from "./nets.js";
import {asked, domain, groupsAt, guessedAt, isAsked, profileOf, type State} from "./words.js";

const margins = {marginTop: 42, marginBottom: 36, marginLeft: 46, marginRight: 14};
/** Room for the nets' names at the ends of their lines. */
const names = 98;

/** How many seeds learn: the errors by update; and beside or under it, what each layer has learnt. */
export function drawLowestLayer(data: LowestLayerData, state: State, size: Sheet): SVGSVGElement {
  const {errors, layers} = layout(size);
  const groups = groupsAt(data, state);
  return panels(
    [
      {...errors, plot: drawErrors(groups, state, {...errors, document: size.document})},
      {...layers, plot: drawLayers(data, state, {...layers, document: size.document})}
    ],
    size
  );
}

function layout(size: StageSize): {errors: Box; layers: Box} {
  const {first, second} = twoPanels(size, {beside: 0.46, under: 0.46});
  return {errors: first, layers: second};
}

function drawErrors(groups: readonly Group[], {depth}: State, {width, height, document}: Sheet): Element {
  const updates = groups[0].errors[groups[0].errors.length - 1].update;
  const ends = groups.map(({network, errors}) => {
    const {label: words, colour: fill} = netStyle(network);
    return {words, at: errors[errors.length - 1].median, fill};
  });
  const edge = {x: updates, domain: [0, 0.56] as const, bottom: height - margins.marginBottom, top: margins.marginTop};
  return Plot.plot({
    ...{...margins, width, height, document, marginRight: names, style: {fontSize: "12px"}},
    x: {
      domain: [0, updates],
      ticks: [0, updates / 2, updates],
      tickFormat: format(",d"),
      tickSize: 4,
      label: "updates"
    },
    y: {domain: edge.domain, ticks: [0, 0.25, 0.5], tickSize: 0, label: null},
    marks: [
      heading(`Error rate, ${depth} layers`, "one line a net, median of the seeds"),
      Plot.gridY([0.25, 0.5], {stroke: "var(--rule)"}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      groups.map(({network, errors}) => {
        const {colour, dash} = netStyle(network);
        return [
          Plot.areaY(errors, {x: "update", y1: "low", y2: "high", fill: colour, fillOpacity: 0.12, clip: true}),
          Plot.line(errors, {
            x: "update",
            y: "median",
            stroke: colour,
            strokeWidth: 1.9,
            strokeDasharray: dash,
            clip: true
          })
        ];
      }),
      endLabels(ends, {...edge, gap: 15}, {dx: 6, fontWeight: 600})
    ]
  });
}

/** From layers and decades to pixels within the panel of layers. */
export function layerScales({settings}: LowestLayerData, size: StageSize): ScaledPanel {
  const {layers} = layout(size);
  const {x, y} = scalesOf(settings.depth, layers);
  return {x, y, corner: layers};
}

function scalesOf(depth: number, {width, height}: StageSize) {
  const {marginLeft, marginRight, marginTop, marginBottom} = margins;
  return {
    x: scaleLinear([1, depth], [marginLeft + 8, width - marginRight - 8]),
    y: scaleLinear(domain, [height - marginBottom, marginTop])
  };
}

function drawLayers(data: LowestLayerData, state: State, {width, height, document}: Sheet): Element {
  const {of, shown, update} = state;
  const depth = Number(state.depth);
  const {x} = scalesOf(depth, {width, height});
  const after = `after ${format(",d")(Number(update))} update${update === "1" ? "" : "s"}`;
  return Plot.plot({
    ...{...margins, width, height, document, style: {fontSize: "12px"}},
    x: {domain: x.domain(), range: x.range(), ticks: 5, tickFormat: "d", tickSize: 4, label: "layer, from the lowest"},
    y: logAxis(domain, decades(domain, 4)),
    marks: [
      of === "moved"
        ? heading("How far a layer has come", `change over first size, ${after}`)
        : heading("Its weights’ gradient", `‖∂J/∂W‖ ${after}`),
      Plot.gridY(decades(domain, 4), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      groupsAt(data, state)
        .filter(({network}) => shown || network !== asked)
        .map((group) => drawProfile(group, state)),
      isAsked(data, state) ? drawGuess(data, state) : null
    ]
  });
}

function drawProfile(group: Group, state: State): Plot.Markish {
  const {colour, dash} = netStyle(group.network);
  const points = profileOf(group, state)
    .slice(0, group.depth)
    .map((log10, k) => ({layer: k + 1, log10: Math.max(log10 ?? -Infinity, domain[0])}));
  return [
    Plot.line(points, {x: "layer", y: "log10", stroke: colour, strokeWidth: 1.9, strokeDasharray: dash, clip: true}),
    group.depth <= 20 ? Plot.dot(points, {x: "layer", y: "log10", fill: colour, r: 2.2}) : null
  ];
}

/** The reader's curve. */
function drawGuess(data: LowestLayerData, {curve, shown}: State): Plot.Markish {
  const points = guessedAt(data).map((layer, k) => ({layer, log10: curve[k]}));
  const at = {x: "layer", y: "log10"} as const;
  const words = shown ? "your guess" : "drag the dots: the plain net";
  return [
    Plot.line(points, {...at, stroke: "var(--guess)", strokeWidth: 2, strokeDasharray: "5 3"}),
    Plot.dot(points, {...at, r: 5, fill: "var(--guess)", stroke: "var(--paper)"}),
    Plot.text(points.slice(1, 2), {
      ...{...at, text: () => words, textAnchor: "start", dy: 15, fill: "var(--guess)", fontWeight: 600, ...halo}
    })
  ];
}

function heading(title: string, under: string): Plot.Markish {
  const place = {frameAnchor: "top-left", textAnchor: "start", dx: -margins.marginLeft + 2} as const;
  return [
    Plot.text([title], {...place, dy: -38, fontWeight: 600, fontSize: 13}),
    Plot.text([under], {...place, dy: -21, fill: "var(--muted)"})
  ];
}
