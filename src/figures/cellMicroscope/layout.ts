import {path} from "d3";
import type {Microscope} from "./microscope.js";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The sizes of one form of the picture, in pixels of its own. */
interface Form {
  /** Whether the step goes from top to bottom, and not from left to right. */
  readonly isDown: boolean;
  readonly width: number;
  /** Of a number's place, and of a line. */
  readonly number: number;
  readonly line: number;
  readonly font: number;
  /** Of an equation in letters, and the room for it and for the names over its numbers. */
  readonly letters: number;
  readonly head: number;
  readonly title: number;
  readonly radius: number;
}

const roomy = {number: 38, line: 14.5, font: 11, letters: 15, head: 40, title: 18};
const wide: Form = {...roomy, isDown: false, width: 900, radius: 11};
/** Between a phone and a desk, where the wide picture would have to be so small that its numbers could not be read. */
const middle: Form = {...roomy, isDown: true, width: 660, radius: 8.5};
const narrow: Form = {
  ...{isDown: true, width: 328, number: 30, line: 13, font: 8.6},
  ...{letters: 12, head: 32, title: 16, radius: 6.5}
};

/** A picture that is taller than wide is narrow below this width, in pixels of the page. */
const narrowBelow = 480;

/** From one column's middle to the next, on a wide picture. */
const columnPitch = 116;

/** Where everything of the picture stands. */
export interface Layout extends Form {
  readonly height: number;
  /** The middle of a card, by the wire's name; of a reader outside by "h>after". */
  readonly centres: ReadonlyMap<string, Point>;
  readonly early: readonly string[];
  readonly cardWidth: number;
  readonly cardHeight: number;
  /** The top left corners of the equation and of the comparison, and the room for the equation. */
  readonly equation: Point & {readonly width: number};
  readonly ends: Point;
}

/** Lays a cell out from left to right, or on a narrow picture from top to bottom. */
export function layOut(microscope: Microscope, size: {width: number; height: number}): Layout {
  const base = size.width >= size.height ? wide : size.width < narrowBelow ? narrow : middle;
  const {places, early} = placesOf(microscope, base.isDown ? "down" : "across");
  const units = microscope.wires.find(({name}) => name === "h")?.value.length ?? 1;
  const [cardWidth, cardHeight] = [2 * base.number + 2, base.title + units * base.line + 3];
  const all = Object.values(places);
  const reach = (k: 0 | 1): {low: number; span: number} => {
    const [low, high] = [Math.min(...all.map((place) => place[k])), Math.max(...all.map((place) => place[k]))];
    return {low, span: high - low};
  };
  const [along, across] = [reach(0), reach(1)];
  // A cell with more operations in a row has a wider picture, which is scaled to the page's width.
  const form = base === wide ? {...wide, width: Math.max(wide.width, cardWidth + along.span * columnPitch)} : base;
  const {isDown} = form;
  const height = (form.width * size.height) / size.width;
  const equationHeight = form.head + units * form.line + 9;
  const endsHeight = 45 + units * form.line;
  const stripHeight = isDown ? equationHeight + endsHeight + 12 : 108;
  const room = {x: form.width - cardWidth - 3, y: height - stripHeight - cardHeight - 8};
  const centre = ([a, b]: readonly [number, number]): Point => {
    const [first, second] = isDown ? [b - across.low, a - along.low] : [a - along.low, b - across.low];
    const [over, down] = isDown ? [across.span, along.span] : [along.span, across.span];
    return {
      x: cardWidth / 2 + 1.5 + (room.x * first) / (over || 1),
      y: cardHeight / 2 + 3 + (room.y * second) / (down || 1)
    };
  };
  const top = height - stripHeight + 6;
  return {
    ...form,
    ...{height, early, cardWidth, cardHeight},
    centres: new Map(Object.entries(places).map(([name, place]) => [name, centre(place)])),
    equation: {x: 4, y: top, width: isDown ? form.width - 8 : form.width - 384},
    ends: isDown ? {x: 4, y: height - endsHeight} : {x: form.width - 362, y: top}
  };
}

