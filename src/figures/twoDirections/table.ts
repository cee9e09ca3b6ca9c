import {shape} from "../../frame/picture/shape.js";
import {chainColours, strength} from "./chains.js";
import type {Layout} from "./layout.js";
import type {Reading, State} from "./reading.js";
import {isComputed, type Stage} from "./steps.js";

/** The strongest shade, so that numbers can be read on it. */
const strongest = 0.62;

interface Drawing {
  readonly reading: Reading;
  readonly layout: Layout;
  readonly stage: Stage;
  readonly document: Document;
  readonly shown: boolean;
  /** Of which chain the states are, or of both. */
  readonly chain: State["chain"];
}

/** ‖∂h_t/∂x_k‖: a row for the state at each word, a column for each word that is nudged. */
export function drawTable(drawing: Drawing): Element {
  const {reading, layout, document, shown} = drawing;
  const {table, compact} = layout;
  const group = shape(document, "g", {});
  const {words, at} = reading;
  // Where rows are too low for all of their names, the one that is looked at has its own.
  const named = (t: number) => t === at || layout.cell.height >= 13.5;
  group.append(
    text(document, compact ? "state at" : "state at … when a word is nudged:", {x: 0, y: table.y - 7, anchor: "start"}),
    text(document, compact ? "nudged word" : "‖∂h^t/∂x^k‖", {
      ...{x: table.x + table.width, y: table.y - 7, anchor: "end"},
      // Its exponents are smaller, and no letter may be under 11.
      size: compact ? 11 : 12.5
    }),
    shape(document, "rect", {...frame(table), fill: "none", stroke: "var(--rule)"}),
    ...words.flatMap((word, t) => (named(t) ? [rowName(drawing, word, t)] : [])),
    ...(shown ? [cells(drawing)] : [question(drawing)]),
    ...marks(drawing),
    ...key(drawing)
  );
  return group;
}

function frame({x, y, width, height}: Layout["table"]) {
  return {x, y, width, height};
}

function rowName({reading: {at}, layout, document}: Drawing, word: string, t: number): Element {
  const {table, cell} = layout;
  const weight = t === at ? 700 : 400;
  return text(document, word, {x: table.x - 6, y: middleOf(table.y, cell.height, t) + 4, anchor: "end", weight});
}

/** A row's or a column's middle. */
function middleOf(from: number, size: number, k: number): number {
  return from + (k + 0.5) * size;
}

/** All that is filled in: what a formula’s ∂h/∂x is here. */
function cells(drawing: Drawing): Element {
  const {words} = drawing.reading;
  const group = shape(drawing.document, "g", {"data-symbol": "gradient"});
  group.append(...words.flatMap((_, t) => words.flatMap((_, k) => cellAt(drawing, t, k))));
  return group;
}

/** One state and one word: the chain's shade below the diagonal or above it, and on it both. */
function cellAt({reading, layout, stage, document, chain}: Drawing, t: number, k: number): Element[] {
  const {table, cell} = layout;
  const {width: w, height: h} = cell;
  const [x, y] = [table.x + k * w, table.y + t * h];
  const done = isComputed(stage, reading.words.length, t);
  const lengths = {
    forward: done.forward && chain !== "backward" ? reading.forward[t][k] : 0,
    backward: done.backward && chain !== "forward" ? reading.backward[t][k] : 0
  };
  const whole = `M${x},${y}h${w}v${h}h${-w}Z`;
  const corners = {forward: `M${x},${y}v${h}h${w}Z`, backward: `M${x},${y}h${w}v${h}Z`};
  const shades = (["forward", "backward"] as const)
    .filter((chain) => lengths[chain] > 0)
    .map((chain) => {
      const opacity = strongest * strength(lengths[chain]);
      return shape(document, "path", {
        ...{d: t === k ? corners[chain] : whole, fill: chainColours[chain], "fill-opacity": opacity}
      });
    });
  const known = chain === "both" ? (k <= t && done.forward) || (k >= t && done.backward) : done[chain];
  const number = numberText(Math.hypot(lengths.forward, lengths.backward), w < 44 ? 1 : 2);
  if (!known || h < 12 || w < 6.2 * number.length + 2) return shades;
  const place = {x: x + w / 2, y: y + h / 2 + 4, anchor: "middle", size: 11};
  return [...shades, text(document, number, place)];
}

/** A length to so many digits. */
export function numberText(length: number, digits = 2): string {
  return length >= 0.0001 || length === 0 ? String(Number(length.toPrecision(digits))) : "< 0.0001";
}

/** What stands in the table before the answer, in the cell that is asked about. */
function question({reading: {at, nudged}, layout: {table, cell}, document}: Drawing): Element {
  const [x, y] = [middleOf(table.x, cell.width, nudged), middleOf(table.y, cell.height, at)];
  return text(document, "?", {x, y: y + 6, anchor: "middle", size: 17, weight: 700, fill: "var(--guess)"});
}

/** The row of the state that is looked at, and in it the word that is nudged. */
function marks({reading: {at, nudged}, layout: {table, cell}, document}: Drawing): Element[] {
  const y = table.y + at * cell.height;
  return [
    shape(document, "rect", {
      x: table.x,
      y,
      width: table.width,
      height: cell.height,
      fill: "none",
      stroke: "var(--ink)"
    }),
    shape(document, "rect", {
      ...{x: table.x + nudged * cell.width, y, width: cell.width, height: cell.height},
      ...{fill: "none", stroke: "var(--gradient)", "stroke-width": 2.5}
    })
  ];
}

/** What the shades mean. */
function key({layout: {table, compact, height}, document}: Drawing): Element[] {
  const y = height - 15;
  const lengths = compact ? [0.01, 0.1, 1] : [0.001, 0.01, 0.1, 1];
  const step = compact ? 50 : 56;
  return [
    text(document, compact ? "length" : "length, by chain", {x: 0, y: y + 9, anchor: "start", fill: "var(--muted)"}),
    ...lengths.flatMap((length, k) => {
      const x = table.x + k * step;
      const opacity = strongest * strength(length);
      return [
        shape(document, "path", {d: `M${x},${y}v11h11Z`, fill: chainColours.forward, "fill-opacity": opacity}),
        shape(document, "path", {d: `M${x},${y}h11v11Z`, fill: chainColours.backward, "fill-opacity": opacity}),
        text(document, String(length), {x: x + 15, y: y + 9, anchor: "start", fill: "var(--muted)"})
      ];
    }),
    text(document, "0: none at all", {
      x: table.x + table.width,
      y: y + 9,
      anchor: "end",
      fill: "var(--muted)"
    })
  ];
}

function text(
  document: Document,
  words: string,
  {
    x,
    y,
    anchor,
    size = 11,
    weight = 400,
    fill = "var(--ink)"
  }: {x: number; y: number; anchor: string; size?: number; weight?: number; fill?: string}
): Element {
  return shape(document, "text", {x, y, "text-anchor": anchor, "font-size": size, "font-weight": weight, fill}, words);
}
