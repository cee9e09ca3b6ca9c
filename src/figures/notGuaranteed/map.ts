import * as Plot from "@observablehq/plot";
import {group, range} from "d3";
import type {NotGuaranteedData} from "./experiment.js";
import {diverging} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {shape} from "../../frame/shape.js";
import type {Box} from "../../frame/twoPanels.js";
import {mapMargins, mapScales} from "./layout.js";
import type {NotGuaranteedState} from "./state.js";

/** Decades at which the shades end; farther off all is as dark. */
const strongest = 12;

/** In pixels: a cell reaches a hair over its place, so that no seam shows. */
const seam = 0.3;

/** Which gradient vanishes and which explodes: a shade for each pair of settings, and the reader's own. */
export function drawMap(
  data: NotGuaranteedData,
  {forgetBias, radius}: NotGuaranteedState,
  {box, document}: {box: Box; document: Document}
): Element {
  const {x, y} = mapScales(data.settings, box);
  return Plot.plot({
    ...{width: box.width, height: box.height, document, ...mapMargins},
    style: {fontSize: "12px"},
    x: {
      domain: x.domain(),
      ticks: range(-8, 9, 4),
      tickFormat: signed,
      tickSize: 4,
      label: "forget bias",
      labelArrow: "right"
    },
    y: {type: "log", domain: y.domain(), ticks: [0.1, 1, 10], tickFormat: String, tickSize: 0, label: null},
    marks: [
      Plot.text(["By which factor it changes"], {...corner, dy: -56, fontWeight: 600, fontSize: 13}),
      Plot.text(["spectral radius of W"], {...corner, dy: -14}),
      key(box),
      () => cells(data, box, document),
      region("vanishes", -5, 0.25, -1),
      region("keeps", 5.5, 0.25, 0),
      region("explodes", -4.5, 33, 1),
      Plot.dot([{forgetBias, radius}], {
        ...{x: "forgetBias", y: "radius", r: 9, stroke: "var(--paper)", strokeWidth: 4.5}
      }),
      Plot.dot([{forgetBias, radius}], {
        ...{x: "forgetBias", y: "radius", r: 9, stroke: "var(--ink)", strokeWidth: 2}
      }),
      Plot.dot([{forgetBias, radius}], {x: "forgetBias", y: "radius", r: 2, fill: "var(--ink)"})
    ]
  });
}

/** All cells of a shade in one path: while the ring is dragged, a map of a few elements is drawn anew, not of hundreds. */
function cells({map, settings}: NotGuaranteedData, box: Box, document: Document): SVGElement {
  const {x, y, cell} = mapScales(settings, box);
  const half = cell.factor ** 0.5;
  const whole = shape(document, "g", {});
  for (const [fill, places] of group(map, ({log10}) => diverging(log10 / strongest))) {
    const d = places.map(({forgetBias, radius}) => {
      const [left, right] = [x(forgetBias - cell.bias / 2) - seam, x(forgetBias + cell.bias / 2) + seam];
      const [top, bottom] = [y(radius * half) - seam, y(radius / half) + seam];
      return `M${left.toFixed(1)},${top.toFixed(1)}H${right.toFixed(1)}V${bottom.toFixed(1)}H${left.toFixed(1)}Z`;
    });
    whole.append(shape(document, "path", {fill, d: d.join("")}));
  }
  return whole;
}

const corner = {frameAnchor: "top-left", dx: 2 - mapMargins.marginLeft} as const;

function signed(value: number): string {
  return String(value).replace("-", "−");
}

/** A word on the map, with the shade of what it says around its letters. */
function region(words: string, x: number, y: number, shade: number): Plot.Markish {
  return Plot.text([words], {
    ...{x: () => x, y: () => y, fill: shade === 0 ? "var(--ink)" : "var(--paper)"},
    ...{stroke: diverging(shade), strokeWidth: 5, fontWeight: 600, fontSize: 13}
  });
}

/** The shades with their factors, in a row above the map. */
function key({width}: Box): Plot.Markish[] {
  const stops = range(-strongest, strongest + 1, 6);
  const step = (width - mapMargins.marginLeft - mapMargins.marginRight) / stops.length;
  return stops.flatMap((stop, k) => [
    Plot.dot([stop], {
      ...{frameAnchor: "top-left", symbol: "square", r: 6, dx: k * step + 6, dy: -32, stroke: "var(--rule)"},
      fill: diverging(stop / strongest)
    }),
    Plot.text([powerOfTen(stop)], {frameAnchor: "top-left", textAnchor: "start", dx: k * step + 16, dy: -38})
  ]);
}
