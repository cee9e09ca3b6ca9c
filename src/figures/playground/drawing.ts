import {line, scaleLinear, scaleLog} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {cellStyles, sequential} from "../../frame/picture/palette.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {shape} from "../../frame/picture/shape.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {History} from "./history.js";
import {drawPlane, type PlaneView} from "./plane.js";

/** What is drawn: a network in the plane, and its run beside it. */
export interface Shown {
  readonly view: PlaneView;
  readonly title: string;
  readonly history: History;
  /** By moment: log10 of what is left of the gradient, by distance. */
  readonly lags: readonly (readonly number[])[];
  /** Which of the history's moments is looked at. */
  readonly at: number;
  /** Of how many moments a whole run has, without its start. */
  readonly parts: number;
}

/** The decade that is as pale as the paper. */
const lowest = -6;

/** The ends of the axis of losses. */
const losses = [1e-4, 100] as const;

const narrow = 520;

/** The plane of the units, and beside it, or below it on a phone, the gradient by distance over the run, and the loss. */
export function drawPlayground(shown: Shown, size: Sheet): SVGSVGElement {
  const {plane, map, loss} = layoutOf(size);
  const svg = panels([], size);
  svg.append(
    shape(
      size.document,
      "text",
      {x: plane.x - 24, y: 12, "text-anchor": "start", "font-size": 12.5, "font-weight": 600},
      shown.title
    ),
    ...drawPlane(shown.view, plane, size.document),
    ...drawLags(shown, map, size.document),
    ...drawLosses(shown, loss, size.document)
  );
  return svg;
}

function layoutOf({width, height}: Sheet): Record<"plane" | "map" | "loss", Box> {
  if (width < narrow) {
    const side = width - 40;
    const below = 34 + side + 60;
    const column = (width - 34 - 46) / 2;
    return {
      plane: {x: 30, y: 34, width: side, height: side},
      map: {x: 34, y: below, width: column, height: height - below - 34},
      loss: {x: 34 + column + 46, y: below, width: column - 6, height: height - below - 34}
    };
  }
  const side = height - 34 - 36;
  const left = 30 + side + 62;
  const high = (height - 34 - 36 - 58) / 2;
  return {
    plane: {x: 30, y: 34, width: side, height: side},
    map: {x: left, y: 34, width: width - left - 12, height: high},
    loss: {x: left, y: 34 + high + 58, width: width - left - 12, height: high}
  };
}

/** A column a moment, and down the distances: how much of the gradient is left. */
function drawLags({lags, at, parts}: Shown, box: Box, document: Document): SVGElement[] {
  const [wide, high] = [box.width / (parts + 1), box.height / lags[0].length];
  const places = new Map<string, string[]>();
  lags.forEach((curve, k) =>
    curve.forEach((value, distance) => {
      const shade = sequential(1 - Math.max(lowest, value) / lowest);
      const [x, y] = [box.x + k * wide, box.y + distance * high].map(short);
      places.set(shade, [...(places.get(shade) ?? []), `M${x} ${y}h${short(wide + 0.05)}v${short(high + 0.05)}H${x}z`]);
    })
  );
  const group = shape(document, "g", {"shape-rendering": "crispEdges"});
  for (const [fill, parts] of places) group.append(shape(document, "path", {d: parts.join(""), fill}));
  const last = lags[0].length - 1;
  return [
    words(document, {x: box.x - 26, y: box.y - 10, "text-anchor": "start"}, "distance: gradient left"),
    group,
    shape(document, "rect", {...box, fill: "none", stroke: "var(--rule)"}),
    ...[0, last].map((distance) =>
      words(
        document,
        {x: box.x - 6, y: box.y + (distance + 0.5) * high, dy: "0.32em", "text-anchor": "end"},
        String(distance)
      )
    ),
    ...cursor(box.x + (at + 0.5) * wide, box, document)
  ];
}

/** The loss over the run, on a log axis. */
function drawLosses({history, at}: Shown, box: Box, document: Document): SVGElement[] {
  const {updates} = history.run.training;
  const x = scaleLinear([0, updates], [box.x, box.x + box.width]);
  const y = scaleLog(losses, [box.y + box.height, box.y]).clamp(true);
  const points = history.moments.flatMap(({update, loss}) => (loss === undefined ? [] : [[update, loss] as const]));
  const path = line<readonly [number, number]>(
    ([update]) => short(x(update)),
    ([, loss]) => short(y(loss))
  );
  const {colour} = cellStyles[history.run.network.cell];
  return [
    words(document, {x: box.x - 26, y: box.y - 10, "text-anchor": "start"}, "loss, summed over steps"),
    shape(document, "rect", {...box, fill: "none", stroke: "var(--rule)"}),
    ...[1e-4, 1e-2, 1, 100].flatMap((tick) => [
      shape(document, "line", {
        x1: box.x,
        x2: box.x + box.width,
        y1: y(tick),
        y2: y(tick),
        stroke: "var(--rule)",
        "stroke-opacity": 0.6
      }),
      words(document, {x: box.x - 5, y: y(tick), dy: "0.32em", "text-anchor": "end"}, powerOfTen(Math.log10(tick)))
    ]),
    shape(document, "path", {
      d: path(points as [number, number][]) ?? "",
      fill: "none",
      stroke: colour,
      "stroke-width": 1.75
    }),
    ...cursor(x(history.moments[at].update), box, document),
    ...[0, updates].map((update) =>
      words(
        document,
        {x: x(update), y: box.y + box.height + 13, "text-anchor": update === 0 ? "start" : "end"},
        String(update)
      )
    ),
    words(document, {x: box.x + box.width, y: box.y + box.height + 28, "text-anchor": "end"}, "updates →")
  ];
}

/** Where the run stands that is looked at. */
function cursor(at: number, box: Box, document: Document): SVGElement[] {
  const x = short(at);
  return [
    shape(document, "line", {
      x1: x,
      x2: x,
      y1: box.y,
      y2: box.y + box.height,
      stroke: "var(--link)",
      "stroke-width": 1.5
    })
  ];
}

function words(document: Document, at: Record<string, string | number>, text: string): SVGElement {
  return shape(document, "text", {fill: "var(--muted)", "font-size": 11, ...at}, text);
}

function short(value: number): number {
  return Math.round(10 * value) / 10;
}
