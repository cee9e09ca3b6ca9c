import type {Box} from "../../frame/picture/box.js";
import {shape} from "../../frame/picture/shape.js";
import {twoDecimals} from "../../frame/words/twoDecimals.js";
import {isLit, type OpenedStep, type Part, type State} from "./steps.js";
import {gateWords} from "./words.js";

/** Places across the cell and down it, as shares of its box. */
const across = {in: 0, meet: 0.17, f: 0.24, i: 0.42, content: 0.55, o: 0.69, read: 0.81, out: 1};
const down = {c: 0.1, product: 0.38, gate: 0.66, h: 0.86, x: 0.99};
type Column = keyof typeof across;
type Row = keyof typeof down;
type Corner = readonly [Column, Row];

/** What belongs to all three: what the gates are computed from. */
type Whose = Part | "every";

interface Wire {
  readonly whose: Whose;
  readonly colour: string;
  /** The part of formulas that it draws, if any. */
  readonly symbol?: string;
  readonly corners: readonly Corner[];
}

const c = {colour: "var(--path-c)", symbol: "pathc"};
const h = {colour: "var(--path-h)", symbol: "pathh"};
const input = {colour: "var(--forward)"};
const [f, i, o, content] = [
  {colour: "var(--gate-f)", symbol: "gatef"},
  {colour: "var(--gate-i)", symbol: "gatei"},
  {colour: "var(--gate-o)", symbol: "gateo"},
  {colour: "var(--gate-c)", symbol: "content"}
];

const wires: readonly Wire[] = [
  {whose: "every", ...h, corners: [["in", "h"], ["o", "h"], ["o", "gate"]]},
  {whose: "every", ...input, corners: [["in", "x"], ["meet", "x"], ["meet", "h"]]},
  ...(["f", "i", "content"] as const).map((to): Wire => ({whose: "every", ...h, corners: [[to, "h"], [to, "gate"]]})),
  {whose: "keep", ...c, corners: [["in", "c"], ["content", "c"]]},
  {whose: "keep", ...f, corners: [["f", "gate"], ["f", "c"]]},
  {whose: "write", ...i, corners: [["i", "gate"], ["i", "product"], ["content", "product"]]},
  {whose: "write", ...content, corners: [["content", "gate"], ["content", "c"]]},
  {whose: "write", ...c, corners: [["content", "c"], ["out", "c"]]},
  {whose: "read", ...c, corners: [["read", "c"], ["read", "gate"]]},
  {whose: "read", ...o, corners: [["o", "gate"], ["read", "gate"]]},
  {whose: "read", ...h, corners: [["read", "gate"], ["out", "gate"]]}
]; // prettier-ignore

/** Where something is computed: a product or a sum, round; a gate or a squeeze, a box. */
const nodes: readonly {readonly whose: Part; readonly at: Corner; readonly sign: "×" | "+" | "σ" | "tanh"}[] = [
  {whose: "keep", at: ["f", "c"], sign: "×"},
  {whose: "keep", at: ["f", "gate"], sign: "σ"},
  {whose: "write", at: ["i", "gate"], sign: "σ"},
  {whose: "write", at: ["content", "gate"], sign: "tanh"},
  {whose: "write", at: ["content", "product"], sign: "×"},
  {whose: "write", at: ["content", "c"], sign: "+"},
  {whose: "read", at: ["read", "product"], sign: "tanh"},
  {whose: "read", at: ["o", "gate"], sign: "σ"},
  {whose: "read", at: ["read", "gate"], sign: "×"}
];

/** Words beside a place, moved by pixels. */
interface Label {
  readonly whose: Whose;
  readonly look: {readonly colour: string; readonly symbol?: string};
  readonly at: Corner;
  readonly by: readonly [number, number];
  readonly anchor: "start" | "middle" | "end";
  readonly words: string;
}

