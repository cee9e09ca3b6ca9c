import {path} from "d3";
import type {Microscope} from "../../experiments/cellMicroscope.js";
import type {StageSize} from "../frame/stage.js";
import {shape} from "../shape.js";
import {drawCard, drawReader} from "./microscopeCards.js";
import {drawEnds} from "./microscopeEnds.js";
import {drawEquations, equationsOf} from "./microscopeEquation.js";
import {microscopeLayout, type MicroscopeLayout, type Point} from "./microscopeLayout.js";
import {numbers} from "./microscopeNumbers.js";
import {shownAt, type Phase} from "./microscopeShown.js";
import {pathKey} from "./microscopeState.js";

/** A path as it is drawn: from the card of a wire to who reads it. */
interface Edge {
  readonly wire: string;
  readonly from: string;
  readonly gradient: readonly number[];
  readonly cut: boolean;
}

/**
 * One step of a cell: a card for every wire, with its value and its gradient, joined by the operations; under them the
 * equation of the stop in numbers, and what the step sends back.
 */
export function drawMicroscope(
  microscope: Microscope,
  {stop, width, height, document}: StageSize & {stop: number; document: Document}
): SVGSVGElement {
  const layout = microscopeLayout(microscope, {width, height});
  const shown = shownAt(microscope, stop);
  const at = microscope.stops[stop];
  const reach = Math.max(...microscope.wires.flatMap(({gradient}) => gradient.map(Math.abs)));
  const svg = shape(document, "svg", {
    ...{width, height, viewBox: `0 0 ${layout.width} ${Math.round(layout.height * 100) / 100}`},
    ...{fill: "currentColor", "font-family": "system-ui, sans-serif", "font-size": layout.font}
  });
  const edges = microscope.wires.flatMap(({name, addends}) => addends.map((addend): Edge => ({wire: name, ...addend})));
  const order: Phase[] = ["waiting", "forward", "back", "active"];
  const phased = edges.map((edge) => ({edge, phase: shown.path(edge.wire, edge.from)}));
  for (const phase of order)
    for (const {edge} of phased.filter((one) => one.phase === phase))
      svg.append(drawEdge(document, edge, layout, phase, at.at === "backward" || at.at === "meeting"));
  for (const wire of microscope.wires) {
    const operation = microscope.operations.find(({makes}) => makes === wire.name);
    svg.append(
      drawCard(document, {wire, sign: operation?.sign, kind: operation?.kind}, layout, shown.wire(wire.name), reach)
    );
  }
  for (const {edge, phase} of phased)
    if (edge.from === "loss" || edge.from === "after") {
      const wire = microscope.wires.find(({name}) => name === edge.wire);
      if (wire) svg.append(drawReader(document, {...edge, tex: wire.tex}, layout, phase, reach));
    } else if (at.at === "meeting" && phase === "active" && layout.name === "wide") {
      svg.append(drawAddend(document, edge, layout, reach));
    }
  const rule = {x1: 0, x2: layout.width, y1: layout.equation.y - 7, y2: layout.equation.y - 7, stroke: "var(--rule)"};
  svg.append(shape(document, "line", rule));
  if (layout.name === "narrow")
    svg.append(shape(document, "line", {...rule, y1: layout.ends.y - 6, y2: layout.ends.y - 6}));
  svg.append(
    drawEquations(document, equationsOf(microscope, stop), layout, reach),
    drawEnds(document, microscope, layout, reach)
  );
  return svg;
}

const strokes: Readonly<Record<Phase, {stroke: string; "stroke-width": number; "stroke-opacity": number}>> = {
  waiting: {stroke: "var(--forward)", "stroke-width": 1, "stroke-opacity": 0.35},
  forward: {stroke: "var(--forward)", "stroke-width": 1.2, "stroke-opacity": 1},
  back: {stroke: "var(--gradient)", "stroke-width": 1.2, "stroke-opacity": 0.75},
  active: {stroke: "var(--ink)", "stroke-width": 2.6, "stroke-opacity": 1}
};

function drawEdge(document: Document, edge: Edge, layout: MicroscopeLayout, phase: Phase, back: boolean): SVGGElement {
  const {points, d} = route(edge, layout);
  const group = shape(document, "g", {"data-path": pathKey(edge)});
  const stroke = {...strokes[phase], ...(phase === "active" && back && {stroke: "var(--gradient)"})};
  group.append(
    // As wide as a finger, for who cuts a path where it is drawn.
    shape(document, "path", {d, fill: "none", stroke: "transparent", "stroke-width": 12}),
    shape(document, "path", {d, fill: "none", ...stroke, ...(edge.cut && back && {"stroke-dasharray": "3 4"})})
  );
  if (edge.cut) {
    const {x, y} = nearEnd(points, layout);
    group.append(
      shape(document, "circle", {cx: x, cy: y, r: 8, fill: "var(--paper)", stroke: "var(--unclipped)"}),
      shape(document, "text", {x, y: y + 4, "text-anchor": "middle", "font-size": 12, fill: "var(--unclipped)"}, "✂")
    );
  }
  return group;
}

/** Where the edge of a path leaves its wire's card, and where it reaches the reader. */
function route({wire, from}: Edge, layout: MicroscopeLayout): {points: [Point, Point]; d: string} {
  const {centres, cardWidth, cardHeight, radius, early, name} = layout;
  const outside = from === "loss" || from === "after";
  const [source, target] = [centreOf(centres, wire), centreOf(centres, outside ? `${wire}>${from}` : from)];
  const isEarly = early.includes(`${wire}>${from}`);
  if (name === "wide") {
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

function nearEnd([, {x, y}]: readonly [Point, Point], {name}: MicroscopeLayout): Point {
  return name === "wide" ? {x: x - 9, y} : {x, y: y - 8};
}

/** The numbers of one addend, on the wire that brings them. */
function drawAddend(document: Document, edge: Edge, layout: MicroscopeLayout, reach: number): SVGGElement {
  const {number, line, font, centres, cardWidth, radius} = layout;
  const {x, y} = centreOf(centres, edge.from);
  const group = shape(document, "g", {"data-path": pathKey(edge)});
  const size = {width: number + 2, height: edge.gradient.length * line + 3};
  const at = {x: x - cardWidth / 2 - 2 * radius - number - 6, y: y + 8 - size.height / 2};
  const frame = {...at, ...size, rx: 3, fill: "var(--paper)", stroke: "var(--gradient)", "stroke-width": 1.5};
  group.append(
    shape(document, "rect", frame),
    numbers(
      document,
      {rows: edge.gradient.length, cols: 1, data: edge.gradient},
      {x: at.x + 1.5, y: at.y + 2, width: number, line, font, reach, colour: "var(--gradient)", struck: edge.cut}
    )
  );
  return group;
}

function centreOf(centres: MicroscopeLayout["centres"], name: string): Point {
  const centre = centres.get(name);
  if (!centre) throw new RangeError(`microscope: expected a place for ${name} in the layout`);
  return centre;
}
