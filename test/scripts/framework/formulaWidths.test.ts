import katex from "katex";
import {describe, expect, test} from "vitest";
import {formulaOptions} from "../../../scripts/framework/markdown/formulaOptions.js";
import {formulaWidths, widestPiece} from "../../../scripts/framework/markdown/formulaWidths.js";

/** The widths of a formula's pieces, in em; undefined where one has been left as it is. */
function widths(formula: string): (number | undefined)[] {
  const html = formulaWidths(katex.renderToString(formula, {trust: formulaOptions.trust, strict: "ignore"}));
  return Array.from(html.matchAll(/class="base"(?: style="width:([\d.]+)em")?/g), ([, width]) =>
    width === undefined ? undefined : Number(width)
  );
}

/** As KaTeX's metrics have them, in em: the letter, and what it leans over. */
const [x, t, h, W] = [0.57153, 0.36108, 0.57616, 0.94445 + 0.13889];
/** The size of a superscript, and the gap behind it. */
const [small, gap] = [0.7, 0.05];

describe("formulaWidths", () => {
  test("adds up what stands side by side, superscripts in their size", () => {
    expect(widths("x")).toEqual([expect.closeTo(x, 4)]);
    expect(widths("xx")).toEqual([expect.closeTo(2 * x, 4)]);
    expect(widths("x^t")).toEqual([expect.closeTo(x + small * t + gap, 4)]);
    expect(widths("W h")).toEqual([expect.closeTo(W + h, 4)]);
  });

  test("takes the widest of what stands over each other", () => {
    const [over] = widths("\\frac{x}{xxx}");
    expect(over).toBeCloseTo(widths("\\textstyle\\frac{xxx}{x}")[0] ?? NaN, 4);
    expect(widths("x^t_t")).toEqual(widths("x^t"));
  });

  test("a brace is as wide as what it is under, and no less than its own least", () => {
    expect(widths("\\underbrace{xxxx}_{t}")).toEqual([expect.closeTo(4 * x, 4)]);
    expect(widths("\\underbrace{x}_{t}")).toEqual([1.6]);
  });

  test("of all pieces the widest says how small a formula has to be set", () => {
    const html = formulaWidths(katex.renderToString("xxx = x"));
    expect(widestPiece(html)).toBeCloseTo(3 * x + 0.77778 + 10 / 18, 3);
    expect(widestPiece(formulaWidths(katex.renderToString("x")))).toBe(1);
  });

  test("gives each piece that a line may end after its own, with the space behind it", () => {
    const pieces = widths("x = x");
    expect(pieces).toHaveLength(2);
    // A relation has 5/18 em before and behind it.
    expect(pieces).toEqual([expect.closeTo(x + 0.77778 + 10 / 18, 3), expect.closeTo(x, 4)]);
  });

  test("is the same whatever colour a part has", () => {
    expect(widths("\\htmlClass{in-state}{h^t} W")).toEqual(widths("h^t W"));
  });

  test("leaves a piece of which it does not know a part as it is", () => {
    expect(widths("\\rlap{x} + x")).toEqual([undefined, expect.closeTo(x, 4)]);
    expect(widths("\\text{語}")).toEqual([undefined]);
  });
});
