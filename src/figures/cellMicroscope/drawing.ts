import {shape} from "../../frame/picture/shape.js";
import type {StageSize} from "../../frame/stage.js";
import {drawCard, drawReader, type Edge} from "./cards.js";
import {drawEquations, equationsOf} from "./equation.js";
import type {Microscope} from "./microscope.js";
import {centreOf, layOut, route} from "./layout.js";
import {gradientOf, mathText, column, numbers, type Sheet} from "./notation.js";
import {pathKey, shownAt, type Phase} from "./state.js";
import {inputsOf, wireOf} from "./words.js";

/**
 * One step of a cell: a card for every wire, with its value and its gradient, joined by the operations; under them the
 * equation of the stop in numbers, and what the step sends back.
 */
export function drawMicroscope(
  microscope: Microscope,
  {stop, width, height, document}: StageSize & {stop: number; document: Document}
): SVGSVGElement {
  const layout = layOut(microscope, {width, height});
  const shown = shownAt(microscope, stop);
  const {at} = microscope.stops[stop];
  const reach = Math.max(...microscope.wires.flatMap(({gradient}) => gradient.map(Math.abs)));
  const sheet = {document, layout, reach};
  const svg = shape(document, "svg", {
    ...{width, height, viewBox: `0 0 ${layout.width} ${Math.round(layout.height * 100) / 100}`},
    ...{fill: "currentColor", "font-family": "system-ui, sans-serif", "font-size": layout.font}
  });
  const edges = microscope.wires.flatMap(({name, addends}) =>
    addends.map((addend) => ({edge: {wire: name, ...addend}, phase: shown.path(name, addend.from)}))
  );
  const order: Phase[] = ["waiting", "forward", "back", "active"];
  for (const phase of order)
    for (const {edge} of edges.filter((one) => one.phase === phase))
      svg.append(drawEdge(sheet, edge, phase, at === "backward" || at === "meeting"));
  for (const wire of microscope.wires) {
    const operation = microscope.operations.find(({makes}) => makes === wire.name);
    svg.append(drawCard(sheet, wire, operation, shown.wire(wire.name)));
  }
  for (const {edge, phase} of edges)
    if (edge.from === "loss" || edge.from === "after")
      svg.append(drawReader(sheet, edge, wireOf(microscope, edge.wire).tex, phase));
    else if (at === "meeting" && phase === "active" && !layout.isDown) svg.append(drawAddend(sheet, edge));
  const rule = {x1: 0, x2: layout.width, y1: layout.equation.y - 7, y2: layout.equation.y - 7, stroke: "var(--rule)"};
  svg.append(shape(document, "line", rule));
  if (layout.isDown) svg.append(shape(document, "line", {...rule, y1: layout.ends.y - 6, y2: layout.ends.y - 6}));
  svg.append(drawEquations(sheet, equationsOf(microscope, stop)), drawEnds(sheet, microscope));
  return svg;
}

const strokes: Readonly<Record<Phase, {stroke: string; "stroke-width": number; "stroke-opacity": number}>> = {
  waiting: {stroke: "var(--forward)", "stroke-width": 1, "stroke-opacity": 0.35},
  forward: {stroke: "var(--forward)", "stroke-width": 1.2, "stroke-opacity": 1},
  back: {stroke: "var(--gradient)", "stroke-width": 1.2, "stroke-opacity": 0.75},
  active: {stroke: "var(--ink)", "stroke-width": 2.6, "stroke-opacity": 1}
};

function drawEdge({document, layout}: Sheet, edge: Edge, phase: Phase, back: boolean): SVGGElement {
  const {points, d} = route(edge, layout);
  const group = shape(document, "g", {"data-path": pathKey(edge)});
  const stroke = {...strokes[phase], ...(phase === "active" && back && {stroke: "var(--gradient)"})};
  group.append(
    // As wide as a finger, for who cuts a path where it is drawn.
    shape(document, "path", {d, fill: "none", stroke: "transparent", "stroke-width": 12}),
    shape(document, "path", {d, fill: "none", ...stroke, ...(edge.cut && back && {"stroke-dasharray": "3 4"})})
  );
  if (edge.cut) {
    // Near the end.
    const [x, y] = layout.isDown ? [points[1].x, points[1].y - 8] : [points[1].x - 9, points[1].y];
    group.append(
      shape(document, "circle", {cx: x, cy: y, r: 8, fill: "var(--paper)", stroke: "var(--unclipped)"}),
      shape(document, "text", {x, y: y + 4, "text-anchor": "middle", "font-size": 12, fill: "var(--unclipped)"}, "✂")
    );
  }
  return group;
}

/** The numbers of one addend, on the wire that brings them. */
function drawAddend(sheet: Sheet, edge: Edge): SVGGElement {
  const {document, layout, reach} = sheet;
  const {number, line, centres, cardWidth, radius} = layout;
  const {x, y} = centreOf(centres, edge.from);
  const group = shape(document, "g", {"data-path": pathKey(edge)});
  const size = {width: number + 2, height: edge.gradient.length * line + 3};
  const at = {x: x - cardWidth / 2 - 2 * radius - number - 6, y: y + 8 - size.height / 2};
  const frame = {...at, ...size, rx: 3, fill: "var(--paper)", stroke: "var(--gradient)", "stroke-width": 1.5};
  const options = {x: at.x + 1.5, y: at.y + 2, reach, colour: "var(--gradient)", struck: edge.cut};
  group.append(shape(document, "rect", frame), numbers(sheet, column(edge.gradient), options));
  return group;
}

/**
 * What the step sends back, three times: by the chain rule with the reader's cuts, without them, and by central
 * differences of the loss.
 */
function drawEnds(sheet: Sheet, microscope: Microscope): SVGGElement {
  const {document, layout, reach} = sheet;
  const {line, font, number: width, ends} = layout;
  const inputs = inputsOf(microscope);
  const pitch = Math.min(3.4 * width, (layout.width - ends.x + 6) / inputs.length);
  const group = shape(document, "g", {transform: `translate(${ends.x},${ends.y})`});
  inputs.forEach(({name, tex, gradient, trueGradient}, k) => {
    const x = k * pitch;
    const cut = gradient.some((value, unit) => value !== trueGradient[unit]);
    const columns = [
      {head: "shown", values: gradient, colour: cut ? "var(--unclipped)" : "var(--gradient)"},
      {head: "true", values: trueGradient, colour: "var(--ink)"},
      {head: "nudge", values: microscope.nudged[name], colour: "var(--ink)"}
    ];
    group.append(mathText(document, gradientOf(tex), {size: font + 1.5, x: x + 1, y: 12, fill: "var(--gradient)"}));
    columns.forEach(({head, values, colour}, c) => {
      const left = x + c * width;
      const at = {x: left + width - 4, y: 25, "font-size": font - 1.5, "text-anchor": "end", fill: "var(--muted)"};
      group.append(shape(document, "text", at, head), numbers(sheet, column(values), {x: left, y: 29, reach, colour}));
    });
    if (cut) {
      const y = 29 + gradient.length * line + 11;
      const words = {x: x + 1, y, "font-size": font, fill: "var(--unclipped)", "font-weight": 600};
      group.append(shape(document, "text", words, "≠ true"));
    }
  });
  return group;
}
