import type {StageSize} from "../../frame/stage.js";
import type {Microscope} from "./microscope.js";
import {mathWidth, withoutSteps} from "./formulas.js";
import {placesOf, type Place} from "./places.js";
import {signWidth} from "./signs.js";
import {wireOf} from "./words.js";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The sizes of one form of the picture, in pixels of its own. */
interface Form {
  /** Whether a vector lies: its value over its gradient, beside its symbol; else it stands, its symbol over it. */
  readonly isFlat: boolean;
  /** The least room that the form needs; in a larger place everything is larger. */
  readonly least: StageSize;
  /** Of a number's place, and of a line. */
  readonly number: number;
  readonly line: number;
  /** Of a number and of a symbol, and of their scripts: the smallest letters of the picture. */
  readonly font: number;
  readonly symbol: number;
  readonly script: number;
  /** Of an equation in letters, the room for it, and for the names over its numbers; and in how many rows it may stand. */
  readonly letters: number;
  readonly letterLine: number;
  readonly nameLine: number;
  readonly equationRows: number;
  /** Over the numbers of a vector that stands. */
  readonly title: number;
}

/** Beside the text, and wherever there is as much room. */
const rail: Form = {
  ...{isFlat: true, least: {width: 584, height: 446}, number: 36, line: 14, title: 0},
  ...{font: 11, symbol: 13.5, script: 11, letters: 15, letterLine: 18, nameLine: 16, equationRows: 1}
};

/** On a phone. */
const narrow: Form = {
  ...{isFlat: false, least: {width: 324, height: 775}, number: 33, line: 12.5, title: 15},
  ...{font: 10.2, symbol: 12.5, script: 10.2, letters: 13, letterLine: 16, nameLine: 14, equationRows: 2}
};

/** Between two cards at least, and from the picture's edge. */
const margin = 1.5;

/** Where everything of the picture stands. */
export interface Layout extends Form, StageSize {
  /** The middle of a card, by the wire's name; of a reader outside by "h>after". */
  readonly centres: ReadonlyMap<string, Point>;
  readonly sizes: ReadonlyMap<string, StageSize>;
  readonly early: readonly string[];
  readonly lane: readonly string[];
  readonly units: number;
  /** From one row of cards to the next, without the cards. */
  readonly gap: number;
  /** The top left corners of the equation and of the comparison, and the room for the equation. */
  readonly equation: Point & {readonly width: number};
  readonly ends: Point;
}

/** Lays a cell out from top to bottom: vectors lie where the picture is as broad as high, and stand where it is not. */
export function layOut(microscope: Microscope, size: StageSize): Layout {
  const form = size.height > size.width ? narrow : rail;
  const scale = Math.min(size.width / form.least.width, size.height / form.least.height);
  const [width, height] = [size.width / scale, size.height / scale];
  const {places, early, lane} = placesOf(microscope, form.isFlat);
  const units = microscope.wires.find(({name}) => name === "h")?.value.length ?? 1;
  const sizes = new Map(Object.keys(places).map((name) => [name, cardSize(microscope, name, form, units)]));
  const rows = Object.values(places).map(([row]) => row);
  const last = Math.max(...rows);
  const equationHeight = form.equationRows * (equationRow(form, units) + 6);
  const endsHeight = form.isFlat ? 17 + 3 * form.line : 44 + units * form.line;
  const top = height - equationHeight - endsHeight - 10;
  const cardHeight = Math.max(...Array.from(sizes.values(), ({height}) => height));
  const pitch = (top - 10 - cardHeight) / (last || 1);
  const centre = (name: string, [row, across]: Place): Point => {
    const {width: own} = sizeOf({sizes}, name);
    return {
      x: margin + own / 2 + (width - own - 2 * margin) * across,
      y: margin + cardHeight / 2 + row * pitch
    };
  };
  return {
    ...form,
    ...{width, height, early, lane, sizes, units, gap: pitch - cardHeight},
    centres: new Map(Object.entries(places).map(([name, place]) => [name, centre(name, place)])),
    equation: {x: 4, y: top, width: width - 8},
    ends: {x: 4, y: height - endsHeight}
  };
}

/** The height of an equation with its letters, its names and its numbers. */
export function equationRow({letterLine, nameLine, line}: Form, units: number): number {
  return letterLine + nameLine + units * line;
}

/** A card has room for its numbers and its symbol; a reader outside for what comes back from it. */
function cardSize(microscope: Microscope, name: string, form: Form, units: number): StageSize {
  const {isFlat, number, line, title} = form;
  const isOutside = name.includes(">");
  if (!isFlat) return {width: (isOutside ? 1 : 2) * number + 3, height: title + units * line + 3};
  const width = titleWidth(microscope, name, form) + units * number + 3;
  return {width, height: (isOutside ? 1 : 2) * line + 3};
}

/** The room for the symbol on a card whose numbers lie, and for the sign of the operation over it. */
function titleWidth(microscope: Microscope, name: string, {symbol, font}: Form): number {
  const operation = microscope.operations.find(({makes}) => makes === name);
  const sign = operation ? signWidth(operation, font) : 0;
  return Math.max(mathWidth(symbolOf(microscope, name), symbol), sign) + 6;
}

/** How a card is headed; a product without its steps: f ∘ c⁻. */
export function symbolOf(microscope: Microscope, name: string): string {
  const [wire, from] = name.split(">");
  if (from === "loss") return "J^t";
  const {tex} = wireOf(microscope, wire);
  if (from === "after") return tex.replace("^t", "^{t+1}");
  return / /.test(tex.replace(/\\tilde /g, "")) ? withoutSteps(tex) : tex;
}

/** Of a card, or of a reader outside. */
export function sizeOf({sizes}: Pick<Layout, "sizes">, name: string): StageSize {
  const size = sizes.get(name);
  if (!size) throw new RangeError(`microscope: expected a size for ${name} in the layout`);
  return size;
}

/** The middle of a card, or of a reader outside. */
export function centreOf(centres: Layout["centres"], name: string): Point {
  const centre = centres.get(name);
  if (!centre) throw new RangeError(`microscope: expected a place for ${name} in the layout`);
  return centre;
}
