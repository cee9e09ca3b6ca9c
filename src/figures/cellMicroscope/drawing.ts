import {shape} from "../../frame/picture/shape.js";
import type {StageSize} from "../../frame/stage.js";
import {drawCard, drawPlace, drawReader, type Edge} from "./cards.js";
import {drawEquations, equationsOf} from "./equation.js";
import {gradientOf, mathText, mathWidth} from "./formulas.js";
import type {Microscope} from "./microscope.js";
import {layOut, symbolOf, type Point} from "./layout.js";
import {route} from "./route.js";
import {numbers, vector, type Sheet} from "./notation.js";
import {isBack, pathKey, shownAt, type Phase} from "./state.js";
import {inputsOf} from "./words.js";

/**
 * One step of a cell: a card for every wire, with its value and its gradient, joined by the operations; under them the
 * equation of the stop in numbers, and what the step sends back. Forward, only what has been computed has numbers; of the rest there are places with names.
 */
export function drawMicroscope(
  microscope: Microscope,
  {stop, width, height, document}: StageSize & {stop: number; document: Document}
): SVGSVGElement {
  const layout = layOut(microscope, {width, height});
  const shown = shownAt(microscope, stop);
  const back = isBack(microscope.stops[stop]);
  const reach = Math.max(...microscope.wires.flatMap(({gradient}) => gradient.map(Math.abs)));
  const sheet = {document, layout, reach};
  const svg = shape(document, "svg", {
    ...{width, height, viewBox: `0 0 ${inHundredths(layout.width)} ${inHundredths(layout.height)}`},
    ...{fill: "currentColor", "font-family": "system-ui, sans-serif", "font-size": layout.font}
  });
  const edges = microscope.wires.flatMap(({name, addends}) =>
    addends.map((addend) => ({edge: {wire: name, ...addend}, phase: shown.path(name, addend.from)}))
  );
  const order: Phase[] = back ? ["waiting", "forward", "back", "active"] : ["forward", "active"];
  for (const phase of order)
    for (const {edge} of edges.filter((one) => one.phase === phase)) svg.append(drawEdge(sheet, edge, phase, back));
  for (const wire of microscope.wires) {
    const progress = shown.wire(wire.name);
    const operation = microscope.operations.find(({makes}) => makes === wire.name);
    const heading = {symbol: symbolOf(microscope, wire.name), operation};
    svg.append(progress.value ? drawCard(sheet, wire, heading, progress) : drawPlace(sheet, wire.name, heading));
  }
  svg.append(ruleAbove(sheet, layout.equation), drawEquations(sheet, equationsOf(microscope, stop)));
  if (!back) return svg;
  for (const {edge, phase} of edges)
    if (edge.from === "loss" || edge.from === "after")
      svg.append(drawReader(sheet, edge, symbolOf(microscope, `${edge.wire}>${edge.from}`), phase));
  svg.append(ruleAbove(sheet, layout.ends), drawEnds(sheet, microscope));
  return svg;
}

/** A line across the picture, over what begins at a place. */
function ruleAbove({document, layout}: Sheet, {y}: Point): SVGLineElement {
  return shape(document, "line", {x1: 0, x2: layout.width, y1: y - 5, y2: y - 5, stroke: "var(--rule)"});
}

function inHundredths(length: number): number {
  return Math.round(length * 100) / 100;
}

const strokes: Readonly<Record<Phase, {stroke: string; "stroke-width": number; "stroke-opacity": number}>> = {
  waiting: {stroke: "var(--forward)", "stroke-width": 1, "stroke-opacity": 0.35},
  forward: {stroke: "var(--forward)", "stroke-width": 1.2, "stroke-opacity": 1},
  back: {stroke: "var(--gradient)", "stroke-width": 1.2, "stroke-opacity": 0.75},
  active: {stroke: "var(--ink)", "stroke-width": 2.6, "stroke-opacity": 1}
};

