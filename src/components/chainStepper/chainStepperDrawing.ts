import * as Plot from "@observablehq/plot";
import {format} from "d3";
import type {Chain, ChainLink} from "../../experiments/chainStepper.js";
import {chainLayout, matrixWidth, type LinkPlace, type Point, type TextPlace} from "./chainStepperLayout.js";
import {lengthText} from "./chainStepperWords.js";
import type {StageSize} from "../frame/stage.js";
import {superscript} from "../superscript.js";

const twoDecimals = format(".2f");

/** Room between the end of the longest arrow and the edge of its square, in pixels. */
const inset = 4;

interface Options extends StageSize {
  /** How many factors have been multiplied: the way back has reached h^{T − step}. */
  readonly step: number;
  /** The length of the longest gradient that has to fit into a square: the scale, the same for every cell. */
  readonly reach: number;
  readonly document: Document;
}

/**
 * The cells of an unrolled network with the gradient of the loss at each that the way back has reached, as an arrow, and
 * the Jacobians that it was multiplied by, as numbers. All arrows have one scale, so that their lengths compare.
 */
export function drawChainStepper({loss, links}: Chain, {step, reach, width, height, document}: Options): SVGSVGElement {
  const {links: places, ...layout} = chainLayout(links.length, {width, height});
  const unit = (places[0].panel.half - inset) / reach;
  const reached = links.slice(0, step + 1).map((link, back) => ({link, place: places[back], before: links[back - 1]}));
  const ring = unit * links[0].norm;
  return Plot.plot({
    width,
    height,
    margin: 0,
    document,
    x: {type: "identity", axis: null},
    y: {type: "identity", axis: null},
    r: {type: "identity"},
    marks: [
      forwardPass(links, places, layout),
      words([{...layout.loss, text: `J${superscript(links[0].t)} = ${twoDecimals(loss)}`}], {fill: "var(--forward)"}),
      squares(places, step, ring),
      reached.flatMap(({link, place, before}) => [
        before && gradientArrow(before, place, unit, "before"),
        gradientArrow(link, place, unit, "now"),
        gradientWords(link, links[0].t, place),
        before && factor(link, place)
      ]),
      product(links[step], links[0].t, layout.product, width),
      scaleBar(layout.scale, unit, links[0].t)
    ]
  }) as SVGSVGElement;
}

type Layout = Omit<ReturnType<typeof chainLayout>, "links">;

function forwardPass(links: readonly ChainLink[], places: readonly LinkPlace[], {toLoss}: Layout): Plot.Markish[] {
  const steps = [toLoss, ...places.slice(1).map(({forward}) => forward)];
  const names = places.map(({title}, back) => ({...title, text: `h${superscript(links[back].t)}`}));
  const states = places.map(({title}, back) => ({
    ...title,
    ...(title.anchor === "middle" ? {y: title.y + 20} : {x: title.x + 22}),
    text: pair(links[back].h)
  }));
  return [
    arrows(steps, {stroke: "var(--forward)", strokeWidth: 1}),
    words(names, {fontWeight: 600, fontSize: 14}),
    words(states, {fill: "var(--forward)"})
  ].flat();
}

/** A square for each cell, with axes, and a ring as wide as the gradient at the last cell is long. */
function squares(places: readonly LinkPlace[], step: number, ring: number): Plot.Markish[] {
  const panels = places.map(({panel}) => panel);
  const box = {
    x1: ({x, half}: LinkPlace["panel"]) => x - half,
    x2: ({x, half}: LinkPlace["panel"]) => x + half,
    y1: ({y, half}: LinkPlace["panel"]) => y - half,
    y2: ({y, half}: LinkPlace["panel"]) => y + half
  };
  return [
    Plot.rect(panels, {
      ...box,
      rx: 5,
      stroke: "var(--rule)",
      fill: (_, back) => (back > step ? "var(--paper-alt)" : "none")
    }),
    Plot.rect([panels[step]], {...box, rx: 5, stroke: "var(--ink)", strokeWidth: 1.5}),
    Plot.link(panels, {...box, y1: "y", y2: "y", stroke: "var(--rule)"}),
    Plot.link(panels, {...box, x1: "x", x2: "x", stroke: "var(--rule)"}),
    Plot.dot(panels, {x: "x", y: "y", r: ring, stroke: "var(--muted)", strokeOpacity: 0.55, strokeDasharray: "1 3"})
  ];
}

/** The gradient at a cell; or, pale, the one before this step's factor. A gradient of zero is a dot. */
function gradientArrow(
  {gradient, norm}: ChainLink,
  {panel}: LinkPlace,
  unit: number,
  which: "before" | "now"
): Plot.Markish[] {
  const [start, end] = [panel, {x: panel.x + unit * gradient[0], y: panel.y - unit * gradient[1]}];
  if (unit * norm < 1) return [Plot.dot([start], {x: "x", y: "y", r: 2.5, fill: "var(--gradient)"})];
  if (which === "now") return arrows([[start, end]], {stroke: "var(--gradient)", strokeWidth: 2.5});
  return arrows([[start, end]], {stroke: "var(--muted)", strokeWidth: 1, strokeDasharray: "3 2", strokeOpacity: 0.8});
}

