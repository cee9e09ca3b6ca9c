import {drawLengths, pathStyles} from "../../frame/picture/drawLengths.js";
import type {GradientPaths} from "../../experiments/gradientPaths.js";
import * as Plot from "@observablehq/plot";
import {group, range, scaleLinear, scaleLog, type ScaleContinuousNumeric} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {diverging} from "../../frame/picture/palette.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {shape} from "../../frame/picture/shape.js";
import type {StageSize} from "../../frame/stage.js";
import {withMinus} from "../../frame/words/withMinus.js";
import type {NotGuaranteedData, Settings} from "./experiment.js";
import type {Place} from "./growth.js";

/** Decades at which the shades end; farther off all is as dark. */
export const strongest = 12;

const margins = {marginTop: 62, marginRight: 14, marginBottom: 36, marginLeft: 40};

interface MapScales {
  readonly x: ScaleContinuousNumeric<number, number>;
  readonly y: ScaleContinuousNumeric<number, number>;
  /** From one place to the next: in bias, and by which factor in radius. */
  readonly cell: {readonly bias: number; readonly factor: number};
}

/** From the two settings to pixels within the map's panel; its cells reach half a cell beyond the settings' ranges. */
export function mapScales({biases, radii}: Settings, {width, height}: StageSize): MapScales {
  const {marginTop, marginRight, marginBottom, marginLeft} = margins;
  const bias = (biases.to - biases.from) / (biases.values - 1);
  const factor = (radii.to / radii.from) ** (1 / (radii.values - 1));
  return {
    x: scaleLinear([biases.from - bias / 2, biases.to + bias / 2], [marginLeft, width - marginRight]),
    y: scaleLog([radii.from / factor ** 0.5, radii.to * factor ** 0.5], [height - marginBottom, marginTop]),
    cell: {bias, factor}
  };
}

/** In pixels: a cell reaches a hair over its place, so that no seam shows. */
const seam = 0.3;

/** Which gradient vanishes and which explodes: a shade for each pair of settings, and the reader's own. */
export function drawMap(
  data: NotGuaranteedData,
  {forgetBias, radius, shown}: Place & {readonly shown: boolean},
  {box, document}: {box: Box; document: Document}
): Element {
  const scales = mapScales(data.settings, box);
  const {x, y} = scales;
  return Plot.plot({
    ...{width: box.width, height: box.height, document, ...margins},
    style: {fontSize: "12px"},
    x: {
      domain: x.domain(),
      ticks: range(-8, 9, 4),
      tickFormat: withMinus,
      tickSize: 4,
      label: "forget bias",
      labelArrow: "right"
    },
    y: {type: "log", domain: y.domain(), ticks: [0.1, 1, 10], tickFormat: String, tickSize: 0, label: null},
    marks: [
      Plot.text(["By which factor it changes"], {...corner, dy: -56, fontWeight: 600, fontSize: 13}),
      Plot.text(["spectral radius of $W$"], {...corner, dy: -14}),
      Plot.frame({stroke: "var(--rule)"}),
      ...(shown ? answer(data, scales, {box, document}) : []),
      [
        {r: 9, stroke: "var(--paper)", strokeWidth: 4.5},
        {r: 9, stroke: shown ? "var(--ink)" : "var(--guess)", strokeWidth: 2},
        {r: 2, fill: shown ? "var(--ink)" : "var(--guess)"}
      ].map((ring) => Plot.dot([{forgetBias, radius}], {x: "forgetBias", y: "radius", ...ring}))
    ]
  });
}

/** What the reader's place is one of. */
function answer(data: NotGuaranteedData, scales: MapScales, {box, document}: {box: Box; document: Document}) {
  return [
    key(box),
    () => cells(data, scales, document),
    region("vanishes", -5, 0.25, -1),
    region("keeps", 5.5, 0.25, 0),
    region("explodes", -4.5, 33, 1)
  ];
}

/** All cells of a shade in one path: while the ring is dragged, a map of a few elements is drawn anew, not of hundreds. */
function cells({map}: NotGuaranteedData, {x, y, cell}: MapScales, document: Document): SVGElement {
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

const corner = {frameAnchor: "top-left", dx: 2 - margins.marginLeft} as const;

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
  const step = (width - margins.marginLeft - margins.marginRight) / stops.length;
  return stops.flatMap((stop, k) => [
    Plot.dot([stop], {
      ...{frameAnchor: "top-left", symbol: "square", r: 6, dx: k * step + 6, dy: -32, stroke: "var(--rule)"},
      fill: diverging(stop / strongest)
    }),
    Plot.text([powerOfTen(stop)], {frameAnchor: "top-left", textAnchor: "start", dx: k * step + 16, dy: -38})
  ]);
}

export const pathNames = ["total", "direct", "throughH"] as const;
export type PathName = (typeof pathNames)[number];

/** log10 of the length at the first step. */
export function atFirstStep(paths: GradientPaths, path: PathName): number {
  return paths[path][paths[path].length - 1];
}

/** The length of the gradient by distance under the reader's settings, in all and by path; the direct path alone before the answer. */
export function drawCurve(
  paths: GradientPaths,
  {shown, box, compact, document}: {shown: boolean; box: Box; compact: boolean; document: Document}
): Element {
  const drawn = pathNames.filter((path) => shown || path === "direct");
  const lines = drawn.map((path) => ({...pathStyles[path], log10: paths[path], said: atFirstStep(paths, path)}));
  return drawLengths(lines, {
    ...{box, compact, document, decades: [-32, 18], grid: 10, xTicks: 5},
    ...{title: "The gradient, step by step", measured: {words: "length of ∂J/∂c", dy: -14}},
    ...{marginTop: compact ? 44 : 62, marginRight: compact ? 96 : 134},
    labels: {gap: compact ? 29 : 16, under: 8}
  });
}
