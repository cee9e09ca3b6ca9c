import type {Microscope} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {shape} from "../../frame/shape.js";
import {drawCard, drawReader} from "./cards.js";
import {drawEquations, equationsOf} from "./equation.js";
import {centreOf, layOut, route, type Layout, type Point} from "./layout.js";
import {gradientOf, mathText} from "./math.js";
import {numbers} from "./numbers.js";
import {shownAt, type Phase} from "./shown.js";
import {pathKey} from "./state.js";
import {inputsOf} from "./words.js";

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
  const layout = layOut(microscope, {width, height});
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
    } else if (at.at === "meeting" && phase === "active" && !layout.isDown) {
      svg.append(drawAddend(document, edge, layout, reach));
    }
  const rule = {x1: 0, x2: layout.width, y1: layout.equation.y - 7, y2: layout.equation.y - 7, stroke: "var(--rule)"};
  svg.append(shape(document, "line", rule));
  if (layout.isDown) svg.append(shape(document, "line", {...rule, y1: layout.ends.y - 6, y2: layout.ends.y - 6}));
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

function drawEdge(document: Document, edge: Edge, layout: Layout, phase: Phase, back: boolean): SVGGElement {
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

function nearEnd([, {x, y}]: readonly [Point, Point], {isDown}: Layout): Point {
  return isDown ? {x, y: y - 8} : {x: x - 9, y};
}

/** The numbers of one addend, on the wire that brings them. */
function drawAddend(document: Document, edge: Edge, layout: Layout, reach: number): SVGGElement {
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

/**
 * What the step sends back, three times: by the chain rule with the reader's cuts, without them, and by central
 * differences of the loss.
 */
function drawEnds(document: Document, microscope: Microscope, layout: Layout, reach: number): SVGGElement {
  const {line, font} = layout;
  const inputs = inputsOf(microscope);
  const width = layout.number;
  const pitch = Math.min(3.4 * width, (layout.width - layout.ends.x + 6) / inputs.length);
  const group = shape(document, "g", {transform: `translate(${layout.ends.x},${layout.ends.y})`});
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
      group.append(
        shape(document, "text", at, head),
        numbers(
          document,
          {rows: values.length, cols: 1, data: values},
          {x: left, y: 29, width, line, font, reach, colour}
        )
      );
    });
    if (cut) {
      const y = 29 + gradient.length * line + 11;
      const words = {x: x + 1, y, "font-size": font, fill: "var(--unclipped)", "font-weight": 600};
      group.append(shape(document, "text", words, "≠ true"));
    }
  });
  return group;
}
