import {sum} from "d3";
import type {Microscope, ShownWire, Table} from "./microscope.js";
import {shape} from "../../frame/picture/shape.js";
import {gradientOf, mathText, mathWidth, withoutSteps} from "./formulas.js";
import {equationRow, type Layout} from "./layout.js";
import {column, numbers, type Sheet} from "./notation.js";
import {inputsOf, operationOf, wireOf} from "./words.js";

/** A part of an equation in numbers: a vector or matrix with its name over it, or a sign between two. */
type Part =
  | {readonly sign: string}
  | {readonly tex: string; readonly table: Table; readonly gradient?: boolean; readonly struck?: boolean | undefined};

/** One equation: in letters, and in numbers under it. */
export interface Equation {
  readonly tex: string;
  readonly parts: readonly Part[];
}

/** The equations of a stop. */
export function equationsOf(microscope: Microscope, stopAt: number): Equation[] {
  const stop = microscope.stops[stopAt];
  if (stop.at === "inputs") return [{tex: "", parts: separated(inputsOf(microscope).map(valueOf), ",")}];
  if (stop.at === "forward") return [forwardEquation(microscope, stop.makes)];
  if (stop.at === "meeting") return [meetingEquation(microscope, wireOf(microscope, stop.wire))];
  return backwardEquations(microscope, stop.makes);
}

function forwardEquation(microscope: Microscope, makes: string): Equation {
  const {kind, sign, tex, paths, parameters} = operationOf(microscope, makes);
  const made = wireOf(microscope, makes);
  const inputs = paths.map(({wire}) => valueOf(wireOf(microscope, wire)));
  const parameter = (name: string): Part => ({tex: name, table: microscope.parameters[name]});
  const right: Part[] =
    kind === "affine"
      ? [
          ...paths.flatMap((_, k) => [parameter(parameters[k]), inputs[k], {sign: "+"}]),
          parameter(parameters[paths.length])
        ]
      : kind === "activation"
        ? [{sign}, ...inputs]
        : kind === "one minus"
          ? [{sign: "1 −"}, ...inputs]
          : separated(inputs, kind === "sum" ? "+" : "∘");
  return {tex: made.tex === tex ? tex : `${made.tex} = ${tex}`, parts: [valueOf(made), {sign: "="}, ...right]};
}

function meetingEquation(microscope: Microscope, wire: ShownWire): Equation {
  const addends = wire.addends.map(({from, gradient, cut}): Part => {
    return {tex: addendName(microscope, wire, from), table: column(gradient), gradient: true, struck: cut};
  });
  const total: Part = {tex: gradientOf(wire.tex), table: column(wire.gradient), gradient: true};
  const tex = `${gradientOf(wire.tex)}\\text{: ${addends.length} paths meet}`;
  return {tex, parts: [total, {sign: "="}, ...separated(addends, "+")]};
}

/** How an addend is headed: by what it comes from. */
function addendName(microscope: Microscope, {tex}: ShownWire, from: string): string {
  if (from === "loss") return "\\operatorname{loss}";
  if (from === "after") return tex.replace("^t", "^{t+1}");
  return wireOf(microscope, from).tex;
}

function backwardEquations(microscope: Microscope, makes: string): Equation[] {
  const made = wireOf(microscope, makes);
  const given: Part = {tex: gradientOf(made.tex, true), table: column(made.gradient), gradient: true};
  return operationOf(microscope, makes).paths.map(({wire, tex, factor}) => {
    const to = wireOf(microscope, wire);
    const addend = to.addends.find(({from}) => from === makes);
    const gradients = {table: column(addend?.gradient ?? []), gradient: true, struck: addend?.cut};
    const sent: Part = {tex: gradientOf(to.tex, true), ...gradients};
    // Of one path among several: it adds to the gradient, and is not all of it.
    const sign = to.addends.length > 1 ? "+=" : "=";
    const left = `${gradientOf(to.tex)} ${sign} `;
    const gradient = gradientOf(made.tex);
    if (!factor) return {tex: left + gradient, parts: [sent, {sign}, given]};
    if (factor.by === "matrix")
      return {tex: `${left}${tex} ${gradient}`, parts: [sent, {sign}, {tex, table: transposed(factor)}, given]};
    return {
      tex: `${left}${gradient} \\circ ${tex}`,
      parts: [sent, {sign}, given, {sign: "∘"}, {tex, table: column(factor.data)}]
    };
  });
}