function gradientWords({t, norm, gradient}: ChainLink, last: number, {numbers}: LinkPlace): Plot.Markish[] {
  const {x, y, anchor} = numbers;
  const fill = "var(--gradient)";
  const lines = [`∂J${superscript(last)}/∂h${superscript(t)}`, pair(gradient)];
  return [
    words(
      lines.map((text, line) => ({x, y: y + 17 * line, anchor, text})),
      {fill}
    ),
    words([{x, y: y + 37, anchor, text: `length ${lengthText(norm)}`}], {fill, fontWeight: 600, fontSize: 15})
  ].flat();
}

/** The Jacobian that this link was reached by, and an arrow for the way back. */
function factor({t, jacobian = []}: ChainLink, {factor: {x, y}, wayBack}: LinkPlace): Plot.Markish[] {
  const [{y: wayY}] = wayBack;
  return [
    x > wayBack[1].x && x < wayBack[0].x
      ? [Plot.ruleX([x], {x: (at: number) => at, y1: wayY + 5, y2: y - 40, stroke: "var(--rule)"})]
      : [],
    words([{x, y: y - 30, anchor: "middle", text: `∂h${superscript(t + 1)}/∂h${superscript(t)}`}], {}),
    bracketed(jacobian, {x, y}),
    arrows([wayBack], {stroke: "var(--gradient)", strokeWidth: 1.25})
  ].flat();
}

function product(
  {t, product, productNorm = 1}: ChainLink,
  last: number,
  place: Layout["product"],
  width: number
): Plot.Markish[] {
  if (!product)
    return words([{...place.words, x: place.matrix.x + matrixWidth / 2, text: "no factor yet"}], {
      fill: "var(--muted)"
    });
  const {x, y, anchor} = place.words;
  const name = `∂h${superscript(last)}/∂h${superscript(t)}`;
  return [
    words([{x, y: y - 9, anchor, text: width < 400 ? `product ${name} =` : `product so far, ${name} =`}], {}),
    words([{x, y: y + 9, anchor, text: `stretches by at most ${twoDecimals(productNorm)}`}], {fill: "var(--muted)"}),
    bracketed(product, place.matrix)
  ].flat();
}

/** Four numbers in brackets: a matrix of [2, 2] around a point. */
function bracketed(values: readonly number[], {x, y}: Point): Plot.Markish[] {
  const [wide, high, foot] = [matrixWidth / 2, 18, 4];
  const bracket = (side: -1 | 1) =>
    [
      {x: x + side * (wide - foot), y: y - high},
      {x: x + side * wide, y: y - high},
      {x: x + side * wide, y: y + high},
      {x: x + side * (wide - foot), y: y + high}
    ] satisfies Point[];
  const entries = values.map((value, k) => ({
    x: x + (k % 2 === 0 ? -5 : wide - 6),
    y: y + (k < 2 ? -9 : 9),
    anchor: "end" as const,
    text: twoDecimals(value)
  }));
  return [
    ...([-1, 1] as const).map((side) =>
      Plot.line(bracket(side), {x: "x", y: "y", stroke: "var(--ink)", strokeWidth: 1})
    ),
    ...words(entries, {})
  ];
}

function scaleBar({x, y}: Point, unit: number, last: number): Plot.Markish[] {
  const ends: Point[] = [
    {x, y: y - 3},
    {x, y: y + 3},
    {x, y},
    {x: x + unit, y},
    {x: x + unit, y: y - 3},
    {x: x + unit, y: y + 3}
  ];
  return [
    Plot.line(ends, {x: "x", y: "y", stroke: "var(--muted)"}),
    ...words([{x: x + unit + 6, y, anchor: "start", text: `length 1; the ring: the length at h${superscript(last)}`}], {
      fill: "var(--muted)"
    })
  ];
}

function arrows(ends: readonly (readonly [Point, Point])[], options: Plot.ArrowOptions): Plot.Markish[] {
  return [
    Plot.arrow(ends, {
      x1: ([from]) => from.x,
      y1: ([from]) => from.y,
      x2: ([, to]) => to.x,
      y2: ([, to]) => to.y,
      headLength: 7,
      ...options
    })
  ];
}

function words(texts: readonly (TextPlace & {text: string})[], options: Plot.TextOptions): Plot.Markish[] {
  return (["start", "middle", "end"] as const)
    .map((anchor) => texts.filter((text) => text.anchor === anchor))
    .filter((group) => group.length > 0)
    .map((group) =>
      Plot.text(group, {x: "x", y: "y", text: "text", textAnchor: group[0].anchor, fontSize: 12, ...options})
    );
}

function pair([first, second]: readonly number[]): string {
  return `(${twoDecimals(first)}, ${twoDecimals(second)})`;
}
