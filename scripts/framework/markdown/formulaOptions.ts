import {inClauses} from "./breakFormulas.js";
import {formulaWidths, wholeWidth, widestPiece} from "./formulaWidths.js";

/** Parts of a formula that a figure draws in a colour of its own: `\gradient{\partial J/\partial h^t}`. */
const coloured = [
  ...["gradient", "state", "bound", "clipped", "unclipped", "lstm", "gru", "rnn"],
  // Of a gated cell: its two states, which are two paths on the way back, its gates, and its new content.
  ...["pathc", "pathh", "gatef", "gatei", "gateo", "content"]
];

/** Parts that it draws in no colour of their own: matrices, slopes and Jacobians, gates of a GRU, all curves of a plot, what comes back to a place of a stack. */
const drawn = ["weights", "slopes", "factor", "gateu", "gater", "curves", "laterstep", "upperlayer"];

/** In em: a formula in a sentence that is no longer has room on any line, and is not broken at its relations. */
const short = 9;

/** Classes, and lines in a formula that stands by itself, are KaTeX's own, and not LaTeX's. */
const harmless = ["htmlExtension", "newLineInDisplayMode"];

interface Trusted {
  readonly command: string;
}

const macros = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`\\${name}`, `\\htmlClass{in-${name}}{#1}`]));

/** The parts by whether they have a colour; all of them are lit with what is drawn of them: src/frame/lightSymbols.ts. */
export const formulaParts = {coloured, drawn};

/**
 * What the formulas' plugin is told. A part in a figure's colour is a class that src/style/type.css colours, so that it is
 * right in light and dark; a formula that a phone has to scroll is within the keyboard's reach. All else that KaTeX warns of is an error, which the check of the built site stops at.
 */
export const formulaOptions = {
  macros: {
    ...macros([...coloured, ...drawn]),
    // Between formulas beside each other, a line can end: src/style/type.css has the room.
    "\\qquad": "\\allowbreak "
  },
  trust: ({command}: Trusted) => command === "\\htmlClass",
  // A formula with a part that is wider than its place scrolls by itself: then the keyboard has to reach it.
  transformer: (html: string, isDisplayed: boolean) => {
    const wide = formulaWidths(html);
    if (!isDisplayed) return wholeWidth(wide) > short ? wide : wide.replace('class="katex"', 'class="katex unbroken"');
    // Where the reader's letters are large, one is set as small as its widest piece needs: src/style/type.css.
    const own = `class="katex-display" tabindex="0" style="--widest:${widestPiece(wide)}"`;
    return inClauses(wide.replace('class="katex-display"', own));
  },
  logger: (warning: string) => (harmless.includes(warning) ? "ignore" : "error")
};
