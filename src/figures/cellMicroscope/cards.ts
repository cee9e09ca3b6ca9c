import {shape} from "../../frame/picture/shape.js";
import {mathText, mathWidth} from "./formulas.js";
import {centreOf, sizeOf, type Layout, type Point} from "./layout.js";
import type {Microscope, ShownWire} from "./microscope.js";
import {numbers, vector, type Sheet} from "./notation.js";
import {signOf, signWidth} from "./signs.js";
import type {Phase, Progress} from "./state.js";

type Operation = Microscope["operations"][number];

/** The parts of formulas that a wire is, in the lesson of one cell or of the other: src/frame/lightSymbols.ts. */
const symbols: Readonly<Partial<Record<string, string>>> = {
  ...{f: "gatef", i: "gatei", o: "gateo", u: "gateu", r: "gater", c̃: "content", h̃: "state"},
  ...{c: "pathc", "c⁻": "pathc", h: "pathh gru", "h⁻": "pathh gru"}
};

/** The colours that an LSTM's equations have. */
const colours: Readonly<Partial<Record<string, string>>> = {
  ...{f: "var(--gate-f)", i: "var(--gate-i)", o: "var(--gate-o)", c̃: "var(--gate-c)"},
  ...{c: "var(--path-c)", "c⁻": "var(--path-c)", h: "var(--path-h)", "h⁻": "var(--path-h)"}
};

/** What a wire's symbol is written in once its value is known: in the colours above where the cell has a c. */
function inkOf({centres}: Layout, wire: string): string {
  return (centres.has("c") ? colours[wire] : undefined) ?? "var(--ink)";
}

/** What stands on a card: its symbol, and the operation that makes its wire, if any. */
interface Heading {
  readonly symbol: string;
  readonly operation: Operation | undefined;
}

/** Where the numbers of a card begin: its values, and under them or right of them its gradient. */
function numbersAt(layout: Layout, name: string, units: number): {value: Point; gradient: Point} {
  const {isFlat, number, line, title} = layout;
  const [{x, y}, {width, height}] = [centreOf(layout.centres, name), sizeOf(layout, name)];
  const [left, top] = [x - width / 2, y - height / 2];
  if (isFlat) {
    const first = left + width - units * number - 1.5;
    return {value: {x: first, y: top + 1.5}, gradient: {x: first, y: top + 1.5 + line}};
  }
  return {value: {x: left + 1.5, y: top + title}, gradient: {x: left + 1.5 + number, y: top + title}};
}

/** The place of a wire whose value is yet to be computed, with its name: the first picture says what the step is made of. */
export function drawPlace(sheet: Sheet, name: string, heading: Heading): SVGGElement {
  const {document, layout} = sheet;
  const [centre, size] = [centreOf(layout.centres, name), sizeOf(layout, name)];
  const group = shape(document, "g", {});
  group.append(
    shape(document, "rect", {
      ...{x: centre.x - size.width / 2, y: centre.y - size.height / 2, ...size, rx: 4, fill: "none"},
      ...{stroke: "var(--rule)", "stroke-dasharray": "2 3"}
    }),
    drawHeading(sheet, name, heading, {fill: "var(--muted)", active: false})
  );
  return group;
}

/** A wire that has its value: its symbol, its gradient as far as it is known, and the operation that makes it, if any. */
export function drawCard(sheet: Sheet, wire: ShownWire, heading: Heading, {gradient, active}: Progress): SVGGElement {
  const {document, layout, reach} = sheet;
  const {isFlat, number, line, centres} = layout;
  const units = wire.value.length;
  const [centre, size] = [centreOf(centres, wire.name), sizeOf(layout, wire.name)];
  const at = numbersAt(layout, wire.name, units);
  const symbol = symbols[wire.name];
  const group = shape(document, "g", symbol === undefined ? {} : {"data-symbol": symbol});
  group.append(
    shape(document, "rect", {
      ...{x: centre.x - size.width / 2, y: centre.y - size.height / 2, ...size, rx: 4, fill: "var(--paper)"},
      ...(active ? {stroke: "var(--ink)", "stroke-width": 2} : {stroke: "var(--rule)", "stroke-width": 1})
    }),
    drawHeading(sheet, wire.name, heading, {fill: inkOf(layout, wire.name), active})
  );
  group.append(numbers(sheet, vector(wire.value, layout), at.value));
  if (gradient) {
    const [across, down] = isFlat ? [units, 1] : [1, units];
    const frame = {x: at.gradient.x - 0.5, y: at.gradient.y - 0.75, width: across * number, height: down * line + 0.5};
    group.append(
      numbers(sheet, vector(wire.gradient, layout), {...at.gradient, reach, colour: "var(--gradient)"}),
      shape(document, "rect", {...frame, fill: "none", stroke: "var(--gradient)", "stroke-width": 0.9})
    );
  }
  return group;
}

