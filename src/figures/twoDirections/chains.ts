import {haloAttributes} from "../../frame/picture/halo.js";
import {shape} from "../../frame/picture/shape.js";
import type {Layout} from "./layout.js";
import type {Reading, State} from "./reading.js";
import type {Stage} from "./steps.js";

/** The colours of the two chains, wherever they are drawn. */
export const chainColours = {forward: "var(--path-h)", backward: "var(--path-c)"} as const;

/** Of which part of formulas each chain’s states are: `\pathh`, `\pathc`. */
const chainSymbols = {forward: "pathh", backward: "pathc"} as const;

/** How strong a length is drawn, from 0 to 1: by its logarithm, over four decades up to 3. */
export function strength(length: number): number {
  return length === 0 ? 0 : Math.min(1, Math.max(0, (Math.log10(length) + 3.5) / 4));
}

interface Drawing {
  readonly reading: Reading;
  readonly layout: Layout;
  readonly stage: Stage;
  readonly document: Document;
  /** Whether the gradient is shown. */
  readonly shown: boolean;
  /** Which chain is asked about; the other is drawn faintly. */
  readonly chain: State["chain"];
  /** The reader's guess, "" where there is none. */
  readonly guess: State["guess"];
}

type Chain = keyof typeof chainColours;

type Point = readonly [x: number, y: number];

/** The network over the sentence: words, both chains, their states side by side; and the gradient's way back. */
export function drawChains(drawing: Drawing): Element {
  const {document, layout, reading} = drawing;
  const group = shape(document, "g", {});
  const {words, at} = reading;
  const top = layout.rows.joined - 8;
  group.append(
    shape(document, "rect", {
      ...{x: layout.x(at) - layout.column / 2 + 1, y: top, width: layout.column - 2, height: layout.wordsEnd - top},
      ...{fill: "var(--paper-alt)", rx: 4}
    }),
    ...(["forward", "backward"] as const).map((chain) => drawChain(drawing, chain)),
    ...words.map((word, t) => wordAt(drawing, word, t)),
    ...rowNames(drawing),
    ...guessed(drawing)
  );
  return group;
}

/** One chain: its lines, the gradient's way back along it, and its states, by themselves and as a half of the whole. */
function drawChain(drawing: Drawing, chain: Chain): Element {
  const {reading, document, chain: asked} = drawing;
  const group = shape(document, "g", {opacity: asked === "both" || asked === chain ? 1 : 0.25});
  group.append(
    ...reading.words.flatMap((_, t) => wires(drawing, chain, t)),
    ...reading.words.flatMap((_, k) => gradientWires(drawing, chain, k)),
    ...reading.words.flatMap((_, t) => boxes(drawing, chain, t))
  );
  return group;
}

/** The guess of how many numbers move, over the state that it is about. */
function guessed({guess, layout, reading: {at}, document}: Drawing): Element[] {
  if (guess === "") return [];
  const place = {x: layout.x(at), y: 13, "text-anchor": "middle", "font-size": 11.5, "font-weight": 600};
  return [shape(document, "text", {...place, fill: "var(--guess)"}, `guess: ${guess}`)];
}

/** The middles of a word's boxes in a chain: its state, and the same as a half of the whole. */
function places({x, half, rows, boxHeight}: Layout, chain: Chain, t: number): {state: Point; joined: Point} {
  const across = x(t) + (chain === "forward" ? -half : half);
  return {state: [across, rows[chain] + boxHeight / 2], joined: [across, rows.joined + boxHeight / 2]};
}

/** The word before in the order in which a chain reads, or the one after. */
function neighbour(chain: Chain, t: number, by: 1 | -1): number {
  return chain === "forward" ? t + by : t - by;
}

/** The lines of a word's boxes: from the word, up to the whole, and on to the box that the chain reads next. */
function wires({reading: {words}, layout, document}: Drawing, chain: Chain, t: number): Element[] {
  const {state, joined} = places(layout, chain, t);
  const quiet = {stroke: "var(--muted)", "stroke-width": 1, "stroke-opacity": 0.7};
  const lines = [
    line(document, [state[0], layout.wordsAt - 12], [state[0], state[1] + layout.boxHeight / 2], quiet),
    line(document, state, joined, quiet)
  ];
  const next = neighbour(chain, t, 1);
  if (next < 0 || next >= words.length) return lines;
  const to = places(layout, chain, next).state;
  const side = 0.8 * layout.half * Math.sign(to[0] - state[0]);
  return [...lines, ...arrow(document, [state[0] + side, state[1]], [to[0] - side, to[1]], quiet)];
}

