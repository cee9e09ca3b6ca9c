import {formulaWidths} from "./formulaWidths.js";

/** Parts of a formula that a figure draws in a colour of its own: `\gradient{\partial J/\partial h^t}`. */
const parts = [
  ...["gradient", "state", "bound", "clipped", "unclipped", "lstm", "gru", "rnn"],
  // Of a gated cell: its two states, which are two paths on the way back, its gates, and its new content.
  ...["pathc", "pathh", "gatef", "gatei", "gateo", "content"]
];

interface Trusted {
  readonly command: string;
}

/**
 * What the formulas' plugin is told. A part in a figure's colour is a class that src/style/type.css colours, so that it is
 * right in light and dark; a formula that a phone has to scroll is within the keyboard's reach. All else that KaTeX warns of is an error, which the check of the built site stops at.
 */
export const formulaOptions = {
  macros: Object.fromEntries(parts.map((part) => [`\\${part}`, `\\htmlClass{in-${part}}{#1}`])),
  trust: ({command}: Trusted) => command === "\\htmlClass",
  // A formula wider than a phone scrolls by itself: then the keyboard has to reach it.
  transformer: (html: string) =>
    formulaWidths(html).replace('class="katex-display"', 'class="katex-display" tabindex="0"'),
  logger: (warning: string) => (warning === "htmlExtension" ? "ignore" : "error")
};
