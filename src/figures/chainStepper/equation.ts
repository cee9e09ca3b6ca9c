import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import type {Chain, ChainLink, ChainSettings} from "./chain.js";
import {superscript} from "../../frame/words/superscript.js";
import type {ChainLayout} from "./layout.js";
import {between, bracketed, words} from "./marks.js";
import {lengthText, twoDecimals} from "./words.js";

/** A chain, the settings that it was computed with, and how far the reader has gone. */
export interface ChainShown {
  readonly chain: Chain;
  readonly settings: ChainSettings;
  /**
   * How many factors have been multiplied: the way back has reached h^{T − step}. Below 0, how many steps the network has
   * yet to read: it has come to h^{T + step}.
   */
  readonly step: number;
}

/** The last step written out, after = W_h^⊤ · D · before, with what W_h and D did; beside it the product of all factors. */
export function drawEquation(
  {chain, settings, step}: ChainShown,
  {equation, product}: Pick<ChainLayout, "equation" | "product">
): Plot.Markish[] {
  const rule = Plot.link([equation.rule], {...between, stroke: "var(--rule)"});
  if (step < 0) return [rule, forwardStep(chain, settings, -step, equation)];
  const {W_h, size, angle, links} = chain;
  const [{t: last}, {t, factor}] = [links[0], links[step]];
  if (!factor) return [rule, noFactor(last, equation)];
  const name = (t: number) => `∂J${superscript(last)}/∂h${superscript(t)}`;
  const [W11, W12, W21, W22] = W_h;
  const [first, second] = factor.slopes;
  const vector = (x: number, {t, gradient, norm}: ChainLink): Part => [
    x,
    name(t),
    gradient,
    "length",
    lengthText(norm),
    "gradient"
  ];
  const slopes = `D${superscript(t + 1)}, the slopes`;
  const parts: Part[] = [
    vector(equation.after, links[step]),
    [equation.W, "W_h^⊤", [W11, W21, W12, W22], `turns by ${degrees(-angle)}`, `× ${twoDecimals(size)}`, "weights"],
    [equation.D, slopes, [first, 0, 0, second], "damps to", lengthText(factor.dampedNorm), "slopes"],
    vector(equation.before, links[step - 1])
  ];
  return [
    rule,
    words([{x: equation.equals, y: equation.y, anchor: "middle", text: "="}], {fontSize: 1.2 * equation.size}),
    parts.map((part) => drawPart(part, equation)),
    drawProduct(factor, `∂h${superscript(last)}/∂h${superscript(t)}`, product)
  ];
}

/** The network's own step to the cell so far from the last, written out: h^t = tanh(W_h h^{t−1} + W_x x^t + b). */
function forwardStep(
  {W_h, links}: Chain,
  {x, W_x, b}: ChainSettings,
  back: number,
  equation: ChainLayout["equation"]
): Plot.Markish[] {
  const {y, size} = equation;
  const {t, h} = links[back];
  const before = back + 1 < links.length ? links[back + 1].h : [0, 0];
  const read = W_x.map((weight, k) => weight * x[t - 1] + b[k]);
  const sign = (at: number, text: string) => ({x: at, y, anchor: "middle" as const, text});
  const state: Part = [equation.after, `h${superscript(t)}`, h, "", "", "state"];
  const others: Part[] = [
    [equation.W, "W_h", W_h, "the same", "at every step", "weights"],
    [equation.D - 1.5 * size, `h${superscript(t - 1)}`, before, "", "", "state"],
    [equation.before, `W_x x${superscript(t)} + b`, read, "", "", "state"]
  ];
  const sum = (equation.D - 1.5 * size + equation.before) / 2;
  return [
    words([sign(equation.equals, "="), sign(sum, "+")], {fontSize: 1.2 * size}),
    ["then tanh", "of each sum"].map((text, line) =>
      words([{...sign(sum, text), y: y + 2.4 * size + 15 * line}], {fill: "var(--muted)"})
    ),
    [state, ...others].map((part) => drawPart(part, equation, "var(--forward)"))
  ];
}

/** Where a part of the equation stands, its name, its numbers, what it does, how much, and of which part of a formula. */
type Part = [x: number, name: string, values: readonly number[], does: string, much: string, symbol: string];

/** @param ofVectors their colour; matrices are in ink */
function drawPart(
  [x, name, values, does, much, symbol]: Part,
  {y, size}: ChainLayout["equation"],
  ofVectors = "var(--gradient)"
): Plot.Markish {
  const [colour, pale] = values.length === 2 ? [ofVectors, ofVectors] : ["var(--ink)", "var(--muted)"];
  const write = (text: string, down: number, options: Plot.TextOptions) =>
    words([{x, y: y + down, anchor: "middle", text}], {...options, ...drawnAs(symbol)});
  return [
    bracketed(values, {x, y}, {size, colour, symbol}),
    write(name, -2.6 * size, {fill: colour}),
    write(does, 2.4 * size, {fill: pale}),
    write(much, 2.4 * size + 15, {fill: colour, fontWeight: 600})
  ];
}

function drawProduct(
  {product, productNorm}: NonNullable<ChainLink["factor"]>,
  name: string,
  place: ChainLayout["product"]
): Plot.Markish {
  return [
    bracketed(product, place.matrix, {size: place.size}),
    words([{...place.name, text: place.name.anchor === "end" ? `product ${name} =` : `product so far, ${name}`}], {}),
    words([{...place.stretch, text: `stretches by at most ${lengthText(productNorm)}`}], {fill: "var(--muted)"})
  ];
}

function noFactor(last: number, {rule: [{x, y}]}: ChainLayout["equation"]): Plot.Markish {
  const text = [
    "no factor yet",
    `∂J${superscript(last)}/∂h${superscript(last)} comes straight from the loss.`,
    "Each step back multiplies it by one Jacobian."
  ];
  return words(
    text.map((text, line) => ({x: x + 8, y: y + 28 + 20 * line, anchor: "start", text})),
    {fill: "var(--muted)", fontSize: 13}
  );
}

function degrees(angle: number): string {
  return `${String(angle + 0).replace("-", "−")}°`;
}
