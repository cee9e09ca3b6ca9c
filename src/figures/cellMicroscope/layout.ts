import {path} from "d3";
import type {StageSize} from "../../frame/stage.js";
import type {Microscope} from "./microscope.js";
import {mathWidth, withoutSteps} from "./formulas.js";
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
  ...{isFlat: false, least: {width: 324, height: 800}, number: 33, line: 13.5, title: 16},
  ...{font: 10, symbol: 12.5, script: 10, letters: 13, letterLine: 16, nameLine: 15, equationRows: 2}
};

/** Between two cards at least, and from the picture's edge. */
const margin = 1.5;

/** From a card's edge to the line of what goes straight through the step, where it has a lane of its own. */
const laneInset = 9;

/** A line that changes its lane takes so much of its way for it at most. */
const longestBend = 34;

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
  const endsHeight = form.isFlat ? 17 + 3 * form.line : 46 + units * form.line;
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

/** Where the edge of a path leaves its wire's card, and where it reaches the reader. */
export function route(
  {wire, from}: {readonly wire: string; readonly from: string},
  layout: Layout
): {points: [Point, Point]; d: string; isSideways: boolean} {
  const {centres, sizes, gap, early, lane} = layout;
  const reader = from === "loss" || from === "after" ? `${wire}>${from}` : from;
  const [source, target] = [centreOf(centres, wire), centreOf(centres, reader)];
  const [own, other] = [sizeOf({sizes}, wire), sizeOf({sizes}, reader)];
  if (target.y - source.y < own.height) {
    const start = {x: source.x + own.width / 2, y: source.y};
    const end = {x: target.x - other.width / 2, y: target.y};
    return {points: [start, end], d: sideways(start, end), isSideways: true};
  }
  const isEarly = early.includes(`${wire}>${from}`);
  const isInLane = lane.includes(reader) && (isEarly || lane.includes(wire));
  const fromLane = isInLane && lane.includes(wire);
  const start = {x: fromLane ? source.x - own.width / 2 + laneInset : source.x, y: source.y + own.height / 2};
  const end = {x: isInLane ? target.x - other.width / 2 + laneInset : target.x, y: target.y - other.height / 2};
  const reach = Math.min(longestBend, gap, end.y - start.y);
  return {points: [start, end], d: bend(start, end, isEarly, reach), isSideways: false};
}

/** A line down that changes its lane once, at its end, or at its start where it is to do so early. */
function bend(start: Point, end: Point, early: boolean, reach: number): string {
  const line = path();
  const [from, to] = early ? [start.y, start.y + reach] : [end.y - reach, end.y];
  line.moveTo(start.x, start.y);
  line.lineTo(start.x, from);
  line.bezierCurveTo(start.x, (from + to) / 2, end.x, (from + to) / 2, end.x, to);
  line.lineTo(end.x, end.y);
  return line.toString();
}

