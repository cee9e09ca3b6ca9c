import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import type {Chain, ChainLink} from "./chain.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {superscript} from "../../frame/words/superscript.js";
import {drawEquation, type ChainShown} from "./equation.js";
import {chainLayout, type ChainLayout, type LinkPlace, type Point} from "./layout.js";
import {arrows, bracketed, words} from "./marks.js";
import {lengthText, twoDecimals} from "./words.js";

/** Room between the end of the longest arrow and the edge of its square, in pixels. */
const inset = 4;

/** The length that just fits into a square, unless a gradient is longer: then twice that, or four times, … */
const usualReach = 2.4;

/**
 * The cells of an unrolled network: each with its state as an arrow where the network has come on its way forward, or with
 * the gradient of the loss where the way back has, and the Jacobians that it was multiplied by, as numbers; under them the
 * last step written out. All arrows of a picture have one scale, so that their lengths compare.
 */
export function drawChainStepper(shown: ChainShown, {width, height, document}: Sheet): SVGSVGElement {
  const {chain, step} = shown;
  const {loss, links} = chain;
  const {links: places, ...layout} = chainLayout(links.length, {width, height});
  const unit = (places[0].panel.half - inset) / reachOf(chain);
  const reached = step < 0 ? [] : links.slice(0, step + 1);
  return Plot.plot({
    ...{width, height, document, margin: 0},
    x: {type: "identity", axis: null},
    y: {type: "identity", axis: null},
    r: {type: "identity"},
    marks: [
      squares(places, shown, unit * links[0].norm),
      forwardPass(shown, {places, layout, unit}),
      step < 0
        ? null
        : words([{...layout.loss, text: `J${superscript(links[0].t)} = ${twoDecimals(loss)}`}], {
            fill: "var(--forward)"
          }),
      reached.flatMap((link, back) => {
        const place = places[back];
        return [
          back > 0 ? gradientArrow(links[back - 1].gradient, place, unit, "before") : undefined,
          back === step ? link.factor && gradientArrow(link.factor.damped, place, unit, "damped") : undefined,
          gradientArrow(link.gradient, place, unit, "now"),
          gradientWords(link, links[0].t, place),
          drawFactor(link, place, layout.factorSize, back === step)
        ];
      }),
      drawEquation(shown, layout),
      scaleBar(layout.scale, unit, step < 0 ? undefined : links[0].t)
    ]
  }) as SVGSVGElement;
}

/** The length that fits into a square: one for all cells and steps of a chain, and the same for all but the longest. */
export function reachOf({links}: Chain): number {
  const longest = Math.max(...links.map(({norm}) => norm));
  let reach = usualReach;
  while (reach < longest) reach *= 2;
  return reach;
}

/** The cells' names, how far the network has read, and its states and inputs where the gradient does not yet stand. */
function forwardPass(
  {chain: {links}, settings: {x}, step}: ChainShown,
  {places, layout, unit}: {places: readonly LinkPlace[]; layout: Pick<ChainLayout, "toLoss">; unit: number}
): Plot.Markish[] {
  const cells = links.map((link, back) => ({link, place: places[back], back}));
  const read = cells.filter(({back}) => back >= -step);
  const ahead = read.filter(({back}) => back > step);
  const steps = [...(step < 0 ? [] : [layout.toLoss]), ...read.map(({place}) => place.forward).slice(1)];
  const names = cells.map(({link: {t}, place: {title}}) => ({...title, text: `h${superscript(t)}`}));
  const states = read.map(({link, place: {title}}) => ({
    ...title,
    ...(title.anchor === "middle" ? {y: title.y + 20} : {x: title.x + 22}),
    text: pair(link.h)
  }));
  const inputs = ahead.map(({link: {t}, place: {input}}) => ({
    ...input.words,
    text: `x${superscript(t)} = ${twoDecimals(x[t - 1])}`
  }));
  return [
    arrows(steps, {stroke: "var(--forward)", strokeWidth: 1, ...drawnAs("state")}),
    words(names, {fontWeight: 600, fontSize: 14, ...drawnAs("state")}),
    words(states, {fill: "var(--forward)", ...drawnAs("state")}),
    arrows(
      ahead.map(({place: {input}}) => input.arrow),
      {stroke: "var(--forward)", strokeWidth: 1}
    ),
    words(inputs, {fill: "var(--forward)"}),
    ahead.map(({link, place}) => vectorArrow(link.h, place, unit, {stroke: "var(--forward)", strokeWidth: 2}, "state"))
  ];
}

/**
 * A square for each cell, with axes, and a ring as wide as the gradient at the last cell is long. Framed is the cell that
 * the last step came to; those that neither way has reached are shaded.
 */
