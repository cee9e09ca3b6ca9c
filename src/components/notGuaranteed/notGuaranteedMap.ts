import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {NotGuaranteedData} from "../../experiments/notGuaranteed.js";
import {diverging} from "../palette.js";
import {powerOfTen} from "../powerOfTen.js";
import {mapMargins, mapScales, type Box} from "./notGuaranteedLayout.js";
import type {NotGuaranteedState} from "./notGuaranteedState.js";

/** Decades at which the shades end; farther off all is as dark. */
const strongest = 12;

/** Which gradient vanishes and which explodes: a shade for each pair of settings, and the reader's own. */
export function drawMap(
  {map, settings}: NotGuaranteedData,
  {forgetBias, radius}: NotGuaranteedState,
  {box, document}: {box: Box; document: Document}
): Element {
  const {x, y, cell} = mapScales(settings, box);
  const half = cell.factor ** 0.5;
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
      Plot.rect(map, {
        x1: ({forgetBias}: {forgetBias: number}) => forgetBias - cell.bias / 2,
        x2: ({forgetBias}: {forgetBias: number}) => forgetBias + cell.bias / 2,
        y1: ({radius}: {radius: number}) => radius / half,
        y2: ({radius}: {radius: number}) => radius * half,
        // A hair wider than its place, so that no seam shows.
        inset: -0.3,
        fill: ({log10}: {log10: number}) => diverging(log10 / strongest),
        clip: "frame"
      }),
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
