import {path} from "d3";
import type {MicroscopeLayout, Point} from "./layout.js";
import type {BackwardPath} from "./state.js";

/** Where the edge of a path leaves its wire's card, and where it reaches the reader. */
export function route({wire, from}: BackwardPath, layout: MicroscopeLayout): {points: [Point, Point]; d: string} {
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
export function centreOf(centres: MicroscopeLayout["centres"], name: string): Point {
  const centre = centres.get(name);
  if (!centre) throw new RangeError(`microscope: expected a place for ${name} in the layout`);
  return centre;
}
