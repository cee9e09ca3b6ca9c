import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {Data, DataSet, NetworkState, Row} from "./experiment.js";
import {endLabels} from "../../frame/picture/endLabels.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {bothData, rowOf, type State} from "./words.js";

/** How the two data sets are drawn; neither is a cell kind, so neither has its colour. */
const styles: Readonly<Record<DataSet, {colour: string; dash: string; label: string}>> = {
  dependency: {colour: "var(--gradient)", dash: "none", label: "with"},
  none: {colour: "var(--forward)", dash: "5 3", label: "without"}
};

/** Below this width the three networks stand under each other. */
const narrow = 560;

/** The decades of the axis, the same for all three. */
const domain = [-14, 1] as const;
const decades = range(-12, 1, 4);

/** A panel for each network, with the curves of the two data sets, their intervals, and a line at the distance compared. */
export function drawTwoExplanations(computed: Data, state: State, {width, height, document}: Sheet): SVGSVGElement {
  const compact = width < narrow;
  const [across, down] = compact ? [1, 3] : [3, 1];
  const size = {width: width / across, height: height / down, document, compact};
  return panels(
    (["untrained", "saturated", "trained"] as const).map((network, k) => ({
      plot: drawPanel(computed, network, state, size),
      x: compact ? 0 : k * size.width,
      y: compact ? k * size.height : 0
    })),
    {width, height, document}
  );
}

function drawPanel(
  {rows, settings}: Data,
  network: NetworkState,
  {distance, shown}: State,
  {width, height, document, compact}: Sheet & {compact: boolean}
): Element {
  const edges = {marginLeft: 40, marginRight: compact ? 84 : 66, marginTop: 40, marginBottom: 36};
  const pair = bothData.slice(0, shown ? 2 : 1).map((data) => rowOf(rows, network, data));
  const ends = pair.map(({data, log10}) => {
    const at = log10[settings.distance].median;
    return {words: `${styles[data].label}\n${powerOfTen(at)}`, at, fill: styles[data].colour};
  });
  const edge = {x: settings.distance, domain, top: edges.marginTop, bottom: height - edges.marginBottom, gap: 29};
  return Plot.plot({
    ...{width, height, document, ...edges},
    x: {domain: [0, settings.distance], ticks: 4, tickSize: 4, label: "distance $T − t$", labelArrow: "right"},
    y: logAxis(domain, decades),
    marks: [
      Plot.gridY(decades, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.text([network === "trained" ? "trained on the data" : network], {
        frameAnchor: "top-left",
        dy: -34,
        fontWeight: 600,
        fontSize: 13
      }),
      network === "untrained" || compact
        ? Plot.text(["length of the gradient"], {frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy: -17})
        : null,
      Plot.ruleX([distance], {stroke: "var(--link)", strokeWidth: 1.25}),
      pair.map((row) => curve(row)),
      pair.map(({data, log10}) => {
        const {colour: stroke} = styles[data];
        const fill = data === "none" ? "var(--paper)" : stroke;
        return Plot.dot([0], {x: distance, y: log10[distance].median, r: 4, fill, stroke, strokeWidth: 1.75});
      }),
      endLabels(ends, edge, {dx: 8, fontWeight: 500, lineHeight: 1.15})
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