/** The gradient's way from the state at `at` to a word that the chain has read by then, as broad as it is long there. */
function gradientWires({reading, layout, stage, document, shown}: Drawing, chain: Chain, k: number): Element[] {
  const {at} = reading;
  const hasRead = chain === "forward" ? k <= at : k >= at;
  if (!shown || !hasRead || Math.abs(k - at) > stage.back) return [];
  const {state, joined} = places(layout, chain, k);
  const look = {
    ...{stroke: "var(--gradient)", "stroke-linecap": "round"},
    "stroke-width": 0.5 + 6 * strength(reading[chain][at][k]),
    "data-symbol": "gradient"
  };
  const down = line(document, state, [state[0], layout.wordsAt - 12], look);
  if (k === at) return [line(document, joined, state, look), down];
  const from = places(layout, chain, neighbour(chain, k, 1)).state;
  const side = 0.8 * layout.half * Math.sign(state[0] - from[0]);
  return [line(document, [from[0] + side, from[1]], [state[0] - side, state[1]], look), down];
}

/** A word's state in a chain, and the same as a half of the whole. */
function boxes({reading: {words, at}, layout, stage, document}: Drawing, chain: Chain, t: number): Element[] {
  const {state, joined} = places(layout, chain, t);
  const done = chain === "forward" ? t < stage.forward : t >= words.length - stage.backward;
  const colour = chainColours[chain];
  const box = ([x, y]: Point, half: number, computed: boolean, symbol: string): Element[] => {
    const size = {width: 2 * half, height: layout.boxHeight, rx: 3};
    const place = {x: x - half, y: y - layout.boxHeight / 2, ...size, "data-symbol": symbol};
    const edge = {stroke: computed ? colour : "var(--muted)", "stroke-dasharray": computed ? "none" : "2 2"};
    return [
      shape(document, "rect", {...place, ...edge, "stroke-width": t === at ? 1.75 : 1, fill: "var(--paper)"}),
      ...(computed ? [shape(document, "rect", {...place, fill: colour, "fill-opacity": 0.45})] : [])
    ];
  };
  return [
    ...box(state, 0.8 * layout.half, done, chainSymbols[chain]),
    ...box(joined, layout.half, stage.joined, "state")
  ];
}

function wordAt({reading: {at, nudged}, layout, document}: Drawing, word: string, t: number): Element {
  const [x, y] = [layout.x(t), layout.wordsAt];
  const place = layout.upright
    ? {transform: `translate(${x + 4},${y - 6}) rotate(-90)`, "text-anchor": "end"}
    : {x, y, "text-anchor": "middle"};
  const looked = t === at || t === nudged;
  return shape(
    document,
    "text",
    {
      ...{...place, "font-size": 12, fill: t === nudged ? "var(--gradient)" : "var(--ink)"},
      "font-weight": looked ? 700 : 400
    },
    word
  );
}

/** What the rows are, and how many numbers a state of them has. */
function rowNames({reading: {hiddenSize: H}, layout, document}: Drawing): Element[] {
  const {compact, rows, boxHeight, wordsAt} = layout;
  const name = (words: string, y: number, fill: string, symbol?: string) => {
    const place = {x: 0, y, "text-anchor": "start", "font-size": 11, fill, ...haloAttributes};
    return shape(document, "text", {...place, ...(symbol === undefined ? {} : {"data-symbol": symbol})}, words);
  };
  const middle = boxHeight / 2 + 4;
  return [
    name(compact ? `2H = ${2 * H}` : `joined, 2H = ${2 * H}`, rows.joined + middle, "var(--ink)", "state"),
    name(
      compact ? `← H = ${H}` : `right to left, H = ${H}`,
      rows.backward + middle,
      chainColours.backward,
      chainSymbols.backward
    ),
    name(
      compact ? `→ H = ${H}` : `left to right, H = ${H}`,
      rows.forward + middle,
      chainColours.forward,
      chainSymbols.forward
    ),
    name("words", wordsAt, "var(--muted)")
  ];
}

function line(document: Document, [x1, y1]: Point, [x2, y2]: Point, look: Record<string, string | number>): Element {
  return shape(document, "line", {x1, y1, x2, y2, ...look});
}

/** A level line with a head. */
function arrow(document: Document, from: Point, to: Point, look: Record<string, string | number>): Element[] {
  const head = 4 * Math.sign(to[0] - from[0]);
  return [
    line(document, from, to, look),
    shape(document, "path", {
      ...{d: `M${to[0]},${to[1]}l${-head},-3v6Z`, fill: look.stroke, "fill-opacity": look["stroke-opacity"]}
    })
  ];
}
