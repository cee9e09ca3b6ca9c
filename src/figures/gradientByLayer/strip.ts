import * as Plot from "@observablehq/plot";
import {group, range, scaleLinear} from "d3";
import {sequential} from "../../frame/picture/palette.js";
import {shape} from "../../frame/picture/shape.js";
import type {StackedPanel} from "../../frame/picture/stackPanels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {withMinus} from "../../frame/words/withMinus.js";
import {bins, reluDecades, type Net, type Profile} from "./profile.js";

/** In pixels: a cell reaches a hair over its place, so that no seam shows. */
const seam = 0.3;

/** What each layer's units make, as a histogram in shades: where they saturate, and where they die; with a title. Empty without a profile. */
export function drawStrip(
  net: Net,
  profile: Profile | undefined,
  words: string,
  {panel, compact, document}: {panel: StackedPanel; compact: boolean; document: Document}
): Element {
  const {width, height, marginTop, marginRight, marginBottom, marginLeft} = panel.frame;
  const x = scaleLinear([0.5, net.depth + 0.5], [marginLeft, width - marginRight]);
  const y = scaleLinear([0, bins], [height - marginBottom, marginTop]);
  return Plot.plot({
    ...{...panel.frame, document, style: {fontSize: compact ? "11px" : "12px"}},
    x: {domain: x.domain(), ticks: ticksOf(net.depth, compact), tickSize: 4, label: "layer", labelArrow: "right"},
    y: {domain: y.domain(), ...axisOf(net), tickSize: 0, label: null},
    marks: [
      Plot.text([words], {
        ...{frameAnchor: "top-left", dx: 2 - marginLeft, dy: -16, fontWeight: 600, fontSize: 13}
      }),
      profile ? () => cells(profile, {x, y}, document) : null,
      Plot.frame({stroke: "var(--rule)"})
    ]
  });
}

function ticksOf(depth: number, compact: boolean): number[] {
  const step = [1, 5, 10, 20, 25, 50].find((step) => depth / step <= (compact ? 5 : 10)) ?? 50;
  return [1, ...range(step, depth + 1, step).filter((layer) => layer > 1)];
}

/** Where the values stand: a bin of a ReLU is two decades, and the first is of 0. */
function axisOf({activation}: Net): Plot.ScaleOptions {
  if (activation === "relu") {
    const named = [-10, 0, 10];
    const at = (decade: number): number => 1 + reluDecades.indexOf(decade);
    const words = new Map([[0.5, "0"], ...named.map((decade) => [at(decade), powerOfTen(decade)] as const)]);
    return {ticks: [...words.keys()], tickFormat: (place: number) => words.get(place) ?? ""};
  }
  const from = activation === "tanh" ? -1 : 0;
  return {ticks: [0, bins / 2, bins], tickFormat: (place: number) => withMinus(from + (place / bins) * (1 - from))};
}

/** All cells of a shade in one path: while a slider is dragged a few elements are drawn anew, not thousands. */
function cells(
  {units}: Profile,
  {x, y}: {x: (layer: number) => number; y: (bin: number) => number},
  document: Document
): SVGElement {
  const whole = shape(document, "g", {"data-symbol": "state"});
  const places = units.flatMap(({shares}, k) =>
    shares.flatMap((share, bin) => (share > 0 ? [{layer: k + 1, bin, fill: sequential(Math.sqrt(share))}] : []))
  );
  for (const [fill, some] of group(places, ({fill}) => fill)) {
    const d = some.map(({layer, bin}) => {
      const [left, right] = [x(layer - 0.5) - seam, x(layer + 0.5) + seam];
      return `M${left.toFixed(1)},${y(bin + 1).toFixed(1)}H${right.toFixed(1)}V${y(bin).toFixed(1)}H${left.toFixed(1)}Z`;
    });
    whole.append(shape(document, "path", {fill, d: d.join("")}));
  }
  return whole;
}
