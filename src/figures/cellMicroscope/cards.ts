import {shape} from "../../frame/picture/shape.js";
import type {Microscope, ShownWire} from "./microscope.js";
import {centreOf, type Point} from "./layout.js";
import {mathText, mathWidth, column, numbers, type Sheet} from "./notation.js";
import type {Phase, Progress} from "./state.js";

type Operation = Microscope["operations"][number];

/** The parts of formulas that a wire is, in the lesson of one cell or of the other: src/frame/lightSymbols.ts. */
const symbols: Readonly<Partial<Record<string, string>>> = {
  ...{f: "gatef", i: "gatei", o: "gateo", u: "gateu", r: "gater", c̃: "content", h̃: "state"},
  ...{c: "pathc", "c⁻": "pathc", h: "pathh gru", "h⁻": "pathh gru"}
};

/** A wire: its symbol, its value, its gradient as far as these are known, and the operation that makes it, if any. */
export function drawCard(
  sheet: Sheet,
  wire: ShownWire,
  operation: Operation | undefined,
  {value, gradient, active}: Progress
): SVGGElement {
  const {document, layout, reach} = sheet;
  const {cardWidth, cardHeight, title, number, line, font, centres} = layout;
  const centre = centreOf(centres, wire.name);
  const units = wire.value.length;
  const height = title + units * line + 3;
  const [x, y] = [centre.x - cardWidth / 2, centre.y - cardHeight / 2];
  // Where the step goes down, the operation's sign stands before the symbol.
  const middle = centre.x + (layout.isDown && operation ? layout.radius : 0);
  const titleRoom = cardWidth - 8 - 2 * (middle - centre.x);
  // Where the symbol is too long, its steps are left out: (1 − u) ∘ h⁻.
  const long = mathWidth(wire.tex, font) > titleRoom;
  const shown = long ? wire.tex.replaceAll("^{t-1}", "^-").replaceAll("^t", "") : wire.tex;
  const symbol = symbols[wire.name];
  const group = shape(document, "g", symbol === undefined ? {} : {"data-symbol": symbol});
  group.append(
    shape(document, "rect", {
      ...{x, y, width: cardWidth, height, rx: 4, fill: "var(--paper)"},
      ...(active ? {stroke: "var(--ink)", "stroke-width": 2} : {stroke: "var(--rule)", "stroke-width": 1}),
      ...(!value && {"stroke-dasharray": "2 3"})
    }),
    mathText(document, shown, {
      ...{size: Math.min(font + 2.5, (titleRoom * font) / mathWidth(shown, font)), x: middle, y: y + title - 5},
      ...{"text-anchor": "middle", fill: value ? "var(--ink)" : "var(--muted)"}
    })
  );
  if (value) group.append(numbers(sheet, column(wire.value), {x: x + 1.5, y: y + title}));
  if (gradient) {
    const left = x + 1.5 + number;
    const frame = {x: left - 0.5, y: y + title - 0.75, width: number, height: units * line + 0.5};
    group.append(
      numbers(sheet, column(wire.gradient), {x: left, y: y + title, reach, colour: "var(--gradient)"}),
      shape(document, "rect", {...frame, fill: "none", stroke: "var(--gradient)", "stroke-width": 0.9})
    );
  }
  if (operation) group.append(drawSign(sheet, operation, {x, y}, active));
  return group;
}

/** The operation that makes a wire: to the left of its card, or in its corner. */
function drawSign({document, layout}: Sheet, {sign, kind}: Operation, {x, y}: Point, active: boolean): SVGGElement {
  const {isDown, radius, cardHeight} = layout;
  const group = shape(document, "g", {});
  const at = isDown ? {cx: x + radius + 2, cy: y + radius + 2} : {cx: x - radius, cy: y + cardHeight / 2 + 8};
  // The letters of an affine map's matrices are in its equation: on the card it is one sign for all.
  const short = kind === "affine" ? "W" : sign;
  const size = short.length > 2 ? radius * 0.78 : radius * 1.25;
  const words = {x: at.cx, y: at.cy + size * 0.34, "text-anchor": "middle", "font-size": size};
  group.append(
    shape(document, "circle", {
      ...{...at, r: radius, fill: active ? "var(--ink)" : "var(--paper-alt)", stroke: "var(--ink)"},
      "stroke-width": 1
    }),
    shape(document, "text", {...words, fill: active ? "var(--paper)" : "var(--ink)"}, short)
  );
  return group;
}

/** A path back, from who reads a wire to the wire. */
export interface Edge {
  readonly wire: string;
  readonly from: string;
  readonly gradient: readonly number[];
  readonly cut: boolean;
}

/** A reader outside the step, the loss or the step after, with the gradient that comes back from it. */
export function drawReader(sheet: Sheet, edge: Edge, tex: string, phase: Phase): SVGGElement {
  const {document, layout, reach} = sheet;
  const {number, font, title, centres, cardHeight} = layout;
  const centre = centreOf(centres, `${edge.wire}>${edge.from}`);
  const [x, y] = [centre.x - number / 2 - 1, centre.y - cardHeight / 2];
  const group = shape(document, "g", {});
  const frame = {x, y, width: number + 2, height: cardHeight, rx: 4, fill: "var(--paper-alt)"};
  const stroke = phase === "active" ? {stroke: "var(--gradient)", "stroke-width": 2} : {stroke: "var(--rule)"};
  group.append(
    shape(document, "rect", {...frame, ...stroke}),
    mathText(document, edge.from === "loss" ? "J^t" : tex.replace("^t", "^{t+1}"), {
      ...{size: font + 1.5, x: centre.x, y: y + title - 5, "text-anchor": "middle", fill: "var(--ink)"}
    })
  );
  if (phase === "back" || phase === "active") {
    const options = {x: x + 1.5, y: y + title, reach, colour: "var(--gradient)", struck: edge.cut};
    group.append(numbers(sheet, column(edge.gradient), options));
  }
  return group;
}