function labelsOf(step: OpenedStep): Label[] {
  const number = (symbol: string, value: number): string => `$${symbol}$ ${twoDecimals(value)}`;
  const gate = (symbol: string, value: number): string => `$${symbol}$ ${gateWords(value)}`;
  return [
    {whose: "keep", look: c, at: ["in", "c"], by: [0, -8], anchor: "start", words: number("c⁻", step.before)},
    {whose: "keep", look: c, at: ["f", "c"], by: [16, -8], anchor: "start", words: twoDecimals(step.kept)},
    {whose: "keep", look: f, at: ["f", "product"], by: [6, 4], anchor: "start", words: gate("f", step.f)},
    {whose: "write", look: i, at: ["i", "product"], by: [-2, -7], anchor: "start", words: gate("i", step.i)},
    {whose: "write", look: content, at: ["content", "gate"], by: [6, -31], anchor: "start", words: number("c̃", step.content)},
    {whose: "write", look: content, at: ["content", "product"], by: [6, -20], anchor: "start", words: twoDecimals(step.written)},
    {whose: "write", look: c, at: ["out", "c"], by: [0, -8], anchor: "end", words: number("c", step.c)},
    {whose: "read", look: c, at: ["read", "gate"], by: [6, -16], anchor: "start", words: twoDecimals(step.squeezed)},
    {whose: "read", look: o, at: ["o", "gate"], by: [0, -17], anchor: "middle", words: gate("o", step.o)},
    {whose: "read", look: h, at: ["out", "gate"], by: [0, 18], anchor: "end", words: number("h", step.h)},
    {whose: "every", look: h, at: ["in", "h"], by: [0, -6], anchor: "start", words: "$h⁻$"},
    {whose: "every", look: input, at: ["in", "x"], by: [0, -6], anchor: "start", words: "$x$"}
  ]; // prettier-ignore
}

/** One step of the cell, with its numbers: what is lit in the colours of the equations, the rest pale. */
export function drawCell(step: OpenedStep, state: State, {document, box}: {document: Document; box: Box}): SVGGElement {
  // An index has 0.92 of it, and at least 10 px.
  const font = box.width < 480 ? 11 : 13;
  const place = ([column, row]: Corner) => ({
    x: box.x + across[column] * box.width,
    y: box.y + down[row] * box.height
  });
  const lit = (whose: Whose): boolean => whose === "every" || isLit(state, whose);
  const group = shape(document, "g", {});
  const frame = {
    x: box.x + 0.14 * box.width,
    width: 0.74 * box.width,
    y: box.y,
    height: 0.94 * box.height
  };
  group.append(shape(document, "rect", {...frame, rx: 8, fill: "var(--paper-alt)", stroke: "var(--rule)"}));
  // What is lit lies over what is not.
  for (const {whose, colour, symbol, corners} of [...wires].sort(
    (one, other) => Number(lit(one.whose)) - Number(lit(other.whose))
  )) {
    const points = corners.map(place).map(({x, y}) => `${x},${y}`);
    const thick = whose === "every" ? 1.2 : lit(whose) ? 2.8 : 1.2;
    group.append(
      shape(document, "path", {
        ...{
          d: `M${points.join("L")}`,
          fill: "none",
          ...(symbol !== undefined && {"data-symbol": symbol}),
          "stroke-width": thick
        },
        stroke: lit(whose) ? colour : "var(--rule)"
      })
    );
  }
  for (const {whose, at, sign} of nodes) group.append(drawNode(document, place(at), {sign, font, lit: lit(whose)}));
  for (const {whose, look, at, by, anchor, words} of labelsOf(step)) {
    const {x, y} = place(at);
    const style = {"text-anchor": anchor, "font-size": font, fill: lit(whose) ? look.colour : "var(--muted)"};
    group.append(
      shape(
        document,
        "text",
        {x: x + by[0], y: y + by[1], ...style, ...(look.symbol !== undefined && {"data-symbol": look.symbol})},
        words
      )
    );
  }
  return group;
}

function drawNode(
  document: Document,
  {x, y}: {x: number; y: number},
  {sign, font, lit}: {sign: "×" | "+" | "σ" | "tanh"; font: number; lit: boolean}
): SVGGElement {
  const group = shape(document, "g", {});
  const isRound = sign === "×" || sign === "+";
  const [width, height] = isRound ? [20, 20] : [sign === "σ" ? 2 * font : 2.9 * font, 20];
  const colour = lit ? "var(--ink)" : "var(--muted)";
  group.append(
    shape(document, "rect", {
      ...{x: x - width / 2, y: y - height / 2, width, height, rx: isRound ? 10 : 3},
      ...{fill: "var(--paper)", stroke: lit ? "var(--ink)" : "var(--rule)", "stroke-width": lit ? 1.4 : 1}
    }),
    shape(document, "text", {x, y: y + 4.5, "text-anchor": "middle", "font-size": font, fill: colour}, sign)
  );
  return group;
}