/** Where the edge of a path leaves its wire's card, and where it reaches the reader. */
export function route(
  {wire, from}: {readonly wire: string; readonly from: string},
  layout: Layout
): {points: [Point, Point]; d: string} {
  const {centres, cardWidth, cardHeight, radius, early, isDown} = layout;
  const outside = from === "loss" || from === "after";
  const [source, target] = [centreOf(centres, wire), centreOf(centres, outside ? `${wire}>${from}` : from)];
  const isEarly = early.includes(`${wire}>${from}`);
  if (!isDown) {
    const start = {x: source.x + cardWidth / 2, y: source.y + 8};
    const end = {x: target.x - (outside ? layout.number / 2 + 1 : cardWidth / 2 + 2 * radius), y: target.y + 8};
    return {points: [start, end], d: bend(start, end, isEarly, false)};
  }
  const start = {x: source.x, y: source.y + cardHeight / 2};
  const end = {x: target.x, y: target.y - cardHeight / 2};
  return {points: [start, end], d: bend(start, end, isEarly, true)};
}

/** A line that changes its lane once, at its end, or at its start where it is to do so early. */
function bend(start: Point, end: Point, early: boolean, down: boolean): string {
  const line = path();
  const length = down ? end.y - start.y : end.x - start.x;
  const reach = Math.min(Math.abs(length), down ? 34 : 52) * Math.sign(length || 1);
  line.moveTo(start.x, start.y);
  if (down) {
    const [from, to] = early ? [start.y, start.y + reach] : [end.y - reach, end.y];
    line.lineTo(start.x, from);
    line.bezierCurveTo(start.x, (from + to) / 2, end.x, (from + to) / 2, end.x, to);
  } else {
    const [from, to] = early ? [start.x, start.x + reach] : [end.x - reach, end.x];
    line.lineTo(from, start.y);
    line.bezierCurveTo((from + to) / 2, start.y, (from + to) / 2, end.y, to, end.y);
  }
  line.lineTo(end.x, end.y);
  return line.toString();
}

/** The middle of a card, or of a reader outside. */
export function centreOf(centres: Layout["centres"], name: string): Point {
  const centre = centres.get(name);
  if (!centre) throw new RangeError(`microscope: expected a place for ${name} in the layout`);
  return centre;
}

/** Where a wire's card stands, in steps of the grid: along the cell's way, and across it. */
type Place = readonly [along: number, across: number];

/** Places of wires, and of the readers outside the step ("h>after", "c>after", "h>loss"). */
type Places = Readonly<Record<string, Place>>;

interface Hints {
  readonly across: Places;
  readonly down: Places;
  /** Edges, "wire>reader", that change their lane at their start and not at their end. */
  readonly early: readonly string[];
}

