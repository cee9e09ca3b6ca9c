import fc from "fast-check";
import {derivative as mathjsDerivative} from "mathjs";
import {describe, expect, it} from "vitest";
import {differentiate} from "../../frame/formulas/calculus.js";
import {examine} from "./examine.js";
import {call, number, x, type Expression, type Operator} from "../../frame/formulas/expression.js";
import {formulaReader, presets} from "./formulaReader.js";
import {functions} from "../../frame/formulas/functions.js";
import {parseFormula} from "./mathjsParser.js";
import {limits, looksLikeExpression, readExpression} from "../../frame/formulas/readExpression.js";
import {Refused} from "../../frame/formulas/refused.js";
import {slopesOf} from "../../frame/formulas/slopes/slopeAt.js";
import {engineTanh} from "./ownCurve.js";
import {writeMathML, writeText} from "../../frame/formulas/writeExpression.js";

const read = (text: string) => readExpression(text, parseFormula);
const compile = (expression: Expression) => slopesOf(expression).value;
const slopeAt = (text: string, x: number) => slopesOf(read(text)).slope(x);

describe("tanh, to compare with", () => {
  it("is the reader's tanh(x), and so is its slope", () => {
    fc.assert(
      fc.property(fc.double({min: -6, max: 6, noNaN: true}), (x) => {
        expect(compile(read("tanh(x)"))(x)).toBeCloseTo(engineTanh.f(x), 12);
        expect(slopeAt("tanh(x)", x)).toBeCloseTo(engineTanh.slope(x), 12);
      })
    );
  });
});

/** What is no formula in x, between bars. */
const refused = [
  `import('fs')|import("fs")|x=5|f(x)=x|constructor|constructor(x)|x.constructor|x[1]|[1,2]|1e999`,
  'while(true)|createUnit|createUnit("foo")|ones(1e9)|evaluate(x)|parse(x)|simplify(x)|x;y|x > 1 ? 2 : 3',
  "x == 1|x!|x'|5 cm|cm|x to cm|i|true|1:3|x mod 2|not x|toString|hasOwnProperty(x)|__proto__|prototype",
  `x(2)|sin|sin(x, 2)|max(x)|y|x^|{a: x}|"x"|random()|factorial(170)|sin'(x)|x\u0000|x²|window`,
  "globalThis"
];

describe("what is refused", () => {
  it.each(["", "  ", ...refused.join("|").split("|")])("%j, with a reason", (text) => {
    expect(() => read(text)).toThrow(Refused);
  });

  it("what is too long, has too many parts, or is nested too deep", () => {
    expect(() => read("x".repeat(10_000))).toThrow(/At most 120 letters/);
    expect(() => read(Array(40).fill("x").join("+"))).toThrow(/more than 60 parts|nested/);
    expect(() => read("(".repeat(50) + "x" + ")".repeat(50))).toThrow(/nested/);
    expect(looksLikeExpression("x".repeat(limits.letters + 1))).toBe(false);
    expect(looksLikeExpression("import('fs')")).toBe(false);
    expect(looksLikeExpression("tanh(2 * x)")).toBe(true);
  });

  it.each([
    ["1/x", /no finite value at x = 0/],
    ["x/0", /divides by 0/],
    ["tanh(x) + 1/(1 - 1)", /divides by 0/],
    ["sqrt(x)", /no finite value at x = −6/],
    ["log(x)", /no finite value at x = −6/],
    ["tan(x)", /grows past 10⁶ near x = −?1\.57/],
    ["1e-9/(x-0.3331)", /grows past 10⁶ near x = 0\.33/],
    ["sqrt(abs(x))", /f′ has no finite value at x = 0/],
    ["x^x^x^x^x^x^x", /no finite value/],
    ["exp(exp(exp(x)))", /f′ is too large at x = 1.88, above 10³⁰⁸/],
    ["sqrt(abs(x-0.1234))", /grows past 10⁶ near x = 0\.12/],
    ["abs(x-0.1234)^0.9", /grows without end near x = 0\.12/],
    ["sqrt((x-0.333)^2-1e-9)", /f has no finite value at x = 0\.33/],
    ["(x-1)*log(abs(x-1.00007))", /grows .* near x = 1/],
    ["1e-300/(x-2.00001)", /grows .* near x = 2/]
  ])("%s, which has no finite values or slopes on the range", (text, reason) => {
    expect(() => examine(read(text), 6)).toThrow(reason);
  });

  it("without losing the last good one, and in the reader's hands only once it is loaded", async () => {
    const reader = formulaReader(6);
    expect(reader.read("erf(x)")).toBeUndefined();
    expect(reader.read("tanh(x)")).toHaveProperty("formula");
    await reader.load();
    expect(reader.read("erf(x)")).toHaveProperty("formula.text", "erf(x)");
    expect(reader.read("import(1)")).toHaveProperty("refused", expect.stringContaining("“import” is not known here"));
  });
});

