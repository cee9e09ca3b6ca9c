import {color, interpolateLab} from "d3";
import {cellKinds, type CellKind} from "../../engine/cells/makeCell.js";
import {cellOperations} from "../../engine/cells/operations/cellOperations.js";

/** How a cell kind is drawn, everywhere in the site: its name, and colour, dash and mark to tell it by any of the three. */
export interface CellStyle extends Look {
  /** The engine's name for it. */
  readonly label: string;
}

interface Look {
  readonly colour: string;
  /** An SVG stroke-dasharray. */
  readonly dash: string;
  /** A symbol's name, as Plot knows it. */
  readonly mark: "circle" | "square" | "triangle" | "diamond" | "star" | "hexagon" | "wye" | "cross";
}

const gru: Look = {colour: "var(--cell-gru)", dash: "6 2 2 2 2 2", mark: "star"};

/** The looks that were chosen for a cell; a form of the GRU is drawn as it is. */
const looks: Partial<Record<CellKind, Look>> = {
  "rnn-tanh": {colour: "var(--cell-rnn-tanh)", dash: "none", mark: "circle"},
  "rnn-logistic": {colour: "var(--cell-rnn-logistic)", dash: "2 3", mark: "square"},
  "rnn-relu": {colour: "var(--cell-rnn-relu)", dash: "7 3", mark: "triangle"},
  "rnn-linear": {colour: "var(--ink)", dash: "1 4", mark: "circle"},
  lstm: {colour: "var(--cell-lstm)", dash: "12 3 2 3", mark: "diamond"},
  gru,
  "gru-reset-after": gru
};

/** Looks for cells that none was chosen for. */
const spareLooks: readonly Look[] = [
  {colour: "var(--cell-spare-1)", dash: "9 2 4 2", mark: "hexagon"},
  {colour: "var(--cell-spare-2)", dash: "5 2 1 2", mark: "wye"},
  {colour: "var(--cell-spare-3)", dash: "10 4", mark: "cross"}
];

/**
 * A look for every cell: the one that was chosen for it, or the next spare one, in the order of the list.
 * @throws RangeError where there are fewer spare looks than cells without one
 */
export function looksFor(kinds: readonly string[]): Readonly<Record<string, Look>> {
  const chosen: Readonly<Record<string, Look>> = looks;
  const without = kinds.filter((kind) => !(kind in chosen));
  if (without.length > spareLooks.length)
    throw new RangeError(
      `looksFor: expected at most ${spareLooks.length} cells without a look of their own, got ${without.join(", ")}`
    );
  return Object.fromEntries(kinds.map((kind) => [kind, chosen[kind] ?? spareLooks[without.indexOf(kind)]]));
}

const lookOf = looksFor(cellKinds);

/** How each of the engine's cells is drawn. */
export const cellStyles = Object.fromEntries(
  cellKinds.map((kind) => [kind, {label: cellOperations[kind].name, ...lookOf[kind]}])
) as Readonly<Record<CellKind, CellStyle>>;

/** How a trained network is drawn: as the cell that its name begins with; "lstm-bias1" as an LSTM. */
export function networkStyle(network: string): CellStyle {
  const kinds = cellKinds.filter((kind) => network === kind || network.startsWith(`${kind}-`));
  if (kinds.length === 0) throw new RangeError(`networkStyle: expected a name that begins with a cell, got ${network}`);
  return cellStyles[kinds.reduce((one, other) => (other.length > one.length ? other : one))];
}

/** A cell in a sentence: "tanh RNN", "LSTM". */
export function cellInWords(kind: CellKind): string {
  return cellStyles[kind].label.replace(/^(\w+), (.+)$/, "$2 $1");
}

export interface Shades {
  readonly light: string;
  readonly dark: string;
}

/** The page itself. Everything drawn in a colour of `colours` stands on `paper`. */
const surfaces = {
  paper: {light: "#fdfcf8", dark: "#17181b"},
  "paper-alt": {light: "#f4f1e9", dark: "#212327"},
  rule: {light: "#d9d4c7", dark: "#3a3d43"}
} satisfies Record<string, Shades>;

