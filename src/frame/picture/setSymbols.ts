import {piecesOf, type Piece} from "../words/symbols.js";
import {shape} from "./shape.js";

/** An index's size, of that of the line: of a line of 12 px it has 11. And how far it stands above or below it, in its own size. */
const indexSize = 0.92;
const rise = {"1": -0.5, "-1": 0.28, "0": 0};

/** What words in a picture have a symbol in them for; powers of ten stay as they are, for a sans face has their figures. */
const telltale = /[_^$]|∂|[α-ωΑ-Ω]|\u0303|\p{L}[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]/u;

/** Sets the symbols in a drawn picture's words, where they are written as src/frame/words/symbols.ts has it: `W_h`, `h^t`. */
export function setSymbols<Picture extends Element>(picture: Picture): Picture {
  for (const line of picture.querySelectorAll("text, tspan")) {
    const words = line.textContent ?? "";
    if (line.children.length > 0 || !telltale.test(words)) continue;
    const pieces = piecesOf(words, "left");
    if (pieces.every(({italic, level}) => !italic && level === 0)) continue;
    line.textContent = "";
    line.append(...tspans(line.ownerDocument, pieces));
  }
  return picture;
}

/** A line's pieces, each moved from the height of the one before it to its own. */
function tspans(document: Document, pieces: readonly Piece[]): SVGTSpanElement[] {
  let height = 0;
  return pieces.map(({text, italic, level}) => {
    const to = indexSize * rise[level];
    // An em is the piece's own size.
    const dy = (to - height) / (level === 0 ? 1 : indexSize);
    height = to;
    return shape(
      document,
      "tspan",
      {
        ...(italic && {"font-style": "italic"}),
        ...(dy !== 0 && {dy: `${Math.round(1000 * dy) / 1000}em`}),
        ...(level !== 0 && {"font-size": `${100 * indexSize}%`})
      },
      text
    );
  });
}