function squares(places: readonly LinkPlace[], {step}: ChainShown, ring: number): Plot.Markish[] {
  const panels = places.map(({panel: {x, y, half}}) => ({
    x,
    y,
    x1: x - half,
    x2: x + half,
    y1: y - half,
    y2: y + half
  }));
  const across = {x1: "x1", x2: "x2"};
  const down = {y1: "y1", y2: "y2"};
  const fill = (_: unknown, back: number) => (back < -step ? "var(--paper-alt)" : "none");
  return [
    Plot.rect(panels, {...across, ...down, rx: 5, stroke: "var(--rule)", fill}),
    Plot.rect([panels[Math.abs(step)]], {...across, ...down, rx: 5, stroke: "var(--ink)", strokeWidth: 1.5}),
    Plot.link(panels, {...across, y1: "y", y2: "y", stroke: "var(--rule)"}),
    Plot.link(panels, {...down, x1: "x", x2: "x", stroke: "var(--rule)"}),
    step < 0
      ? null
      : Plot.dot(panels, {x: "x", y: "y", r: ring, stroke: "var(--muted)", strokeOpacity: 0.55, strokeDasharray: "1 3"})
  ];
}

/** How an arrow is drawn: the gradient before the factor, half way (after the slopes, before W_h), and after it. */
const arrowStyles = {
  before: {stroke: "var(--muted)", strokeWidth: 1, strokeDasharray: "3 2", strokeOpacity: 0.8},
  damped: {stroke: "var(--gradient)", strokeWidth: 1, strokeOpacity: 0.85},
  now: {stroke: "var(--gradient)", strokeWidth: 2.5}
};

function gradientArrow(
  gradient: readonly number[],
  place: LinkPlace,
  unit: number,
  which: keyof typeof arrowStyles
): Plot.Markish {
  return vectorArrow(gradient, place, unit, arrowStyles[which], "gradient");
}

/** A vector from the middle of a cell's square. One of no length to the eye is a dot. */
function vectorArrow(
  [first, second]: readonly number[],
  {panel}: LinkPlace,
  unit: number,
  style: Plot.ArrowOptions & {readonly stroke: string},
  symbol: string
): Plot.Markish {
  const [start, end] = [panel, {x: panel.x + unit * first, y: panel.y - unit * second}];
  if (Math.hypot(end.x - start.x, end.y - start.y) < 1)
    return Plot.dot([start], {x: "x", y: "y", r: 2.5, fill: style.stroke, ...drawnAs(symbol)});
  return arrows([[start, end]], {...style, ...drawnAs(symbol)});
}

function gradientWords({t, norm, gradient}: ChainLink, last: number, {numbers}: LinkPlace): Plot.Markish[] {
  const style = {fill: "var(--gradient)", ...drawnAs("gradient")};
  const at = (down: number, text: string) => ({...numbers, y: numbers.y + down, text});
  return [
    words([at(0, `∂J${superscript(last)}/∂h${superscript(t)}`), at(17, pair(gradient))], style),
    words([at(37, `length ${lengthText(norm)}`)], {...style, fontWeight: 600, fontSize: 15})
  ];
}

/** The Jacobian that this link was reached by, and an arrow for the way back; those of earlier steps are paler. */
function drawFactor(
  {t, factor}: ChainLink,
  {factor: {x, y}, wayBack}: LinkPlace,
  size: number,
  now: boolean
): Plot.Markish[] {
  if (!factor) return [];
  const [{y: wayY}] = wayBack;
  const colour = now ? "var(--ink)" : "var(--muted)";
  return [
    x > wayBack[1].x && x < wayBack[0].x
      ? Plot.ruleX([x], {x: (at: number) => at, y1: wayY + 5, y2: y - 42, stroke: "var(--rule)"})
      : null,
    words([{x, y: y - 32, anchor: "middle", text: `∂h${superscript(t + 1)}/∂h${superscript(t)}`}], {
      fill: colour,
      ...drawnAs("factor")
    }),
    bracketed(factor.jacobian, {x, y}, {size, colour, symbol: "factor"}),
    arrows([wayBack], {stroke: "var(--gradient)", strokeWidth: 1.25})
  ];
}

/** @param last the cell that the ring is of, where there is a ring */
function scaleBar({x, y}: Point, unit: number, last: number | undefined): Plot.Markish[] {
  const end = x + unit;
  const ends = {x: [x, x, x, end, end, end], y: [y - 3, y + 3, y, y, y - 3, y + 3]};
  const text = last === undefined ? "length 1" : `length 1; the ring: the length at h${superscript(last)}`;
  return [
    Plot.line({length: 6}, {...ends, stroke: "var(--muted)"}),
    words([{x: end + 6, y, anchor: "start", text}], {fill: "var(--muted)"})
  ];
}

function pair([first, second]: readonly number[]): string {
  return `(${twoDecimals(first)}, ${twoDecimals(second)})`;
}
