import * as Plot from "@observablehq/plot";
import {range, scaleLinear} from "d3";
import type {Data, DataSet, NetworkState, Row} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {spreadApart} from "../../frame/spreadApart.js";
import {rowOf} from "./words.js";

/** How the two data sets are drawn; neither is a cell kind, so neither has its colour. */
const styles: Readonly<Record<DataSet, {colour: string; dash: string; label: string}>> = {
  dependency: {colour: "var(--gradient)", dash: "none", label: "with"},
  none: {colour: "var(--forward)", dash: "5 3", label: "without"}
};

const titles: readonly {network: NetworkState; words: string}[] = [
  {network: "untrained", words: "untrained"},
  {network: "saturated", words: "saturated"},
  {network: "trained", words: "trained on the data"}
];

/** Below this width the three networks stand under each other. */
const narrow = 560;

/** The decades of the axis, the same for all three. */
const [bottom, top] = [-14, 1];

/** A panel for each network, with the curves of the two data sets, their intervals, and a line at the distance compared. */
export function drawTwoExplanations(
  computed: Data,
  distance: number,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const compact = width < narrow;
  const [across, down] = compact ? [1, 3] : [3, 1];
  const size = {width: width / across, height: height / down, document, compact};
  return panels(
    titles.map((title, k) => ({
      plot: drawPanel(computed, title, distance, size),
      x: compact ? 0 : k * size.width,
      y: compact ? k * size.height : 0
    })),
    {width, height, document}
  );
}

interface PanelSize extends StageSize {
  readonly document: Document;
  readonly compact: boolean;
}

function drawPanel(
  {rows, settings}: Data,
  {network, words}: (typeof titles)[number],
  distance: number,
  {width, height, document, compact}: PanelSize
): Element {
  const edges = {marginLeft: 40, marginRight: compact ? 84 : 66, marginTop: 40, marginBottom: 36};
  const pair = (["dependency", "none"] as const).map((data) => rowOf(rows, network, data));
  const y = scaleLinear([bottom, top], [height - edges.marginBottom, edges.marginTop]);
  const ends = pair.map(({log10}) => y(log10[settings.distance].median));
  const places = spreadApart(ends, 29, [edges.marginTop, height - edges.marginBottom]).map(y.invert);
  return Plot.plot({
    ...{width, height, document, ...edges},
    style: {fontSize: "12px"},
    x: {domain: [0, settings.distance], ticks: 4, tickSize: 4, label: "distance T − t", labelArrow: "right"},
    y: {domain: [bottom, top], ticks: range(-12, 1, 4), tickFormat: powerOfTen, tickSize: 0, label: null},
    marks: [
      Plot.gridY(range(-12, 1, 4), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.text([words], {frameAnchor: "top-left", dy: -34, fontWeight: 600, fontSize: 13}),
      network === "untrained" || compact
        ? Plot.text(["length of the gradient"], {frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy: -17})
        : null,
      Plot.ruleX([distance], {stroke: "var(--link)", strokeWidth: 1.25}),
      pair.map((row) => curve(row)),
      pair.map(({data, log10}) =>
        Plot.dot([log10[distance].median], {
          ...{x: [distance], y: (value: number) => value, r: 4},
          ...{
            fill: data === "none" ? "var(--paper)" : styles[data].colour,
            stroke: styles[data].colour,
            strokeWidth: 1.75
          }
        })
      ),
      pair.map(({data, log10}, k) =>
        Plot.text([`${styles[data].label}\n${powerOfTen(log10[settings.distance].median)}`], {
          ...{x: settings.distance, y: places[k], dx: 8, textAnchor: "start", lineHeight: 1.15},
          ...{fill: styles[data].colour, fontWeight: 500}
        })
      )
    ]
  });
}

function curve({data, log10}: Row): Plot.Markish[] {
  const {colour, dash} = styles[data];
  const x = (_: unknown, k: number) => k;
  return [
    Plot.areaY(log10, {x, y1: "low", y2: "high", fill: colour, fillOpacity: 0.14, clip: true}),
    Plot.line(log10, {x, y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dash, clip: true})
  ];
}
