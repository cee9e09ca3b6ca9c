import {path} from "d3";
import type {Microscope} from "./experiment.js";
import {placesOf} from "./places.js";

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
  const room = {
    x: form.width - cardWidth - 3,
    y: height - stripHeight - cardHeight - 8
  };
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
