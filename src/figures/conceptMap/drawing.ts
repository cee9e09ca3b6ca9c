import type {Box} from "../../frame/picture/box.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {shape} from "../../frame/picture/shape.js";
import type {StageSize} from "../../frame/stage.js";
import type {Arrow, ConceptMap, Idea} from "./experiment.js";

/** An idea and where it stands in the picture. */
export interface Placed {
  readonly idea: Idea;
  readonly box: Box;
}

/** The share of a place of the grid that a box takes. */
const share = {wide: {width: 0.8, height: 0.52}, narrow: {width: 0.86, height: 0.62}};

/** Where each idea stands in a picture of a size: on the phone's grid where that is taller than wide. */
export function boxesOf({ideas}: Pick<ConceptMap, "ideas">, {width, height}: StageSize): Placed[] {
  const grid = height > width ? "narrow" : "wide";
  const columns = 1 + Math.max(...ideas.map((idea) => idea[grid][0]));
  const rows = 1 + Math.max(...ideas.map((idea) => idea[grid][1]));
  const cell = {width: width / columns, height: height / rows};
  const size = {width: cell.width * share[grid].width, height: cell.height * share[grid].height};
  return ideas.map((idea) => {
    const [column, row] = idea[grid];
    const corner = {
      x: (column + 0.5) * cell.width - size.width / 2,
      y: (row + 0.5) * cell.height - size.height / 2
    };
    return {idea, box: {...corner, ...size}};
  });
}

/** The map, with one idea picked: its arrows stand out, and its box has the way to where it is shown. */
export function drawMap(map: ConceptMap, picked: string, {width, height, document}: Sheet): SVGSVGElement {
  const svg = shape(document, "svg", {
    ...{width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "system-ui, sans-serif", "font-size": 12},
    // It has links, so it is no single picture to those who hear it.
    ...{role: "group", "aria-label": "Map of ideas"}
  });
  const boxes = boxesOf(map, {width, height});
  const boxOf = new Map(boxes.map(({idea, box}) => [idea.id, box]));
  const own = ({from, to}: Arrow): boolean => from === picked || to === picked;
  const near = new Set(map.arrows.filter(own).flatMap(({from, to}) => [from, to]));
  const ordered = [...map.arrows.filter((arrow) => !own(arrow)), ...map.arrows.filter(own)];
  const ends = (arrow: Arrow) => between(boxOf.get(arrow.from), boxOf.get(arrow.to));
  svg.append(...ordered.map((arrow) => line(document, ends(arrow), own(arrow))));
  for (const {idea, box} of boxes)
    svg.append(boxed(document, idea, box, idea.id === picked ? "picked" : near.has(idea.id) ? "near" : "other"));
  return svg;
}

interface Ends {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The line from the edge of one box to that of another, towards each other's middles. */
function between(from: Box | undefined, to: Box | undefined): Ends {
  if (!from || !to) throw new RangeError("conceptMap: expected an arrow between ideas that there are");
  const [a, b] = [middle(from), middle(to)];
  const leave = ({width, height}: Box, dx: number, dy: number): number =>
    Math.min(dx === 0 ? Infinity : width / 2 / Math.abs(dx), dy === 0 ? Infinity : height / 2 / Math.abs(dy));
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const [start, end] = [leave(from, dx, dy), 1 - leave(to, dx, dy)];
  return {x1: a.x + start * dx, y1: a.y + start * dy, x2: a.x + end * dx, y2: a.y + end * dy};
}

function middle({x, y, width, height}: Box): {x: number; y: number} {
  return {x: x + width / 2, y: y + height / 2};
}

/** An arrow's head, in pixels: how long, and how far to each side. */
const head = {length: 7, half: 3.5};

function line(document: Document, {x1, y1, x2, y2}: Ends, own: boolean): SVGElement {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [bx, by] = [x2 - head.length * ux, y2 - head.length * uy];
  const side = (sign: number): string => `L${bx - sign * head.half * uy},${by + sign * head.half * ux}`;
  return shape(document, "path", {
    ...{d: `M${x1},${y1}L${bx},${by}${side(1)}L${x2},${y2}${side(-1)}L${bx},${by}`, "stroke-linejoin": "round"},
    ...(own
      ? {stroke: "var(--link)", fill: "var(--link)", "stroke-width": 1.6}
      : {stroke: "var(--muted)", fill: "var(--muted)", "stroke-width": 0.9})
  });
}

/** How a box is drawn by what it is to the picked idea. */
const looks = {
  picked: {fill: "var(--paper-alt)", stroke: "var(--link)", "stroke-width": 2},
  near: {fill: "var(--paper)", stroke: "var(--link)", "stroke-width": 1.2},
  other: {fill: "var(--paper)", stroke: "var(--muted)", "stroke-width": 0.9}
};

function boxed(document: Document, {label, figure}: Idea, box: Box, look: keyof typeof looks): SVGElement {
  const picked = look === "picked";
  const group = shape(document, "g", {cursor: "pointer"});
  const {x, y} = middle(box);
  const lines = [
    ...wrapped(label, box.width - 2 * padding, picked ? letter.bold : letter.plain),
    ...(picked ? ["open ›"] : [])
  ];
  const texts = lines.map((text, k) => {
    const place = {
      ...{x, y: y + (k - (lines.length - 1) / 2) * 14 + 4, "text-anchor": "middle"},
      ...{fill: picked && k === lines.length - 1 ? "var(--link)" : "var(--ink)", "font-weight": picked ? 600 : 400}
    };
    return shape(document, "text", place, text);
  });
  group.append(shape(document, "rect", {...box, rx: 5, ...looks[look]}), ...texts);
  if (!picked) return group;
  const link = shape(document, "a", {href: figure.replace("#", ".html#"), "aria-label": `Open: ${label}`});
  link.append(group);
  return link;
}

/** A letter's width at this size, in pixels: what a sans of 12 px takes in the mean, and a little more. */
const letter = {plain: 6.6, bold: 7.3};

/** From a box's side to its words, in pixels. */
const padding = 4;

/** A label in as many lines as its box needs. */
function wrapped(label: string, width: number, letter: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + 1 + word.length) * letter <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