/** The operation's sign over the symbol where vectors lie, before it where they stand. */
function drawHeading(
  {document, layout}: Sheet,
  name: string,
  {symbol, operation}: Heading,
  {fill, active}: {fill: string; active: boolean}
): SVGGElement {
  const {isFlat, font, script, title, centres} = layout;
  const [centre, {width, height}] = [centreOf(centres, name), sizeOf(layout, name)];
  const [left, top] = [centre.x - width / 2, centre.y - height / 2];
  const sign = operation ? signWidth(operation, font) : 0;
  // Where the numbers begin, the heading ends.
  const room = isFlat ? numbersAt(layout, name, layout.units).value.x - left : width - (sign === 0 ? 0 : sign + 3);
  const size = Math.max(
    script,
    Math.min(layout.symbol, ((room - 4) * layout.symbol) / mathWidth(symbol, layout.symbol))
  );
  const at = isFlat
    ? {x: left + room / 2, y: operation ? top + height - 3 : centre.y + 4.5}
    : {x: left + width - room / 2 - 1, y: top + title - 4};
  const group = shape(document, "g", {});
  // One that is too long even so is drawn narrower, and as high.
  const fit = mathWidth(symbol, size) > room - 4 && {textLength: room - 4, lengthAdjust: "spacingAndGlyphs"};
  group.append(mathText(document, symbol, {...at, ...fit, size, script, fill, "text-anchor": "middle"}));
  const place = isFlat ? {x: left + room / 2, y: top + font / 2 + 1} : {x: left + sign / 2 + 2, y: top + font / 2 + 3};
  if (operation) group.append(drawSign(document, operation, {...place, font, active}));
  return group;
}

/** The operation that makes a wire, in a field of its own. */
function drawSign(
  document: Document,
  operation: Operation,
  {x, y, font, active}: Point & {readonly font: number; readonly active: boolean}
): SVGGElement {
  const [width, height] = [signWidth(operation, font), font + 1];
  const group = shape(document, "g", {});
  const words = {x, y: y + 0.36 * font, "text-anchor": "middle", "font-size": font};
  group.append(
    shape(document, "rect", {
      ...{x: x - width / 2, y: y - height / 2, width, height, rx: height / 2, "stroke-width": 1},
      ...{fill: active ? "var(--ink)" : "var(--paper-alt)", stroke: "var(--ink)"}
    }),
    shape(document, "text", {...words, fill: active ? "var(--paper)" : "var(--ink)"}, signOf(operation))
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
export function drawReader(sheet: Sheet, edge: Edge, symbol: string, phase: Phase): SVGGElement {
  const {document, layout, reach} = sheet;
  const name = `${edge.wire}>${edge.from}`;
  const [centre, size] = [centreOf(layout.centres, name), sizeOf(layout, name)];
  const group = shape(document, "g", {});
  const frame = {x: centre.x - size.width / 2, y: centre.y - size.height / 2, ...size, rx: 4, fill: "var(--paper-alt)"};
  const stroke = phase === "active" ? {stroke: "var(--gradient)", "stroke-width": 2} : {stroke: "var(--rule)"};
  group.append(
    shape(document, "rect", {...frame, ...stroke}),
    drawHeading(sheet, name, {symbol, operation: undefined}, {fill: "var(--ink)", active: false})
  );
  if (phase === "back" || phase === "active") {
    const options = {reach, colour: "var(--gradient)", struck: edge.cut};
    const {value} = numbersAt(layout, name, edge.gradient.length);
    group.append(numbers(sheet, vector(edge.gradient, layout), {...value, ...options}));
  }
  return group;
}