/** Cells whose picture is set by hand; any other is laid out from its list of operations alone. */
const hints: Readonly<Record<string, Hints>> = {
  lstm: {
    across: {
      "c⁻": [0, 0], "h⁻": [0, 1.75], x: [0, 3.25], a_f: [1.5, 1], a_i: [1.5, 2], a_c: [1.5, 3], a_o: [1.5, 4],
      f: [2.5, 1], i: [2.5, 2], c̃: [2.5, 3], o: [2.5, 4], kept: [3.5, 0], written: [3.5, 2.5], c: [4.6, 0],
      tanh_c: [5.65, 1.9], h: [6.6, 3.1], "c>after": [7.5, 0], "h>after": [7.5, 2.4], "h>loss": [7.5, 3.8]
    }, // prettier-ignore
    down: {
      "c⁻": [0, 0], "h⁻": [0, 1.75], x: [0, 3.25], a_f: [1, 1], a_i: [1, 2], a_c: [1, 3], a_o: [1, 4],
      f: [2, 1], i: [2, 2], c̃: [2, 3], o: [2, 4], kept: [3, 0], written: [3, 2.5], c: [4, 0], tanh_c: [5, 1.9],
      h: [6, 3.2], "c>after": [7, 0], "h>after": [7, 2.8], "h>loss": [7, 3.7]
    }, // prettier-ignore
    early: []
  },
  gru: {
    across: {
      "h⁻": [0, 2.45], x: [0, 4.1], a_u: [1.3, 1.6], u: [2.3, 1.6], keep: [3.3, 0.85], kept: [4.5, 0], a_r: [1.3, 3.3],
      r: [2.3, 3.3], reset: [3.3, 2.45], a_h: [4.35, 3.1], h̃: [5.35, 3.1], replaced: [6.35, 1.6], h: [7.4, 0],
      "h>after": [8.4, 0], "h>loss": [8.4, 1.4]
    }, // prettier-ignore
    down: {
      "h⁻": [0, 2.1], x: [0, 4], a_u: [1.15, 1.2], u: [2.15, 1.2], keep: [3.15, 0.85], kept: [4.15, 0],
      a_r: [1.15, 3], r: [2.15, 3], reset: [3.15, 2.6], a_h: [4.15, 3.1], h̃: [5.15, 3.1], replaced: [6.15, 1.7],
      h: [7.15, 0.6], "h>after": [8.15, 0.2], "h>loss": [8.15, 1]
    }, // prettier-ignore
    early: ["h⁻>kept", "u>replaced"]
  },
  "gru-reset-after": {
    across: {
      "h⁻": [0, 2.6], x: [0, 4.4], a_u: [1.3, 1.35], u: [2.3, 1.35], keep: [3.3, 0.7], kept: [4.5, 0], a_r: [1.3, 2.5],
      r: [2.3, 2.5], reset: [1.3, 3.6], through: [3.4, 3.05], fromInput: [1.3, 4.7], a_h: [4.5, 3.4], h̃: [5.5, 3.4],
      replaced: [6.5, 1.8], h: [7.5, 0], "h>after": [8.5, 0], "h>loss": [8.5, 1.4]
    }, // prettier-ignore
    down: {
      "h⁻": [0, 2.1], x: [0, 4], a_u: [1.15, 1.1], u: [2.15, 1.1], keep: [3.15, 0.85], kept: [4.15, 0], a_r: [1.15, 2.1],
      r: [2.15, 2.1], reset: [1.15, 3.05], through: [3.15, 2.6], fromInput: [1.15, 4], a_h: [4.15, 3.3],
      h̃: [5.15, 3.3], replaced: [6.15, 1.8], h: [7.15, 0.6], "h>after": [8.15, 0.2], "h>loss": [8.15, 1]
    }, // prettier-ignore
    early: ["h⁻>kept", "u>replaced"]
  }
};

/** The places of a cell's wires: by hand where there are hints, else by how many operations lead to each. */
function placesOf(microscope: Microscope, way: "across" | "down"): {places: Places; early: readonly string[]} {
  const byHand = (hints as Readonly<Record<string, Hints | undefined>>)[microscope.cell];
  return byHand ? {places: byHand[way], early: byHand.early} : {places: byDepth(microscope), early: []};
}

/** Each wire as far along as the longest chain of operations to it, those of one depth side by side. */
function byDepth({wires, operations}: Microscope): Places {
  const depth = new Map(wires.map(({name}) => [name, 0]));
  for (const {makes, paths} of operations)
    depth.set(makes, 1 + Math.max(...paths.map(({wire}) => depth.get(wire) ?? 0)));
  const last = Math.max(...depth.values());
  const outside = wires.flatMap(({name, addends}) =>
    addends.filter(({from}) => from === "after" || from === "loss").map(({from}) => `${name}>${from}`)
  );
  const columns = new Map<number, string[]>();
  for (const [name, at] of depth) columns.set(at, [...(columns.get(at) ?? []), name]);
  columns.set(last + 1, outside);
  const most = Math.max(...Array.from(columns.values(), ({length}) => length));
  return Object.fromEntries(
    Array.from(columns).flatMap(([at, names]) =>
      names.map((name, k) => [name, [at, ((k + 0.5) * most) / names.length - 0.5 + (at % 2 ? 0 : 0.18)] as const])
    )
  );
}