function drawEdge({document, layout}: Sheet, edge: Edge, phase: Phase, back: boolean): SVGGElement {
  const {points, d, isSideways} = route(edge, layout);
  const group = shape(document, "g", {"data-path": pathKey(edge)});
  const stroke = {...strokes[phase], ...(phase === "active" && back && {stroke: "var(--gradient)"})};
  group.append(
    // As wide as a finger, for who cuts a path where it is drawn.
    shape(document, "path", {d, fill: "none", stroke: "transparent", "stroke-width": 12}),
    shape(document, "path", {d, fill: "none", ...stroke, ...(edge.cut && back && {"stroke-dasharray": "3 4"})})
  );
  if (edge.cut) {
    // Near the end.
    const [x, y] = isSideways ? [points[1].x - 9, points[1].y] : [points[1].x, points[1].y - 8];
    group.append(
      shape(document, "circle", {cx: x, cy: y, r: 8, fill: "var(--paper)", stroke: "var(--unclipped)"}),
      shape(document, "text", {x, y: y + 4, "text-anchor": "middle", "font-size": 12, fill: "var(--unclipped)"}, "✂")
    );
  }
  return group;
}

/**
 * What the step sends back, three times: by the chain rule with the reader's cuts, without them, and by central
 * differences of the loss.
 */
function drawEnds(sheet: Sheet, microscope: Microscope): SVGGElement {
  const {document, layout} = sheet;
  const {ends, isFlat, number, font} = layout;
  const inputs = inputsOf(microscope);
  const words = isFlat ? 4 * font : 0;
  const pitch = isFlat ? words + 3 * number + 24 : (layout.width - ends.x + 6) / inputs.length;
  const group = shape(document, "g", {transform: `translate(${ends.x},${ends.y})`});
  inputs.forEach((wire, k) => {
    const {gradient, trueGradient} = wire;
    const cut = gradient.some((value, unit) => value !== trueGradient[unit]);
    const lines = [
      {head: "shown", values: gradient, colour: cut ? "var(--unclipped)" : "var(--gradient)"},
      {head: "true", values: trueGradient, colour: "var(--ink)"},
      {head: "nudge", values: microscope.nudged[wire.name], colour: "var(--ink)"}
    ];
    // The three lines' names stand once where vectors lie, before the first.
    const x = isFlat && k > 0 ? words + k * (pitch - words) : k * pitch;
    const headed = isFlat ? (k === 0 ? lines : lines.map((line) => ({...line, head: ""}))) : lines;
    group.append(drawEnd(sheet, {tex: wire.tex, lines: headed, cut}, {x, words: k === 0 ? words : 0}));
  });
  return group;
}

/** What the step sends back to one input. */
interface End {
  readonly tex: string;
  readonly lines: readonly {readonly head: string; readonly values: readonly number[]; readonly colour: string}[];
  /** Whether the reader's cuts have changed it. */
  readonly cut: boolean;
}

function drawEnd(sheet: Sheet, {tex, lines, cut}: End, {x, words}: {x: number; words: number}): SVGGElement {
  const {document, layout, reach} = sheet;
  const {isFlat, line, font, script, number} = layout;
  const size = font + 1.5;
  const title = gradientOf(tex);
  const group = shape(document, "g", {});
  group.append(mathText(document, title, {size, script, x: x + words + 1, y: 11, fill: "var(--gradient)"}));
  const units = lines[0].values.length;
  lines.forEach(({head, values, colour}, k) => {
    const at = isFlat ? {x: x + words, y: 16 + k * line} : {x: x + k * number, y: 29};
    const place = isFlat
      ? {x, y: at.y + line - 3.2, "text-anchor": "start"}
      : {x: at.x + number - 2, y: 25, "text-anchor": "end"};
    if (head !== "") group.append(shape(document, "text", {...place, "font-size": font, fill: "var(--muted)"}, head));
    group.append(numbers(sheet, vector(values, layout), {...at, reach, colour}));
  });
  if (cut) {
    const place = isFlat ? {x: x + words + mathWidth(title, size) + 8, y: 11} : {x: x + 1, y: 29 + units * line + 11};
    const style = {"font-size": font, fill: "var(--unclipped)", "font-weight": 600};
    group.append(shape(document, "text", {...place, ...style}, "≠ true"));
  }
  return group;
}