/** A line to a reader in the same row. */
function sideways(start: Point, end: Point): string {
  const line = path();
  const middle = (start.x + end.x) / 2;
  line.moveTo(start.x, start.y);
  line.bezierCurveTo(middle, start.y, middle, end.y, end.x, end.y);
  line.lineTo(end.x, end.y);
  return line.toString();
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

/** Where a wire's card stands: its row, and from the left (0) to the right (1). */
type Place = readonly [row: number, across: number];

/** Places of wires, and of the readers outside the step ("h>after", "c>after", "h>loss"). */
type Places = Readonly<Record<string, Place>>;

interface Hints {
  /** Vectors that lie, of which four have room in a row, and that stand. */
  readonly flat: Places;
  readonly upright: Places;
  /** Edges, "wire>reader", that change their lane at their start and not at their end. */
  readonly early: readonly string[];
  /** What is joined by a straight line along the left edges of its cards; an early edge into one comes down there too. */
  readonly lane: readonly string[];
}

/** Cells whose picture is set by hand; any other is laid out from its list of operations alone. */
const hints: Readonly<Record<string, Hints>> = {
  lstm: {
    flat: {
      "c⁻": [0, 0], "h⁻": [0, 0.52], x: [0, 1], a_f: [1, 0.04], a_i: [1, 0.36], a_c: [1, 0.68], a_o: [1, 1],
      f: [2, 0.04], i: [2, 0.355], c̃: [2, 0.68], o: [2, 1], kept: [3, 0], written: [3, 0.52], c: [4, 0],
      tanh_c: [5, 0.34], h: [6, 0.55], "c>after": [6, 0], "h>after": [5.75, 1], "h>loss": [6.25, 1]
    }, // prettier-ignore
    upright: {
      "c⁻": [0, 0], "h⁻": [0, 0.47], x: [0, 0.88], a_f: [1, 0.13], a_i: [1, 0.42], a_c: [1, 0.71], a_o: [1, 1],
      f: [2, 0.13], i: [2, 0.42], c̃: [2, 0.71], o: [2, 1], kept: [3, 0], written: [3, 0.565], c: [4, 0],
      tanh_c: [5, 0.47], h: [6, 0.8], "c>after": [7, 0], "h>after": [7, 0.72], "h>loss": [7, 1]
    }, // prettier-ignore
    early: [],
    lane: ["c⁻", "kept", "c", "c>after"]
  },
  gru: {
    flat: {
      "h⁻": [0, 0.42], x: [0, 1], a_u: [1, 0.25], u: [2, 0.25], keep: [3, 0.275], kept: [4, 0], a_r: [1, 0.78],
      r: [2, 0.78], reset: [3, 0.72], a_h: [4, 0.82], h̃: [5, 0.82], replaced: [6, 0.48], h: [7, 0.1],
      "h>after": [6.75, 0.75], "h>loss": [7.25, 0.75]
    }, // prettier-ignore
    upright: {
      "h⁻": [0, 0.52], x: [0, 1], a_u: [1.15, 0.3], u: [2.15, 0.3], keep: [3.15, 0.21], kept: [4.15, 0],
      a_r: [1.15, 0.75], r: [2.15, 0.75], reset: [3.15, 0.65], a_h: [4.15, 0.78], h̃: [5.15, 0.78],
      replaced: [6.15, 0.42], h: [7.15, 0.15], "h>after": [8.15, 0.12], "h>loss": [8.15, 0.3]
    }, // prettier-ignore
    early: ["h⁻>kept", "u>replaced"],
    lane: ["kept"]
  },
  "gru-reset-after": {
    flat: {
      "h⁻": [0, 0.42], x: [0, 1], a_u: [1, 0.04], a_r: [1, 0.36], reset: [1, 0.765], fromInput: [2, 1], u: [2, 0.04],
      r: [2, 0.36], keep: [3, 0.06], through: [3, 0.7], kept: [4, 0], a_h: [4, 0.85], h̃: [5, 0.85],
      replaced: [6, 0.35], h: [7, 0.1], "h>after": [6.75, 0.75], "h>loss": [7.25, 0.75]
    }, // prettier-ignore
    upright: {
      "h⁻": [0, 0.52], x: [0, 1], a_u: [1.15, 0.05], a_r: [1.15, 0.365], reset: [1.15, 0.68], fromInput: [1.15, 1],
      u: [2.15, 0.05], r: [2.15, 0.365], keep: [3.15, 0.06], through: [3.15, 0.6], kept: [4.15, 0], a_h: [4.15, 0.82],
      h̃: [5.15, 0.82], replaced: [6.15, 0.42], h: [7.15, 0.15], "h>after": [8.15, 0.12], "h>loss": [8.15, 0.3]
    }, // prettier-ignore
    early: ["h⁻>kept", "u>replaced"],
    lane: ["kept"]
  }
};

/** The places of a cell's wires: by hand where there are hints, else by how many operations lead to each. */
function placesOf(
  microscope: Microscope,
  isFlat: boolean
): {places: Places; early: readonly string[]; lane: readonly string[]} {
  const byHand = (hints as Readonly<Record<string, Hints | undefined>>)[microscope.cell];
  if (!byHand) return {places: byDepth(microscope), early: [], lane: []};
  const {flat, upright, early, lane} = byHand;
  return {places: isFlat ? flat : upright, early, lane};
}

/** Each wire as far down as the longest chain of operations to it, those of one depth side by side. */
function byDepth({wires, operations}: Microscope): Places {
  const depth = new Map(wires.map(({name}) => [name, 0]));
  for (const {makes, paths} of operations)
    depth.set(makes, 1 + Math.max(...paths.map(({wire}) => depth.get(wire) ?? 0)));
  const last = Math.max(...depth.values());
  const outside = wires.flatMap(({name, addends}) =>
    addends.filter(({from}) => from === "after" || from === "loss").map(({from}) => `${name}>${from}`)
  );
  const rows = new Map<number, string[]>();
  for (const [name, at] of depth) rows.set(at, [...(rows.get(at) ?? []), name]);
  rows.set(last + 1, outside);
  return Object.fromEntries(
    Array.from(rows).flatMap(([at, names]) => names.map((name, k) => [name, [at, (k + 0.5) / names.length] as const]))
  );
}
