import type {Box} from "../../frame/picture/box.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {shape} from "../../frame/picture/shape.js";
import {twoDecimals} from "../../frame/words/twoDecimals.js";
import {isLit, type OpenedStep, type Part, type State} from "./steps.js";

/** The gates of a step as bars, and the part of the cell that each is. */
const bars = [
  {gate: "f", part: "keep", colour: "var(--gate-f)", symbol: "gatef"},
  {gate: "i", part: "write", colour: "var(--gate-i)", symbol: "gatei"},
  {gate: "o", part: "read", colour: "var(--gate-o)", symbol: "gateo"}
] as const satisfies readonly {gate: keyof OpenedStep; part: Part; colour: string; symbol: string}[];

/** From the top of the chain: the steps' numbers, the cells, and what they read. */
const [numbersAt, top, cellHeight, inputsAt] = [11, 18, 52, 88];

/** How high a chain is. */
export const chainHeight = 112;

/** The unrolled cell: a box a step with its gates as bars, joined by c and h; that which is opened is framed. */
export function drawChain(steps: readonly OpenedStep[], state: State, {width, document}: Sheet): SVGGElement {
  const font = width < 480 ? 10.2 : 12;
  const ends = width < 480 ? 12 : 20;
  const pitch = (width - 2 * ends) / steps.length;
  const cell = 0.68 * pitch;
  const group = shape(document, "g", {});
  const line = (y: number, colour: string, symbol: string, dash: string): SVGElement =>
    shape(document, "line", {
      ...{x1: ends - 4, x2: width - ends, y1: y, y2: y, stroke: colour, "stroke-width": 1.5},
      ...{"stroke-dasharray": dash, "data-symbol": symbol}
    });
  const name = (y: number, words: string, fill: string, symbol: string): SVGElement =>
    shape(document, "text", {x: 0, y: y + 4, "font-size": font + 1, fill, "data-symbol": symbol}, words);
  const [c, h] = [top + 10, top + cellHeight - 9];
  group.append(
    line(c, "var(--path-c)", "pathc", "none"),
    line(h, "var(--path-h)", "pathh", "5 3"),
    name(c, "$c$", "var(--path-c)", "pathc"),
    name(h, "$h$", "var(--path-h)", "pathh")
  );
  steps.forEach((step, k) => {
    const x = ends + pitch * k + (pitch - cell) / 2;
    group.append(drawStep(step, state, {document, font, box: {x, y: top, width: cell, height: cellHeight}}));
  });
  return group;
}

function drawStep(
  step: OpenedStep,
  state: State,
  {document, font, box}: {document: Document; font: number; box: Box}
): SVGGElement {
  const {x, y, width, height} = box;
  const middle = x + width / 2;
  const isOpen = step.t === state.step;
  const group = shape(document, "g", {"data-step": step.t});
  const words = {x: middle, "text-anchor": "middle", "font-size": font};
  const frame = isOpen ? {stroke: "var(--ink)", "stroke-width": 2} : {stroke: "var(--rule)", "stroke-width": 1};
  group.append(
    shape(document, "text", {...words, y: numbersAt, fill: isOpen ? "var(--ink)" : "var(--muted)"}, String(step.t)),
    shape(document, "rect", {x, y, width, height, rx: 4, fill: "var(--paper)", ...frame}),
    ...bars.map(({gate, part, colour, symbol}, k) => {
      const tall = Math.max(1, step[gate] * (height - 12));
      return shape(document, "rect", {
        ...{x: x + ((k + 0.75) * width) / 3.9, y: y + height - 6 - tall, width: width / 5.2, height: tall},
        ...{fill: isLit(state, part) ? colour : "var(--rule)", "data-symbol": symbol}
      });
    }),
    shape(
      document,
      "text",
      {...words, y: inputsAt - 3, fill: "var(--forward)", "font-weight": step.mark > 0 ? 700 : 400},
      shortly(step.value)
    )
  );
  if (step.mark > 0)
    group.append(shape(document, "circle", {cx: middle, cy: inputsAt + 5, r: 3.5, fill: "var(--forward)"}));
  if (isOpen)
    group.append(
      shape(document, "path", {
        ...{d: `M${middle - 5},${chainHeight - 9}h10l-5,8z`, fill: "var(--ink)"}
      })
    );
  return group;
}

/** A value that has one decimal, as it is in the settings. */
function shortly(value: number): string {
  return twoDecimals(value).replace(/0$/, "");
}
