import {csvFormat} from "d3";
import {download} from "./download.js";
import {pngOf} from "./picture/pngOf.js";
import {selfContained} from "./picture/selfContained.js";
import type {Tool} from "./toolRow.js";

/** Without it a spreadsheet takes a file with letters beyond ASCII for one of its own country. */
const byteOrderMark = "\uFEFF";

/**
 * What a reader takes along of a figure as it is now, by the name of its button: its rows, and its picture for programs
 * that are no browser, as lines and as dots.
 *
 * @param picture as `standalone` gives it
 */
export function savedFiles(
  id: string,
  {rows, picture}: {readonly rows: () => readonly object[]; readonly picture: () => string}
): Readonly<Record<string, Tool>> {
  const svg = (): string => selfContained(picture());
  const save = (ending: string, content: BlobPart, type: string): void =>
    download(`${id}.${ending}`, new Blob([content], {type}));
  return {
    CSV: () => save("csv", spreadsheet(csvFormat([...rows()])), "text/csv"),
    SVG: () => save("svg", svg(), "image/svg+xml"),
    PNG: async () => save("png", await pngOf(svg()), "image/png")
  };
}

function spreadsheet(csv: string): string {
  return /^[\x20-\x7E\s]*$/.test(csv) ? csv : byteOrderMark + csv;
}
