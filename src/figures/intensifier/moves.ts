import * as Plot from "@observablehq/plot";
import {format, range} from "d3";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {ComparedCell} from "../../experiments/intensifierModel.js";
import type {Change, NetworkMoves, State} from "./state.js";

/** Below this width words are shorter and edges narrower. */
const narrow = 480;

/** Edges in pixels: for the axis, and for what each network says. */
const margins = {wide: {left: 46, right: 140}, compact: {left: 42, right: 82}};

function marginsOf({width}: Pick<Sheet, "width">) {
  return width < narrow ? margins.compact : margins.wide;
}

/** Heights in pixels: of the line on top, and of the words at the foot. */
const heights = {title: 24, words: 26, upright: 78};

/** From here to there lengths are drawn, on a logarithmic axis; a smaller one stands at its foot, and 0 is said. */
const floor = 1e-3;
const ceiling = 10;

const probability = format(".2f");
const wayNames = {"one-way": "one way", "both-ways": "both ways"} as const;
const momentNames = {untrained: "as drawn", trained: "trained"} as const;

/** How far the state at each word moves in four networks when one word becomes another, and what they then say. */
export function drawMoves(change: Change, {cell, shown}: Pick<State, "cell" | "shown">, sheet: Sheet): SVGSVGElement {
  const {width, height, document} = sheet;
  const compact = width < narrow;
  const {left, right} = marginsOf(sheet);
  const edges = {width, marginLeft: left, marginRight: right, document};
  const column = columnWidth(change, sheet);
  const longest = Math.max(...change.words.map(({length}) => length));
  const upright = column < 6.2 * longest + 4;
  const foot = upright ? heights.upright : heights.words;
  const each = (height - heights.title - foot) / change.networks.length;
  return panels(
    [
      {x: 0, y: 0, plot: drawTitle(change, {...edges, height: heights.title}, compact)},
      ...change.networks.map((network, k) => ({
        ...{x: 0, y: heights.title + k * each},
        plot: drawNetwork(network, change, {cell, shown}, {...edges, height: each})
      })),
      {x: 0, y: height - foot, plot: drawWords(change, {...edges, height: foot}, upright)}
    ],
    sheet
  );
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly document: Document;
}

/** Pixels from one word to the next. */
function columnWidth({words}: Change, size: Pick<Sheet, "width">): number {
  const {left, right} = marginsOf(size);
  return (size.width - left - right) / words.length;
}

/** The word under a place in the picture. */
export function wordAt(change: Change, size: Pick<Sheet, "width">, x: number): number | undefined {
  const place = Math.floor((x - marginsOf(size).left) / columnWidth(change, size));
  return place >= 0 && place < change.words.length ? place : undefined;
}

function drawTitle({words, changed, to}: Change, frame: Frame, compact: boolean): Element {
  const becomes = `“${words[changed]}” becomes “${to}”`;
  return Plot.plot({
    ...{...frame, marginTop: 0, marginBottom: 0, x: {axis: null, domain: [0, 1]}, y: {axis: null, domain: [0, 1]}},
    marks: [
      Plot.text([compact ? becomes : `${becomes}: how far the state h^t at each word moves`], {
        ...{frameAnchor: "left", dx: 4 - frame.marginLeft, fontWeight: 600, textAnchor: "start"}
      })
    ]
  });
}

function places({words}: Change): {domain: [number, number]; axis: null} {
  return {domain: [-0.5, words.length - 0.5], axis: null};
}

/** One network: the moves by word, and at its right what it says of the intensifier before and after. */
function drawNetwork(
  {way, moment, states, before, after}: NetworkMoves,
  change: Change,
  {cell, shown}: Pick<State, "cell" | "shown">,
  frame: Frame
): Element {
  const {colour} = cellStyles[cell];
  const strong = moment === "trained";
  const ticks = frame.height < 70 ? [-2, 0] : [-3, -2, -1, 0, 1];
  const answers = shown ? saidAt(change, before, after, frame.width < narrow) : [];
  const said = [wayNames[way], momentNames[moment], ...answers];
  return Plot.plot({
    ...{...frame, marginTop: 10, marginBottom: 8, style: {fontSize: "11px"}},
    x: places(change),
    y: {
      ...{type: "log", domain: [floor, ceiling], label: null, tickSize: 3},
      ...{ticks: ticks.map((power) => 10 ** power), tickFormat: (y: number) => powerOfTen(Math.log10(y))}
    },
    marks: [
      Plot.gridY(
        range(-3, 2).map((power) => 10 ** power),
        {stroke: "var(--rule)", strokeOpacity: 0.6}
      ),
      Plot.ruleX([change.changed], {stroke: "var(--gradient)", strokeOpacity: 0.35, strokeWidth: 8}),
      Plot.ruleY([floor], {stroke: "var(--muted)"}),
      shown ? lollipops(states, cell, strong) : null,
      said.map((line, row) =>
        Plot.text([line], {
          ...{
            frameAnchor: "top-right",
            textAnchor: "start",
            dx: 8,
            dy: 14 * row,
            fill: row === 0 ? colour : "var(--ink)"
          },
          ...{fontWeight: row === 0 ? 600 : 400, lineAnchor: "top"}
        })
      )
    ]
  });
}

/** A length at each word, from the foot of its axis; 0 is said. */
function lollipops(states: readonly number[], cell: ComparedCell, strong: boolean): Plot.Markish[] {
  const {colour, mark} = cellStyles[cell];
  const moves = states.map((length, t) => ({t, length, y: Math.min(ceiling, Math.max(floor, length))}));
  const [moved, still] = [moves.filter(({length}) => length > 0), moves.filter(({length}) => length === 0)];
  return [
    Plot.ruleX(moved, {
      ...{x: "t", y1: floor, y2: "y", stroke: colour, strokeWidth: 3, strokeOpacity: strong ? 1 : 0.55}
    }),
    Plot.dot(moved, {
      ...{x: "t", y: "y", symbol: mark, r: 4, stroke: colour, strokeWidth: 1.5},
      fill: strong ? colour : "var(--paper)"
    }),
    Plot.text(still, {x: "t", y: floor, dy: -8, text: () => "0", fill: "var(--muted)", fontWeight: 600})
  ];
}

/** What a network says of the intensifier before and after; nothing, where there is none. */
function saidAt({at}: Change, before: readonly number[], after: readonly number[], compact: boolean): string[] {
  if (at < 0) return [];
  const [first, then] = [`P(well) ${probability(before[at])}`, `→ ${probability(after[at])}`];
  return compact ? [first, then] : [`${first} ${then}`];
}

/** The words: the changed one in the colour of the change, the intensifier bold. */
function drawWords(change: Change, frame: Frame, upright: boolean): Element {
  return Plot.plot({
    ...{...frame, marginTop: 0, marginBottom: 0, style: {fontSize: "12px"}},
    x: places(change),
    y: {domain: [0, 1], axis: null},
    marks: change.words.map((word, t) =>
      Plot.text([word], {
        ...{x: t, y: 1, dy: upright ? 4 : 10, rotate: upright ? -90 : 0, textAnchor: upright ? "end" : "middle"},
        ...{fill: t === change.changed ? "var(--gradient)" : "var(--ink)"},
        fontWeight: t === change.at || t === change.changed ? 700 : 400
      })
    )
  });
}
