import * as Plot from "@observablehq/plot";
import type {Chain, ChainLink} from "./experiment.js";
import {superscript} from "../../frame/superscript.js";
import type {ChainLayout, EquationPlace, ProductPlace} from "./layout.js";
import {bracketed, twoDecimals, words} from "./marks.js";
import {lengthText} from "./words.js";

/** One part of the equation: what it is called, its numbers, and what it does, on two lines. */
interface Part {
  readonly x: number;
  readonly name: string;
  readonly values: readonly number[];
  readonly does: readonly [string, string];
  readonly colour: string;
}

/** The last step written out, after = W_hᵀ · D · before, with what W_h and D did; beside it the product of all factors. */
export function drawEquation(
  {W_h, size, angle, links}: Chain,
  step: number,
  {equation, product}: Pick<ChainLayout, "equation" | "product">
): Plot.Markish[] {
  const [{t: last}, {t, gradient, norm, factor}] = [links[0], links[step]];
  const rule = Plot.link([equation.rule], {
    x1: ([from]) => from.x,
    y1: ([from]) => from.y,
    x2: ([, to]) => to.x,
    y2: ([, to]) => to.y,
    stroke: "var(--rule)"
  });
  if (!factor) return [rule, noFactor(last, equation)];
  const before = links[step - 1];
  const gradientAt = (link: ChainLink) => `∂J${superscript(last)}/∂h${superscript(link.t)}`;
  const [W11, W12, W21, W22] = W_h;
  const [first, second] = factor.slopes;
  const parts: Part[] = [
    part(equation.after, gradientAt(links[step]), gradient, ["length", lengthText(norm)], "var(--gradient)"),
    part(equation.W, "W_hᵀ", [W11, W21, W12, W22], [`turns by ${degrees(-angle)}`, `× ${twoDecimals(size)}`]),
    part(
      equation.D,
      `D${superscript(t + 1)}, the slopes`,
      [first, 0, 0, second],
      ["damps to", lengthText(factor.dampedNorm)]
    ),
    part(equation.before, gradientAt(before), before.gradient, ["length", lengthText(before.norm)], "var(--gradient)")
  ];
  return [
    rule,
    words([{x: equation.equals, y: equation.y, anchor: "middle", text: "="}], {fontSize: 1.2 * equation.size}),
    parts.map((one) => drawPart(one, equation)),
    drawProduct(factor, `∂h${superscript(last)}/∂h${superscript(t)}`, product)
  ];
}

function part(
  x: number,
  name: string,
  values: readonly number[],
  does: readonly [string, string],
  colour = "var(--ink)"
): Part {
  return {x, name, values, does, colour};
}

function drawPart({x, name, values, does, colour}: Part, {y, size}: EquationPlace): Plot.Markish[] {
  const under = does.map((text, line) => ({x, y: y + 2.4 * size + 15 * line, anchor: "middle" as const, text}));
  return [
    bracketed(values, {x, y}, {size, colour}),
    words([{x, y: y - 2.6 * size, anchor: "middle", text: name}], {fill: colour}),
    words(under.slice(0, 1), {fill: colour === "var(--ink)" ? "var(--muted)" : colour}),
    words(under.slice(1), {fill: colour, fontWeight: 600})
  ].flat();
}

function drawProduct(
  {product, productNorm}: NonNullable<ChainLink["factor"]>,
  name: string,
  place: ProductPlace
): Plot.Markish[] {
  return [
    bracketed(product, place.matrix, {size: place.size}),
    words([{...place.name, text: place.name.anchor === "end" ? `product ${name} =` : `product so far, ${name}`}], {}),
    words([{...place.stretch, text: `stretches by at most ${lengthText(productNorm)}`}], {fill: "var(--muted)"})
  ].flat();
}

function noFactor(last: number, {rule: [{x, y}]}: EquationPlace): Plot.Markish[] {
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
