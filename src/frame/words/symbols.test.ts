import {parseHTML} from "linkedom";
import {describe, expect, test} from "vitest";
import {superscript} from "./superscript.js";
import {lettersOf, piecesOf, plainSymbols, setWords, spokenSymbols} from "./symbols.js";

/** Words as figures write them: as HTML, for a menu, and spoken. */
const written: readonly (readonly [words: string, html: string, plain: string, spoken: string])[] = [
  ["size of W_h", "size of <i>W</i><sub><i>h</i></sub>", "size of Wₕ", "size of W h"],
  ["W_h^⊤ turns it", "<i>W</i><sub><i>h</i></sub><sup>⊤</sup> turns it", "Wₕᵀ turns it", "W h transposed turns it"],
  ["W_fᵀ", "<i>W</i><sub><i>f</i></sub><sup>⊤</sup>", "W fᵀ", "W f transposed"],
  ["σ_max^4", "<i>σ</i><sub>max</sub><sup>4</sup>", "σₘₐₓ⁴", "σ max to the power 4"],
  [
    "σ_max^k, the bound",
    "<i>σ</i><sub>max</sub><sup><i>k</i></sup>, the bound",
    "σₘₐₓᵏ, the bound",
    "σ max to the power k, the bound"
  ],
  ["at h⁴", "at <i>h</i><sup>4</sup>", "at h⁴", "at h of step 4"],
  ["x_1^6", "<i>x</i><sub>1</sub><sup>6</sup>", "x₁⁶", "x 1 of step 6"],
  ["h^{t−1}", "<i>h</i><sup><i>t</i></sup><sup>−1</sup>", "hᵗ⁻¹", "h of step t−1"],
  ["h⁻ ← a_f", "<i>h</i><sup>−</sup> ← <i>a</i><sub><i>f</i></sub>", "h⁻ ← a f", "h of the step before ← a f"],
  ["∂J⁴/∂w", "∂<i>J</i><sup>4</sup>/∂<i>w</i>", "∂J⁴/∂w", "∂J of step 4/∂w"],
  ["rate η of h̃", "rate <i>η</i> of <i>h̃</i>", "rate η of h̃", "rate η of h̃"],
  ["below 1.4·10⁻⁴⁵", "below 1.4·10<sup>−45</sup>", "below 1.4·10⁻⁴⁵", "below 1.4·10 to the power −45"],
  [
    "(σ_max γ)^k, a bound",
    "(<i>σ</i><sub>max</sub> <i>γ</i>)<sup><i>k</i></sup>, a bound",
    "(σₘₐₓ γ)ᵏ, a bound",
    "(σ max γ) to the power k, a bound"
  ],
  ["length $T − t$", "length <i>T</i> − <i>t</i>", "length T − t", "length T − t"],
  ["a W, I and c of it", "a W, I and c of it", "a W, I and c of it", "a W, I and c of it"],
  ["forget_bias and learnt_", "forget_bias and learnt_", "forget_bias and learnt_", "forget_bias and learnt_"]
];

describe("words with symbols", () => {
  test.each(written)("%s", (words, html, plain, spoken) => {
    const {document} = parseHTML("<p></p>");
    const element = document.createElement("p");
    setWords(element, words);
    expect(element.innerHTML).toBe(html);
    expect(plainSymbols(words)).toBe(plain);
    expect(spokenSymbols(words)).toBe(spoken);
  });

  test.each(written)("%s has in its place what lettersOf says, and nothing of its marks", (words) => {
    const {document} = parseHTML("<p></p>");
    const element = document.createElement("p");
    setWords(element, words);
    expect(element.textContent).toBe(lettersOf(words));
    expect(
      piecesOf(words)
        .map(({text}) => text)
        .join("")
    ).toBe(lettersOf(words));
    expect(lettersOf(words)).not.toMatch(/[$^{}⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/u);
  });

  test("a power is the same whether its figures are raised or marked", () => {
    for (const power of [0, 7, 100, -12])
      expect(piecesOf(`W${superscript(power)}`)).toEqual(piecesOf(`W^{${String(power).replace("-", "−")}}`));
  });

  test("words without a symbol are what they were", () => {
    for (const words of ["", "spectral radius", "a = 0.50; I read 3 of 10 (f)", "snake_case_name"])
      for (const form of [lettersOf, plainSymbols, spokenSymbols]) expect(form(words)).toBe(words);
  });
});
