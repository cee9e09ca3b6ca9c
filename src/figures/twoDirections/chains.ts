import {haloAttributes} from "../../frame/picture/halo.js";
import {shape} from "../../frame/picture/shape.js";
import type {Layout} from "./layout.js";
import type {Reading} from "./reading.js";
import type {Stage} from "./steps.js";

/** The colours of the two chains, wherever they are drawn. */
export const chainColours = {forward: "var(--path-h)", backward: "var(--path-c)"} as const;

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
}

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
    ...words.flatMap((_, t) => wires(drawing, t)),
    ...gradientWires(drawing),
    ...words.flatMap((_, t) => boxes(drawing, t)),
    ...words.map((word, t) => wordAt(drawing, word, t)),
    ...rowNames(drawing)
  );
  return group;
}

/** Where a box stands: its middle. */
function places({x, half, rows, boxHeight}: Layout, t: number) {
  const middle = boxHeight / 2;
  return {
    forward: [x(t) - half, rows.forward + middle] as const,
    backward: [x(t) + half, rows.backward + middle] as const,
    joined: {
      forward: [x(t) - half, rows.joined + middle] as const,
      backward: [x(t) + half, rows.joined + middle] as const
    }
  };
}

/** The lines that lead to a word's boxes: from the word, from the box before in either chain, and up. */
function wires({reading: {words}, layout, document}: Drawing, t: number): Element[] {
  const here = places(layout, t);
  const {half, boxHeight, wordsAt} = layout;
  const side = 0.8 * half;
  const quiet = {stroke: "var(--muted)", "stroke-width": 1, "stroke-opacity": 0.7};
  const up = (from: Point, to: Point) => line(document, from, to, quiet);
  const lines = [
    up([here.forward[0], wordsAt - 12], [here.forward[0], here.forward[1] + boxHeight / 2]),
    up([here.backward[0], wordsAt - 12], [here.backward[0], here.backward[1] + boxHeight / 2]),
    up(here.forward, here.joined.forward),
    up(here.backward, here.joined.backward)
  ];
  if (t + 1 < words.length) {
    const next = places(layout, t + 1);
    const [right, left] = [side, -side];
    lines.push(
      ...arrow(document, [here.forward[0] + right, here.forward[1]], [next.forward[0] + left, next.forward[1]], quiet),
      ...arrow(
        document,
        [next.backward[0] + left, next.backward[1]],
        [here.backward[0] + right, here.backward[1]],
        quiet
      )
    );
  }
  return lines;
}

/** The gradient's way from the state at `at` back along both chains and down to the words, as broad as it is long there. */
function gradientWires({reading, layout, stage, document, shown}: Drawing): Element[] {
  if (stage.back < 0 || !shown) return [];
  const {words, at} = reading;
  const {wordsAt} = layout;
  const side = 0.8 * layout.half;
  return words.flatMap((_, k) => {
    const distance = Math.abs(k - at);
    if (distance > stage.back) return [];
    const chains = [...(k <= at ? (["forward"] as const) : []), ...(k >= at ? (["backward"] as const) : [])];
    return chains.flatMap((chain) => {
      const here = places(layout, k)[chain];
      const look = {
        ...{stroke: "var(--gradient)", "stroke-linecap": "round"},
        "stroke-width": 0.5 + 6 * strength(reading[chain][at][k])
      };
      const down = line(document, here, [here[0], wordsAt - 12], look);
      if (k === at) return [line(document, places(layout, k).joined[chain], here, look), down];
      const toward = k < at ? 1 : -1;
      const from = places(layout, k + toward)[chain];
      return [line(document, [from[0] - toward * side, from[1]], [here[0] + toward * side, here[1]], look), down];
    });
  });
}

/** A word's states: of either chain, and both side by side. */
function boxes({reading: {words, at}, layout, stage, document}: Drawing, t: number): Element[] {
  const here = places(layout, t);
  const done = {forward: t < stage.forward, backward: t >= words.length - stage.backward};
  const box = ([x, y]: Point, chain: keyof typeof done, width: number, computed: boolean) =>
    shape(document, "rect", {
      ...{x: x - width, y: y - layout.boxHeight / 2, width: 2 * width, height: layout.boxHeight, rx: 3},
      ...{stroke: computed ? chainColours[chain] : "var(--muted)", "stroke-width": t === at ? 1.75 : 1},
      ...{fill: "var(--paper)", "stroke-dasharray": computed ? "none" : "2 2"}
    });
  const tint = ([x, y]: Point, chain: keyof typeof done, width: number) =>
    shape(document, "rect", {
      ...{x: x - width, y: y - layout.boxHeight / 2, width: 2 * width, height: layout.boxHeight, rx: 3},
      ...{fill: chainColours[chain], "fill-opacity": 0.45}
    });
  const side = 0.8 * layout.half;
  const chains = ["forward", "backward"] as const;
  return [
    ...chains.flatMap((chain) => [
      box(here[chain], chain, side, done[chain]),
      ...(done[chain] ? [tint(here[chain], chain, side)] : [])
    ]),
    ...chains.flatMap((chain) => [
      box(here.joined[chain], chain, layout.half, stage.joined),
      ...(stage.joined ? [tint(here.joined[chain], chain, layout.half)] : [])
    ])
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
  const name = (words: string, y: number, fill: string) =>
    shape(document, "text", {x: 0, y, "text-anchor": "start", "font-size": 11, fill, ...haloAttributes}, words);
  const middle = boxHeight / 2 + 4;
  return [
    name(compact ? `2H = ${2 * H}` : `joined, 2H = ${2 * H}`, rows.joined + middle, "var(--ink)"),
    name(compact ? `← H = ${H}` : `right to left, H = ${H}`, rows.backward + middle, chainColours.backward),
    name(compact ? `→ H = ${H}` : `left to right, H = ${H}`, rows.forward + middle, chainColours.forward),
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
