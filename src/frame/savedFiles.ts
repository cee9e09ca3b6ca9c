import {csvFormat} from "d3";
import {download} from "./download.js";
import {pngOf} from "./picture/pngOf.js";
import {pngWithText} from "./picture/pngWithText.js";
import {selfContained} from "./picture/selfContained.js";
import type {Tool} from "./toolRow.js";

/** Without it a spreadsheet takes a file with letters beyond ASCII for one of its own country. */
const byteOrderMark = "\uFEFF";

/** What a figure's files are made of. */
export interface Savable {
  readonly rows: () => readonly object[];
  /** As `standalone` gives it. */
  readonly picture: () => string;
  /** As `provenanceOf` gives it. */
  readonly provenance: () => string;
}

/**
 * What a reader takes along of a figure as it is now, by the name of its button: its rows, and its picture for programs
 * that are no browser, as lines and as dots. Each says where it comes from.
 */
export function savedFiles(id: string, {rows, picture, provenance}: Savable): Readonly<Record<string, Tool>> {
  const svg = (): string => selfContained(picture());
  const save = (ending: string, content: BlobPart, type: string): void =>
    download(`${id}.${ending}`, new Blob([content], {type}));
  return {
    CSV: () => save("csv", spreadsheet(rows(), provenance()), "text/csv"),
    SVG: () => save("svg", withMetadata(svg(), provenance()), "image/svg+xml"),
    PNG: async () => {
      const png = new Uint8Array(await (await pngOf(svg())).arrayBuffer());
      save("png", pngWithText(png, "Comment", provenance()), "image/png");
    }
  };
}

/**
 * Rows as CSV, and after them a line that begins with `#`: pandas and R skip it where they are told what a comment is, and
 * the last line is the one that harms least where a program takes it for a row.
 */
export function spreadsheet(rows: readonly object[], provenance: string): string {
  const csv = `${csvFormat([...rows])}\n# ${provenance}\n`;
  return /^[\x20-\x7E\s]*$/.test(csv) ? csv : byteOrderMark + csv;
}

/** A picture with its provenance after title and description. */
export function withMetadata(svg: string, provenance: string): string {
  const escaped = provenance.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return svg.replace("</desc>", (end) => `${end}<metadata>${escaped}</metadata>`);
}