/** Draws the equations of a stop: side by side, or under each other where they have no room beside each other. */
export function drawEquations(sheet: Sheet, equations: readonly Equation[]): SVGGElement {
  const {document, layout} = sheet;
  const {equation: place, letters, script, equationRows} = layout;
  const group = shape(document, "g", {transform: `translate(${place.x},${place.y})`});
  const units = Math.max(
    ...equations.flatMap(({parts}) => parts.map((part) => ("table" in part ? part.table.rows : 1)))
  );
  const row = equationRow(layout, units) + 6;
  const whole = equations.map(({tex, parts}) => ({tex, lines: linesOf(parts, layout)}));
  const widthOf = ({tex, lines}: Lines, size: number): number =>
    Math.max(mathWidth(tex, size), ...lines.map((parts) => partsWidth(parts, layout))) + between;
  const overflow = (all: readonly Lines[]): number =>
    equationRows > 1 ? 0 : (sum(all, (one) => widthOf(one, letters)) - between) / place.width;
  // Equations that do not fit beside each other leave out their steps, and if need be are written smaller.
  const all = overflow(whole) > 1 ? whole.map(({tex, lines}) => ({tex: withoutSteps(tex), lines})) : whole;
  const size = Math.max(script, letters / Math.max(1, overflow(all)));
  let [x, y] = [0, 0];
  for (const equation of all) {
    const width = widthOf(equation, size);
    if (x > 0 && x + width - between > place.width && equationRows > 1) [x, y] = [0, y + row];
    const drawn = drawEquation(sheet, equation, size);
    drawn.setAttribute("transform", `translate(${x},${y})`);
    group.append(drawn);
    x += width;
  }
  return group;
}

/** Between two equations, in pixels. */
const between = 16;

/** An equation in letters, and in one or more lines of numbers. */
type Lines = Pick<Equation, "tex"> & {readonly lines: readonly (readonly Part[])[]};

/** The parts of an equation in as many lines as the room asks for; a line ends with a sign. */
function linesOf(parts: readonly Part[], layout: Layout): Part[][] {
  if (layout.equationRows === 1 || partsWidth(parts, layout) <= layout.equation.width) return [[...parts]];
  const fits = (count: number): boolean => partsWidth(parts.slice(0, count), layout) <= layout.equation.width;
  const end = 1 + parts.map((part, k) => "sign" in part && fits(k + 1)).lastIndexOf(true);
  return [parts.slice(0, end), parts.slice(end)];
}

function drawEquation(sheet: Sheet, {tex, lines}: Lines, size: number): SVGGElement {
  const {document, layout} = sheet;
  const {script, letterLine, nameLine} = layout;
  const group = shape(document, "g", {});
  if (tex !== "") group.append(mathText(document, tex, {size, script, x: 2, y: 13, fill: "var(--ink)"}));
  let top = letterLine + nameLine;
  for (const parts of lines) {
    const most = Math.max(...parts.map((part) => ("table" in part ? part.table.rows : 1)));
    group.append(drawParts(sheet, parts, {top, most}));
    top += most * layout.line + nameLine + 4;
  }
  return group;
}

/** A line of an equation in numbers, each vector and matrix under its name. */
function drawParts(sheet: Sheet, parts: readonly Part[], {top, most}: {top: number; most: number}): SVGGElement {
  const {document, layout, reach} = sheet;
  const {number, line, font, script} = layout;
  const group = shape(document, "g", {});
  let x = 3;
  for (const part of parts) {
    const width = partWidth(part, layout);
    if ("sign" in part) {
      const at = {x: x + width / 2, y: top + (most * line) / 2 + 4, "text-anchor": "middle", "font-size": font + 2};
      group.append(shape(document, "text", {...at, fill: "var(--ink)"}, part.sign));
    } else {
      const {rows, cols} = part.table;
      const left = x + (width - cols * number) / 2;
      const colour = part.gradient ? "var(--gradient)" : "var(--ink)";
      const title = {size: font + 1, script, x: x + width / 2, y: top - 5, "text-anchor": "middle", fill: colour};
      const at = {x: left, y: top + ((most - rows) * line) / 2};
      group.append(
        mathText(document, part.tex, title),
        numbers(sheet, part.table, {...at, reach: part.gradient ? reach : 1, struck: part.struck})
      );
    }
    x += width + gap;
  }
  return group;
}

const gap = 5;

function partsWidth(parts: readonly Part[], layout: Layout): number {
  return parts.reduce((total, part) => total + partWidth(part, layout) + gap, 3);
}

function partWidth(part: Part, {number, font}: Layout): number {
  if ("sign" in part) return 4 + 6.5 * part.sign.length;
  return Math.max(part.table.cols * number, mathWidth(part.tex, font + 1));
}

function separated(parts: readonly Part[], sign: string): Part[] {
  return parts.flatMap((part, k) => (k === 0 ? [part] : [{sign}, part]));
}

function valueOf({tex, value}: ShownWire): Part {
  return {tex, table: column(value)};
}

function transposed({rows, cols, data}: Table): Table {
  return {rows: cols, cols: rows, data: data.map((_, k) => data[(k % rows) * cols + Math.floor(k / rows)])};
}
