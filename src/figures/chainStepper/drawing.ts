import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import type {Chain, ChainLink} from "./chain.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {superscript} from "../../frame/words/superscript.js";
import {drawEquation} from "./equation.js";
import {chainLayout, type ChainLayout, type LinkPlace, type Point} from "./layout.js";
import {arrows, bracketed, words} from "./marks.js";
import {lengthText, twoDecimals} from "./words.js";

/** Room between the end of the longest arrow and the edge of its square, in pixels. */
const inset = 4;

/** The length that just fits into a square, unless a gradient is longer: then twice that, or four times, … */
const usualReach = 2.4;

/**
 * The cells of an unrolled network with the gradient of the loss at each that the way back has reached, as an arrow, and
 * the Jacobians that it was multiplied by, as numbers; under them the last step written out. All arrows of a picture have
 * one scale, so that their lengths compare.
 * @param step how many factors have been multiplied: the way back has reached h^{T − step}
 */
export function drawChainStepper(chain: Chain, step: number, {width, height, document}: Sheet): SVGSVGElement {
  const {loss, links} = chain;
  const {links: places, ...layout} = chainLayout(links.length, {width, height});
  const unit = (places[0].panel.half - inset) / reachOf(chain);
  const reached = links.slice(0, step + 1).map((link, back) => ({link, place: places[back], before: links[back - 1]}));
  return Plot.plot({
    ...{width, height, document, margin: 0},
    x: {type: "identity", axis: null},
    y: {type: "identity", axis: null},
    r: {type: "identity"},
    marks: [
      forwardPass(links, places, layout),
      words([{...layout.loss, text: `J${superscript(links[0].t)} = ${twoDecimals(loss)}`}], {fill: "var(--forward)"}),
      squares(places, step, unit * links[0].norm),
      reached.flatMap(({link, place, before}, back) => [
        before && gradientArrow(before.gradient, place, unit, "before"),
        back === step ? link.factor && gradientArrow(link.factor.damped, place, unit, "damped") : undefined,
        gradientArrow(link.gradient, place, unit, "now"),
        gradientWords(link, links[0].t, place),
        drawFactor(link, place, layout.factorSize, back === step)
      ]),
      drawEquation(chain, step, layout),
      scaleBar(layout.scale, unit, links[0].t)
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

function forwardPass(
  links: readonly ChainLink[],
  places: readonly LinkPlace[],
  {toLoss}: Pick<ChainLayout, "toLoss">
): Plot.Markish[] {
  const steps = [toLoss, ...places.slice(1).map(({forward}) => forward)];
  const names = places.map(({title}, back) => ({...title, text: `h${superscript(links[back].t)}`}));
  const states = places.map(({title}, back) => ({
    ...title,
    ...(title.anchor === "middle" ? {y: title.y + 20} : {x: title.x + 22}),
    text: pair(links[back].h)
  }));
  return [
    arrows(steps, {stroke: "var(--forward)", strokeWidth: 1, ...drawnAs("state")}),
    words(names, {fontWeight: 600, fontSize: 14, ...drawnAs("state")}),
    words(states, {fill: "var(--forward)", ...drawnAs("state")})
  ];
}

/** A square for each cell, with axes, and a ring as wide as the gradient at the last cell is long. */
function squares(places: readonly LinkPlace[], step: number, ring: number): Plot.Markish[] {
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
  const fill = (_: unknown, back: number) => (back > step ? "var(--paper-alt)" : "none");
  return [
    Plot.rect(panels, {...across, ...down, rx: 5, stroke: "var(--rule)", fill}),
    Plot.rect([panels[step]], {...across, ...down, rx: 5, stroke: "var(--ink)", strokeWidth: 1.5}),
    Plot.link(panels, {...across, y1: "y", y2: "y", stroke: "var(--rule)"}),
    Plot.link(panels, {...down, x1: "x", x2: "x", stroke: "var(--rule)"}),
    Plot.dot(panels, {x: "x", y: "y", r: ring, stroke: "var(--muted)", strokeOpacity: 0.55, strokeDasharray: "1 3"})
  ];
}

/** How an arrow is drawn: the gradient before the factor, half way (after the slopes, before W_h), and after it. */
const arrowStyles = {
  before: {stroke: "var(--muted)", strokeWidth: 1, strokeDasharray: "3 2", strokeOpacity: 0.8},
  damped: {stroke: "var(--gradient)", strokeWidth: 1, strokeOpacity: 0.85},
  now: {stroke: "var(--gradient)", strokeWidth: 2.5}
};

/** A vector from the middle of a cell's square. One of no length to the eye is a dot. */
function gradientArrow(
  [first, second]: readonly number[],
  {panel}: LinkPlace,
  unit: number,
  which: keyof typeof arrowStyles
): Plot.Markish {
  const [start, end] = [panel, {x: panel.x + unit * first, y: panel.y - unit * second}];
  if (Math.hypot(end.x - start.x, end.y - start.y) < 1)
    return Plot.dot([start], {x: "x", y: "y", r: 2.5, fill: "var(--gradient)", ...drawnAs("gradient")});
  return arrows([[start, end]], {...arrowStyles[which], ...drawnAs("gradient")});
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

function scaleBar({x, y}: Point, unit: number, last: number): Plot.Markish[] {
  const end = x + unit;
  const ends = {x: [x, x, x, end, end, end], y: [y - 3, y + 3, y, y, y - 3, y + 3]};
  const text = `length 1; the ring: the length at h${superscript(last)}`;
  return [
    Plot.line({length: 6}, {...ends, stroke: "var(--muted)"}),
    words([{x: end + 6, y, anchor: "start", text}], {fill: "var(--muted)"})
  ];
}

function pair([first, second]: readonly number[]): string {
  return `(${twoDecimals(first)}, ${twoDecimals(second)})`;
}
