import {path} from "d3";
import {centreOf, sizeOf, type Layout, type Point} from "./layout.js";

/** From a card's edge to the line of what goes straight through the step, where it has a lane of its own. */
const laneInset = 9;

/** A line that changes its lane takes so much of its way for it at most. */
const longestBend = 34;

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
