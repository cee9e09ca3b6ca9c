import * as Plot from "@observablehq/plot";
import {mean} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {halo} from "../../frame/picture/halo.js";
import type {Lesions, OfSeed, WhichPathsData} from "./experiment.js";
import type {State} from "./view.js";

const looks = {
  plain: {colour: "var(--unclipped)", dash: "4 3", symbol: "cross"},
  residual: {colour: "var(--path-h)", dash: "none", symbol: "square"},
  deep: {colour: "var(--path-c)", dash: "none", symbol: "circle"}
} as const;
type Net = keyof typeof looks;
const nets = ["plain", "residual", "deep"] as const;

const margins = {marginTop: 92, marginRight: 14, marginBottom: 34, marginLeft: 44};

/** Wrong answers of three trained nets without one of their blocks: this seed's, and the mean over all, by its place. */
export function drawLesions(
  {settings, seeds}: WhichPathsData,
  {seed, shown}: State,
  {box: {width, height}, document}: {box: Box; document: Document}
): Element {
  const {blocks, shallow} = settings;
  const names: Record<Net, string> = {
    plain: `${shallow} plain layers`,
    residual: `${shallow} residual blocks`,
    deep: `${blocks} residual blocks`
  };
  const place = {frameAnchor: "top-left", dx: 2 - margins.marginLeft} as const;
  return Plot.plot({
    ...{width, height, document, ...margins, style: {fontSize: "12px"}},
    x: {domain: [0, 1], ticks: [0, 0.5, 1], tickFormat: placeName, tickSize: 4, label: null},
    y: {domain: [0, 1], ticks: [0, 0.5, 1], tickFormat: "%", tickSize: 0, label: null},
    marks: [
      Plot.text(["One block taken out"], {...place, dy: -86, fontWeight: 600, fontSize: 13}),
      Plot.text(["wrong answers, by its place"], {...place, dy: -69, fill: "var(--muted)"}),
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      Plot.ruleY([0.5], {stroke: "var(--muted)", strokeDasharray: "1 3"}),
      shown ? nets.map((net) => lesioned(seeds, seed, net)) : [],
      Plot.text(["chance"], {x: 1, y: 0.5, dy: -7, textAnchor: "end", fill: "var(--muted)", ...halo}),
      nets.map((net, k) => [
        Plot.text([names[net]], {
          ...place,
          dx: place.dx + 26,
          dy: 15 * k - 51,
          fill: looks[net].colour,
          fontWeight: 600
        }),
        Plot.dot([net], {
          ...{frameAnchor: "top-left", dx: place.dx + 8, dy: 15 * k - 45, symbol: looks[net].symbol, r: 3.2},
          fill: looks[net].colour
        })
      ])
    ]
  });
}

function lesioned(seeds: readonly OfSeed[], seed: number, net: Net): Plot.Markish[] {
  const {colour, dash, symbol} = looks[net];
  const own = (seeds.find((one) => one.seed === seed) ?? seeds[0])[net];
  const means = own.without.map((_, k) => mean(seeds, (one) => one[net].without[k]) ?? NaN);
  return [
    Plot.line(means, {...at(means), stroke: colour, strokeWidth: 1.75, strokeDasharray: dash}),
    Plot.dot(own.without, {...at(own.without), symbol, r: net === "deep" ? 2.2 : 3.2, fill: colour, fillOpacity: 0.7})
  ];
}

/** Places from the first block, 0, to the last, 1. */
function at(values: Lesions["without"]) {
  return {x: (_: number, k: number) => k / (values.length - 1), y: (value: number) => value};
}

function placeName(place: number): string {
  return place === 0 ? "first" : place === 1 ? "last" : "middle";
}
