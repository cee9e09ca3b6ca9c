import {range, scaleLinear} from "d3";
import type {LstmTimeline} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {shape} from "../../frame/picture/shape.js";
import {spreadApart} from "../../frame/picture/spreadApart.js";

/** Of the axis of years, and where the names begin, in pixels. */
const edge = 14;
const axis = 52;
const names = 92;

/** Between the lines of two events, in pixels. */
export const lineHeight = 30;

/** Where the years are, and where the names of the events stand: apart, so that all can be read. */
export function timelinePlaces({from, to, events}: LstmTimeline, height: number) {
  const y = scaleLinear([from, to], [edge, height - edge]);
  const exact = events.map(({year}) => y(year));
  return {y, exact, places: spreadApart(exact, lineHeight, [edge, height - edge])};
}

/** Years downwards, to scale; each event at its year, with its name, and the one that is told set off. */
export function drawTimeline(
  timeline: LstmTimeline,
  picked: number,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {y, exact, places} = timelinePlaces(timeline, height);
  const svg = shape(document, "svg", {
    ...{width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "system-ui, sans-serif", "font-size": 13}
  });
  let into: Element = svg;
  const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, strokeWidth: number) =>
    into.append(
      shape(document, "path", {d: `M${x1},${y1}L${x2},${y2}`, stroke, "stroke-width": strokeWidth, fill: "none"})
    );
  const words = (x: number, y: number, text: string, attributes: Record<string, string | number>) =>
    into.append(shape(document, "text", {x, y, dy: "0.35em", ...attributes}, text));
  line(axis, edge, axis, height - edge, "var(--muted)", 1.25);
  for (const year of range(Math.ceil(timeline.from / 10) * 10, timeline.to + 1, 10)) {
    line(axis - 5, y(year), axis, y(year), "var(--muted)", 1.25);
    words(axis - 9, y(year), String(year), {"text-anchor": "end", fill: "var(--muted)", "font-size": 12});
  }
  timeline.events.forEach(({year, name}, k) => {
    const told = k === picked;
    into = svg.appendChild(shape(document, "g", {"data-event": k + 1}));
    const colour = told ? "var(--cell-lstm)" : "var(--ink)";
    if (told)
      into.append(
        shape(document, "rect", {
          ...{x: names - 6, y: places[k] - lineHeight / 2 + 1, width: width - names + 6, height: lineHeight - 2},
          ...{rx: 3, fill: "var(--paper-alt)"}
        })
      );
    line(axis, exact[k], names - 12, places[k], told ? colour : "var(--rule)", told ? 1.5 : 1);
    into.append(
      shape(document, "circle", {cx: axis, cy: exact[k], r: told ? 6 : 4.5, fill: colour, stroke: "var(--paper)"})
    );
    words(names, places[k], String(year), {fill: colour, "font-weight": 700});
    words(names + 40, places[k], name, {fill: colour, "font-weight": told ? 700 : 400});
  });
  return svg;
}
