import {cellOperations} from "../../src/engine/cells/operations/cellOperations.js";
import {operationsTable} from "./operationsTable.js";

/** The cells that docs/engine.md writes out; the vanilla RNN once, with tanh. */
const written = ["rnn-tanh", "lstm", "gru", "gru-reset-after", "janet"] as const;

/** The text of docs/engine.md with its tables of operations as the engine's lists have them. */
export function withOperations(text: string): string {
  return written.reduce((document, kind) => {
    const [begin, end] = [`<!-- operations of ${kind} -->`, `<!-- end of ${kind} -->`];
    const [from, to] = [document.indexOf(begin), document.indexOf(end)];
    if (from < 0 || to < from) throw new RangeError(`withOperations: expected ${begin} … ${end} in the document`);
    return `${document.slice(0, from)}${begin}\n\n${operationsTable(cellOperations[kind])}\n\n${document.slice(to)}`;
  }, text);
}
