import {describe, expect, it} from "vitest";
import {readExpression} from "../../frame/formulas/readExpression.js";
import {writeMathML, writeText} from "../../frame/formulas/writeExpression.js";
import {parseFormula} from "./mathjsParser.js";
import {presets} from "./formulaReader.js";

const read = (text: string) => readExpression(text, parseFormula);

describe("what has two readings is refused, and says what to write", () => {
  it.each<[string, string[]]>([
    [
      "can be a fraction times the rest, or over all of it",
      [
        ...["1/2(1+tanh(x))", "2/3x", "x/2 x", "x/2pi", "1/sqrt(2)x", "x/tanh(x)x", "1/(2)(x)", "x/-2x", "1/x/2x"],
        ...["tanh(x/2x)", "max(0, 1/2x)", "1 + x/2e", "atan(x)/2pi", "1/2 exp(x)"]
      ]
    ],
    [
      "can be a power times the rest",
      ["e^2x", "x^2x", "e^-2x", "x^2(1+x)", "x^2 tanh(x)", "2^3(x)", "1/x^2 x", "e^(2)x"]
    ],
    ["has no sign between", ["x 1", "x .5", "x.5", "(x)2", "1 000*x", "1.2.3", "1..2*x", "tanh(x)2", "x 1e3", "pi 2"]],
    [
      "can be one number or two",
      ["max(0,01*x,x)", "max(0,1*x,x)", "0,5*x", "1,000*x", "min(1,2)", "max(-1,1)", "1.000,5*x"]
    ],
    ["write 1000.5, or “1.000, 5”", ["1.000,5*x"]],
    ["can be a root", ["x^1/2", "abs(x) ^ 1/3", "(1+x^2)^-1/2"]],
    ["A letter that cannot be seen, U+200B,", ["x\u200b+1"]],
    ["begins with a zero", ["01x", "max(0, 01*x)", "x^02", "007"]],
    ["begins with two zeros: write 0.5", ["00.5*x"]],
    ["a number in another base", ["0x10", "0x", "0b1*x", "0o7"]],
    ["can be a power of ten", ["2e-x", "2e+x", "1.5e-exp(x)"]],
    ["can be a product or a function", ["x(1+x)", "e(x)", "pi (x)", "e^-x(1+x)"]],
    ["is too small a number", ["1e-400*x", "x + 0.1e-999"]]
  ])("%s", (says, texts) => {
    for (const text of texts) expect(() => read(text), text).toThrow(says);
  });
});

describe("what has one reading is taken, and shown as it was read", () => {
  it.each([
    ["2x/3", "2 * x / 3"],
    ["(1/2)(1+tanh(x))", "1 / 2 * (1 + tanh(x))"],
    ["1/2*(1+tanh(x))", "1 / 2 * (1 + tanh(x))"],
    ["x tanh(x)", "x * tanh(x)"],
    ["x x", "x * x"],
    ["3(x+1)", "3 * (x + 1)"],
    ["2e^x", "2 * e^x"],
    ["2exp(x)", "2 * exp(x)"],
    ["1e3x", "1000 * x"],
    [".5x", "0.5 * x"],
    ["max(0, 0.1*x, x)", "max(max(0, 0.1 * x), x)"],
    ["max(0,0.1*x)", "max(0, 0.1 * x)"],
    ["min(1,max(-1,x))", "min(1, max(-1, x))"],
    ["min(max(x,0),6)", "min(max(x, 0), 6)"],
    ["x/2 + 3x", "x / 2 + 3 * x"],
    ["x/(2x+1)", "x / (2 * x + 1)"],
    ["e^(2x)", "e^(2 * x)"],
    ["-x^2", "-x^2"],
    ["−x^2", "-x^2"],
    ["2–x", "2 - x"],
    ["x^(1/2)", "x^(1 / 2)"],
    ["x^2/2", "x^2 / 2"],
    ["x^10/2", "x^10 / 2"],
    ["2^x^2", "2^(x^2)"],
    ["1/sqrt(2pi)*exp(-x^2/2)", "1 / sqrt(2 * pi) * exp((-x^2) / 2)"],
    ["tanh (x)", "tanh(x)"]
  ])("%s as %s", (text, written) => {
    expect(writeText(read(text))).toBe(written);
  });

  it("and so are all presets; a logarithm says which it is", () => {
    for (const {text, expression} of presets) expect(read(text)).toEqual(expression);
    expect(writeMathML(read("log(x)"))).toContain(">ln<");
    expect(writeMathML(read("log10(x)"))).toContain("<mn>10</mn>");
  });
});
