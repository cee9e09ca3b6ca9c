import {color, interpolateLab} from "d3";

export type CellKind = "rnn-tanh" | "rnn-logistic" | "rnn-relu" | "lstm" | "gru";

/** How a cell kind is drawn, everywhere in the site: its name, and colour, dash and mark to tell it by any of the three. */
export interface CellStyle {
  readonly label: string;
  readonly colour: string;
  /** An SVG stroke-dasharray. */
  readonly dash: string;
  /** A symbol's name, as Plot knows it. */
  readonly mark: "circle" | "square" | "triangle" | "diamond" | "star";
}

export const cellStyles: Readonly<Record<CellKind, CellStyle>> = {
  "rnn-tanh": {label: "RNN, tanh", colour: "var(--cell-rnn-tanh)", dash: "none", mark: "circle"},
  "rnn-logistic": {label: "RNN, logistic", colour: "var(--cell-rnn-logistic)", dash: "2 3", mark: "square"},
  "rnn-relu": {label: "RNN, ReLU", colour: "var(--cell-rnn-relu)", dash: "7 3", mark: "triangle"},
  lstm: {label: "LSTM", colour: "var(--cell-lstm)", dash: "12 3 2 3", mark: "diamond"},
  gru: {label: "GRU", colour: "var(--cell-gru)", dash: "6 2 2 2 2 2", mark: "star"}
};

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
  bound: {light: "#5b5750", dark: "#b3aea3"}
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

/** Shades of the page's background, on which contrast is measured. */
export const paper: Shades = surfaces.paper;
