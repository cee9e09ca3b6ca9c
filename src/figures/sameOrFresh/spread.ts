import * as Plot from "@observablehq/plot";
import type {Box} from "../../frame/picture/box.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {both, looks, type Which} from "./looks.js";
import {title} from "./title.js";
import type {Settings} from "./experiment.js";
import {fanAt, type Shown, type State} from "./view.js";

const margins = {marginTop: 42, marginRight: 40, marginBottom: 34, marginLeft: 40};

/** The standard deviation over draws against the number of steps, both axes logarithmic, with the slopes 1 and ½. */
export function drawSpread(
  shown: Shown,
  {k: now, net, shown: isShown}: State,
  {places, steps}: Settings,
  {box: {width, height}, document}: {box: Box; document: Document}
): Element {
  const rows = (which: Which): Point[] =>
    places.flatMap((k, at) => (k > 0 ? [{k, deviation: shown[which].deviation[at]}] : []));
  const drawn = isShown ? both : (["fresh"] as const);
  const domain: [number, number] = [0.02, 10];
  return Plot.plot({
    ...{width, height, document, ...margins, style: {fontSize: "12px"}},
    x: {
      type: "log",
      domain: [1, steps],
      ticks: [1, 10, steps],
      tickFormat: String,
      tickSize: 4,
      label: "steps back, $k$"
    },
    y: {type: "log", domain, ticks: [0.1, 1, 10], tickFormat: String, tickSize: 0, label: null},
    marks: [
      title("Spread over draws", "standard deviation, in decades", margins.marginLeft),
      Plot.gridY([0.1, 1, 10], {stroke: "var(--rule)", strokeOpacity: 0.6}),
      drawn.map((which) => [
        net === "linear" ? law(which, fanAt(shown[which], places, steps).deviation, steps) : [],
        line(rows(which), {
          ...{stroke: looks[which].colour, strokeWidth: 2.5, strokeDasharray: looks[which].dash},
          ...drawnAs(looks[which].symbol)
        })
      ]),
      now > 0 ? Plot.ruleX([now], {stroke: "var(--muted)", strokeDasharray: "1 3"}) : []
    ]
  });
}

interface Point {
  readonly k: number;
  readonly deviation: number;
}

/** What a linear net's spread grows like, through its last point. */
function law(which: Which, end: number, steps: number): Plot.Markish[] {
  const {colour, slope, grows, symbol} = looks[which];
  const points = [1, steps].map((k) => ({k, deviation: end * (k / steps) ** slope}));
  return [
    line(points, {stroke: colour, strokeWidth: 1, strokeDasharray: "1 3", ...drawnAs(symbol)}),
    Plot.text([grows], {
      ...{x: steps, y: end, dx: 6, textAnchor: "start", fill: colour, fontWeight: 600},
      ...drawnAs(symbol)
    })
  ];
}

function line(points: readonly Point[], style: Plot.LineOptions): Plot.Markish {
  return Plot.line(points, {x: "k", y: "deviation", clip: true, ...style});
}