/** Every colour of text and line, at 4.5:1 or more on `paper`. Used as `var(--NAME)`. */
export const colours = {
  ink: {light: "#22211f", dark: "#e6e2d9"},
  muted: {light: "#625e55", dark: "#a8a398"},
  link: {light: "#8c2f16", dark: "#f0a283"},
  "cell-rnn-tanh": {light: "#1f5fa8", dark: "#7db4f0"},
  "cell-rnn-logistic": {light: "#7a4bb3", dark: "#c3a0ee"},
  "cell-rnn-relu": {light: "#0f7362", dark: "#5cc9b0"},
  "cell-lstm": {light: "#b3401c", dark: "#f28f6b"},
  "cell-gru": {light: "#85600a", dark: "#dcb44a"},
  "cell-spare-1": {light: "#4b6a10", dark: "#a5cf5f"},
  "cell-spare-2": {light: "#9c2c78", dark: "#ee96cd"},
  "cell-spare-3": {light: "#6d4c3d", dark: "#cdab9b"},
  gradient: {light: "#b0224f", dark: "#f2839f"},
  forward: {light: "#4a5a6a", dark: "#a9b8c8"},
  "path-h": {light: "#00708a", dark: "#57c3dc"},
  "path-c": {light: "#9a3d8f", dark: "#e79add"},
  "gate-f": {light: "#a34409", dark: "#f0a06a"},
  "gate-i": {light: "#1d6b3a", dark: "#74cf93"},
  "gate-o": {light: "#6a4bb0", dark: "#bba4f2"},
  "gate-c": {light: "#7d6200", dark: "#dbc04f"},
  clipped: {light: "#0f6e4f", dark: "#63cfa4"},
  unclipped: {light: "#b3261e", dark: "#f58b82"},
  bound: {light: "#5b5750", dark: "#b3aea3"},
  guess: {light: "#0b6bb0", dark: "#6fc0f5"}
} satisfies Record<string, Shades>;

/** Shades in a scale for heat maps and contours; odd, so that a diverging scale has a middle. */
const scaleSize = 21;

/** The ends of the scales; the middle of the diverging one, and the low end of the sequential, is the paper itself. */
const ends = {
  negative: {light: "#174f9c", dark: "#76b7ff"},
  positive: {light: "#a32f10", dark: "#ff8f5e"},
  high: {light: "#3b1f5b", dark: "#e3c9ff"},
  middle: {light: "#7d88b8", dark: "#5a66a6"}
} satisfies Record<string, Shades>;

/** A shade for a value in [−1, 1]: blue below zero, the paper at zero, red above; clamped, and `muted` for NaN. */
export function diverging(value: number): string {
  return scaleShade("diverging", (value + 1) / 2);
}

/** A shade for a value in [0, 1], from the paper to the strongest; clamped, and `muted` for NaN. */
export function sequential(value: number): string {
  return scaleShade("sequential", value);
}

function scaleShade(scale: string, share: number): string {
  if (Number.isNaN(share)) return "var(--muted)";
  return `var(--${scale}-${Math.round(Math.min(1, Math.max(0, share)) * (scaleSize - 1))})`;
}

/** The palette as CSS custom properties, for the page (src/style/palette.css) and for pictures that stand alone. */
export function paletteCss(): string {
  return [
    `:root {\n  color-scheme: light dark;\n${declarations("light", "  ")}\n}`,
    `@media screen and (prefers-color-scheme: dark) {\n  :root {\n${declarations("dark", "    ")}\n  }\n}\n`
  ].join("\n");
}

function declarations(scheme: keyof Shades, indent: string): string {
  const named: Record<string, Shades> = {...surfaces, ...colours};
  return [
    ...Object.entries(named).map(([name, shades]) => `${indent}--${name}: ${shades[scheme]};`),
    ...scale("diverging", indent, divergingAt(scheme)),
    ...scale("sequential", indent, sequentialAt(scheme))
  ].join("\n");
}

function scale(name: string, indent: string, shadeAt: (share: number) => string): string[] {
  return Array.from({length: scaleSize}, (_, i) => `${indent}--${name}-${i}: ${hex(shadeAt(i / (scaleSize - 1)))};`);
}

function divergingAt(scheme: keyof Shades): (share: number) => string {
  const below = interpolateLab(ends.negative[scheme], surfaces.paper[scheme]);
  const above = interpolateLab(surfaces.paper[scheme], ends.positive[scheme]);
  return (share) => (share < 0.5 ? below(2 * share) : above(2 * share - 1));
}

function sequentialAt(scheme: keyof Shades): (share: number) => string {
  const low = interpolateLab(surfaces.paper[scheme], ends.middle[scheme]);
  const high = interpolateLab(ends.middle[scheme], ends.high[scheme]);
  return (share) => (share < 0.5 ? low(2 * share) : high(2 * share - 1));
}

function hex(shade: string): string {
  return color(shade)?.formatHex() ?? shade;
}

/** The shade in light of all that is used as `var(--NAME)`, by name. */
export function lightShades(): ReadonlyMap<string, string> {
  const said = declarations("light", "").matchAll(/--([\w-]+): ([^;]+);/g);
  return new Map(Array.from(said, ([, name, shade]) => [name, shade]));
}

/** Shades of the page's background, on which contrast is measured. */
export const paper: Shades = surfaces.paper;
