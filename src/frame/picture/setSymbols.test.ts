import {describe, expect, test} from "vitest";
import {document} from "../../loaders/document.js";
import {lettersOf} from "../words/symbols.js";
import {setSymbols} from "./setSymbols.js";
import {shape} from "./shape.js";

const picture = (...lines: string[]): SVGSVGElement => {
  const svg = shape(document, "svg", {});
  svg.append(...lines.map((words) => shape(document, "text", {x: 1}, words)));
  return svg;
};

describe("setSymbols", () => {
  test("sets the symbols of every line, and its letters stay", () => {
    const lines = ["size of W_h", "‖W^k‖ = ρ^k = σ_max^k", "∂J⁴/∂h³"];
    const set = setSymbols(picture(...lines));
    expect(Array.from(set.children, ({textContent}) => textContent)).toEqual(lines.map(lettersOf));
    const [before, letter, below] = set.children[0].children;
    expect([before, letter, below].map(({textContent}) => textContent)).toEqual(["size of ", "W", "h"]);
    expect([before, letter, below].map((piece) => piece.getAttribute("font-style"))).toEqual([
      null,
      "italic",
      "italic"
    ]);
    expect(below.getAttribute("font-size")).toBe("92%");
  });

  test("leaves powers of ten as they are, beside symbols too", () => {
    expect(setSymbols(picture("LSTM, $c$ 10⁻⁵")).textContent).toBe("LSTM, c 10⁻⁵");
  });

  test("comes back to the line after every index", () => {
    for (const words of ["W_h x^t + b_f.", "σ_max^k and h⁴", "h^t"]) {
      const [line] = setSymbols(picture(words)).children;
      const rises = Array.from(line.children, (piece) => {
        const size = parseFloat(piece.getAttribute("font-size") ?? "100%") / 100;
        return {size, dy: parseFloat(piece.getAttribute("dy") ?? "0em") * size};
      });
      let height = 0;
      for (const {size, dy} of rises) {
        height += dy;
        if (size === 1) expect(height).toBeCloseTo(0, 2);
        else expect(Math.abs(height)).toBeGreaterThan(0.1);
      }
    }
  });

  test("leaves lines without symbols as they are, and does nothing a second time", () => {
    const plain = picture("length 1", "2·10⁻¹¹", "a loss of 3");
    const before = plain.outerHTML;
    expect(setSymbols(plain).outerHTML).toBe(before);
    const once = setSymbols(picture("size of W_h and h⁴")).outerHTML;
    const twice = setSymbols(setSymbols(picture("size of W_h and h⁴"))).outerHTML;
    expect(twice).toBe(once);
  });
});
