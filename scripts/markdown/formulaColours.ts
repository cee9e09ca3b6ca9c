/** Parts of a formula that a figure draws in a colour of its own: `\gradient{\partial J/\partial h^t}`. */
const parts = ["gradient", "state", "bound", "clipped", "unclipped", "lstm", "gru", "rnn"];

interface Trusted {
  readonly command: string;
}

/**
 * KaTeX's options for formulas in the colours of the figures. Each part is a class that src/style/type.css colours, so
 * that it is right in light and dark. All else that KaTeX warns of is an error, which the check of the built site stops at.
 */
export const formulaColours = {
  macros: Object.fromEntries(parts.map((part) => [`\\${part}`, `\\htmlClass{in-${part}}{#1}`])),
  trust: ({command}: Trusted) => command === "\\htmlClass",
  logger: (warning: string) => (warning === "htmlExtension" ? "ignore" : "error")
};