/** Random expressions whose values and slopes stay moderate: what grows is squashed. */
const smooth = ["sin", "cos", "tanh", "atan", "logistic", "softplus", "erf", "asinh"];
const expressions = fc.letrec<{whole: Expression}>((tie) => ({
  whole: fc.oneof(
    {maxDepth: 4, withCrossShrink: true},
    fc.constant<Expression>(x),
    fc.integer({min: 1, max: 30}).map((tenths) => number(tenths / 10)),
    fc.tuple(fc.constantFrom(...smooth), tie("whole")).map(([name, of]) => call(name, of)),
    tie("whole").map((of): Expression => ({kind: "negative", of})),
    fc.record({kind: fc.constantFrom<Operator>("+", "-", "*"), left: tie("whole"), right: tie("whole")}),
    fc.tuple(tie("whole"), tie("whole")).map(([left, of]): Expression => {
      return {kind: "/", left, right: {kind: "+", left: number(2), right: call("sin", of)}};
    })
  )
})).whole;

describe("f′", () => {
  it("equals central differences, for random expressions at random places", () => {
    fc.assert(
      fc.property(expressions, fc.double({min: -2, max: 2, noNaN: true}), (expression, x) => {
        const {value: f, slope} = slopesOf(expression);
        const h = 1e-5;
        // The step's error is about f‴ h², that of rounding 1e−16 f / h: both small where f itself is moderate.
        const size = Math.max(1, ...[-1, -0.5, 0, 0.5, 1].map((k) => Math.abs(f(x + k * 1e-2))));
        fc.pre(size < 50);
        const around = [-1, 0, 1].map((k) => Math.abs(slope(x + k * 1e-3)));
        fc.pre(Math.max(...around) < 100);
        const difference = (f(x + h) - f(x - h)) / (2 * h);
        expect(Math.abs(slope(x) - difference)).toBeLessThan(1e-4 * Math.max(1, size, ...around));
      })
    );
  });

  it("is what its formula says", () => {
    fc.assert(
      fc.property(expressions, fc.double({min: -2, max: 2, noNaN: true}), (expression, x) => {
        const [slope, shown] = [slopesOf(expression).slope(x), compile(differentiate(expression))(x)];
        expect(Math.abs(slope - shown)).toBeLessThan(1e-9 * Math.max(1, Math.abs(slope)));
      })
    );
  });

  it("equals mathjs's own, for what mathjs can differentiate", () => {
    const texts = "x / (1 + x^2)|tanh(2x/3)|exp(-x^2)*x|log(1 + exp(x))|2^x|(x^2+1)^0.5|atan(x)^3";
    for (const text of texts.split("|"))
      for (const x of [-1.3, -0.2, 0.7, 2.1])
        expect(slopeAt(text, x)).toBeCloseTo(Number(mathjsDerivative(text, "x").evaluate({x})), 10);
  });

  it.each(Object.keys(functions).filter((name) => !["sign", "step", "asin", "acos"].includes(name)))(
    "of %s is that of its values",
    (name) => {
      const f = compile(call(name, x));
      for (const x of [0.3, 0.8, 1.7, 3.2])
        expect(slopeAt(`${name}(x)`, x)).toBeCloseTo((f(x + 1e-6) - f(x - 1e-6)) / 2e-6, 6);
    }
  );

  it("follows the larger of max and the smaller of min, and at a kink takes the slope nearer to 0", () => {
    expect([-1, 0, 1].map((x) => slopeAt("max(0, x)", x))).toEqual([0, 0, 1]);
    expect([-3, 0, 3].map((x) => slopeAt("min(1, max(-1, x))", x))).toEqual([0, 1, 0]);
    expect([-1, 0, 2].map((x) => slopeAt("abs(x)", x))).toEqual([-1, 0, 1]);
    expect(slopeAt("max(x, 0.1x)", -2)).toBeCloseTo(0.1);
  });
});

describe("a formula as text and as MathML", () => {
  it("reads as written text again, with the same values", () => {
    fc.assert(
      fc.property(expressions, fc.double({min: -2, max: 2, noNaN: true}), (expression, x) => {
        const text = writeText(expression);
        fc.pre(text.length <= limits.letters && !text.includes("e-"));
        let again: Expression;
        try {
          again = read(text);
        } catch {
          return; // more parts or levels than a reader may write
        }
        expect(compile(again)(x)).toBeCloseTo(compile(expression)(x), 9);
      })
    );
    expect(writeText(differentiate(read("tanh(x)")))).toBe("1 - tanh(x)^2");
    expect(writeMathML(read("1/(1+exp(-x))"))).toContain("<mfrac>");
  });
});

describe("the largest slope", () => {
  it.each([
    ["tanh(x)", 1, 0],
    ["1/(1+exp(-x))", 0.25, 0],
    ["erf(x)", 2 / Math.sqrt(Math.PI), 0],
    ["sin(3x)", 3, 0],
    ["exp(-(x-1.2345)^2)", Math.SQRT2 * Math.exp(-0.5), 1.2345 - Math.SQRT1_2]
  ])("of %s is found, with its place", (text, slope, x) => {
    const {largest} = examine(read(text), 6);
    expect(largest.slope).toBeCloseTo(slope, 9);
    expect(Math.abs(largest.x - x) < 1e-3 || Math.abs(largest.slope - slope) < 1e-9).toBe(true);
  });
});

it("the presets are what their texts say", () => {
  for (const {text, expression} of presets) expect(read(text)).toEqual(expression);
});
