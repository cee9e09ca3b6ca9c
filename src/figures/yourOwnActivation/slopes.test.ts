import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readExpression} from "../../frame/formulas/readExpression.js";
import {slopeSizes} from "../../frame/formulas/slopes/enclose.js";
import {search} from "../../frame/formulas/slopes/largestSlope.js";
import {slopesOf} from "../../frame/formulas/slopes/slopeAt.js";
import {examine} from "./examine.js";
import {parseFormula} from "./mathjsParser.js";

const slopes = (text: string) => slopesOf(readExpression(text, parseFormula));

/** Numbers of every size of float64, of both signs. */
const everySize = fc
  .tuple(fc.double({min: -300, max: 300, noNaN: true}), fc.constantFrom(-1, 1))
  .map(([decades, sign]) => sign * 10 ** decades);
const anyPlace = fc.oneof(everySize, fc.double({min: -1000, max: 1000, noNaN: true}));

function expectClose(a: number, b: number, scale = 0): void {
  // What is below the smallest numbers that float64 has in full is 0 to either form.
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-11 * Math.max(Math.abs(b), scale, 1e-290));
}

describe("formulas that are equal have equal values and slopes, whatever overflows on the way", () => {
  it.each([
    ["log(1 + exp(x))", "softplus(x)", 1],
    ["log(exp(x) + 1)", "max(0, x) + softplus(-abs(x))", 1],
    ["x/(1 + exp(-x))", "x * logistic(x)", 0],
    ["x*exp(x)/(1 + exp(x))", "x * logistic(x)", 0],
    ["1/(1 + exp(-x))", "logistic(x)", 0],
    ["exp(x)/(exp(x) + 1)", "logistic(x)", 0],
    ["1 - 1/(1 + exp(x))", "logistic(x)", 1],
    ["(exp(x) - exp(-x))/(exp(x) + exp(-x))", "tanh(x)", 1],
    ["(exp(2*x) - 1)/(exp(2*x) + 1)", "tanh(x)", 1],
    ["sinh(x)/cosh(x)", "tanh(x)", 1],
    ["2*logistic(2*x) - 1", "tanh(x)", 1],
    ["log(cosh(x))", "abs(x) + softplus(-2*abs(x)) - log(2)", 1],
    ["log(exp(x) + exp(-x))", "abs(x) + softplus(-2*abs(x))", 1],
    ["x*tanh(log(1 + exp(x)))", "x*tanh(softplus(x))", 0],
    ["sqrt(x^2 + 1)", "cosh(asinh(x))", 0],
    ["x/sqrt(1 + x^2)", "sin(atan(x))", 1],
    ["sqrt(x^4 + 2*x^2 + 1)", "x^2 + 1", 0],
    ["(x^2)^0.5", "abs(x)", 0],
    ["log(exp(x^3))", "x^3", 1],
    ["exp(log(1 + x^2)/2)", "sqrt(x^2 + 1)", 0],
    ["exp(x)^2*exp(-2*x)*x", "x", 0],
    ["1e200*x*1e200/1e200/1e200", "x", 0],
    ["min(x, exp(exp(abs(x) + 3)))", "x", 0],
    ["max(x, -exp(exp(abs(x))))", "x", 0],
    ["x + exp(-exp(x^2 + 800))", "x", 0],
    ["x^3/x^2", "x", 0],
    ["(abs(x)^5)^0.2", "abs(x)", 0],
    ["atan(exp(x^3))", "pi/4 + atan(tanh(x^3/2))", 1],
    ["1/(1 + exp(exp(x)))", "logistic(-exp(x))", 0],
    ["log(1 + exp(-exp(x)))", "softplus(-exp(x))", 0],
    ["x*exp(-exp(x))", "x/exp(exp(x))", 0],
    ["log(1 + x^2) - log(1 + x^2)", "0*x", 1]
  ])("%s = %s", (text, same, scale) => {
    const [f, g] = [slopes(text), slopes(same)];
    fc.assert(
      fc.property(anyPlace, (x) => {
        // e^(e^x) is followed up to where e^x is no float64.
        fc.pre(!text.includes("exp(exp(") || x < 700);
        fc.pre(!/x\^[2345]/.test(text) || Math.abs(x) < 1e75);
        fc.pre(x !== 0);
        const value = f.value(x);
        expect(Number.isNaN(value)).toBe(false);
        // Rounding of an argument moves a value by slope times the argument.
        expectClose(value, g.value(x), scale * Math.max(1, Math.abs(x)));
        const slope = g.slope(x);
        if (Number.isFinite(slope)) expectClose(f.slope(x), slope, Math.abs(x) > 30 ? Math.abs(x) : scale);
      }),
      {seed: 20261201, numRuns: 60}
    );
  });

  it.each<[string, number, number, number]>([
    ["log(1+exp(x))", 2e6, 2e6, 1],
    ["log(1+exp(x))", 1e16, 1e16, 1],
    ["log(1+exp(x))", 1e300, 1e300, 1],
    ["x*exp(x)/(1+exp(x))", 1e55, 1e55, 0],
    ["x/(1+exp(-x))", 1e34, 1e34, 1],
    ["log(cosh(x))", -1e54, 1e54, -1],
    ["sqrt(1+exp(2*x))/exp(x)", 1e40, 1, 0],
    ["(exp(x)-exp(-x))/(exp(x)+exp(-x))", 1e100, 1, 0],
    ["x/(1+exp(-x))", -800, 0, 0],
    ["x/(1+exp(-x))", -700, -700 * Math.exp(-700), -699 * Math.exp(-700)],
    ["x*exp(-exp(x))", 1e5, 0, 0],
    ["sqrt(x^2+1)", 1e200, 1e200, 1],
    ["sqrt(x^2+1e-300)", 1e-200, 1e-150, 1e-50],
    ["log(cosh(x))", -1e5, 1e5 - Math.LN2, -1],
    ["exp(x)/exp(x-1)", 5000, Math.E, 0],
    ["tanh(20*x)", 3, 1, 80 * Math.exp(-120)],
    ["1/(1+exp(-200*x))", -3, Math.exp(-600), 200 * Math.exp(-600)],
    ["exp(-1/x^2)", 0, 0, 0],
    ["sqrt(max(0,x))", -1, 0, 0],
    ["max(0, 1 - exp(x))", 1e4, 0, 0],
    ["log(exp(x)+1)", -100, Math.exp(-100), Math.exp(-100)],
    ["exp(x)*log(1+exp(-x))", 38, 1, 0],
    ["exp(x)*log(e^-x+1)", 1000, 1, 0],
    ["-exp(x)*log(1-exp(-x))", 60, 1, 0],
    ["max(0,x)+min(0,exp(x)-1)", -1e-20, -1e-20, 1],
    ["1-e^(-exp(x))", -50, Math.exp(-50), Math.exp(-50)],
    ["(exp(2x)-1)/(exp(2x)+1)", 1e-200, 1e-200, 1],
    ["log(1+x)", 1e200, 200 * Math.LN10, 1e-200],
    ["sqrt(1+exp(2x))-exp(x)", 50, 0, 0],
    ["sqrt(1+exp(2x))-exp(x)", 1000, 0, 0],
    ["sinh(x)-cosh(x)", 300, 0, 0],
    ["x-sqrt(x^2+1)", 1e12, 0, 0],
    ["erf(x)*1e300*1e300*1e-300*1e-300", 1, 0.8427007929497149, (2 / Math.sqrt(Math.PI)) * Math.exp(-1)]
  ])("%s at %d is %d, with slope %d", (text, x, value, slope) => {
    const {value: f, slope: fSlope} = slopes(text);
    expectClose(f(x), value);
    // A difference of two large numbers leaves their rounding.
    expectClose(fSlope(x), slope, Math.abs(x) > 1e15 ? Math.abs(x) : 0);
  });

  it("and what is too large to be followed is not finite; what has no value is NaN", () => {
    expect(slopes("exp(x)").value(1000)).toBe(Infinity);
    expect(slopes("-exp(x)*exp(x)").value(400)).toBe(-Infinity);
    expect(slopes("exp(exp(exp(x)))").value(10)).toBe(Infinity);
    expect(slopes("sqrt(x)").value(-1)).toBe(NaN);
    expect(slopes("log(x)*x").value(0)).toBe(NaN);
  });
});

describe("the slope at a kink", () => {
  it.each<[string, number, number, number]>([
    ["max(0,x)", 0, 0, 1],
    ["relu(x)", 0, 0, 1],
    ["abs(x)", 0, 0, 1],
    ["max(x,0.1*x)", 0, 0.1, 1],
    ["min(x,3*x)", 0, 1, 3],
    ["min(1,max(-1,x))", 1, 0, 1],
    ["max(0,x)+min(0,exp(x)-1)", 0, 1, 1],
    ["max(0,x)+x*step(-x)", 0, 1, 1],
    ["max(0,x)-max(0,-x)", 0, 1, 1],
    ["relu(x)-relu(-x)", 0, 1, 1],
    ["(abs(x)+x)/2+min(0,x)", 0, 1, 1],
    ["max(x,x)", 0.5, 1, 1],
    ["max(x,sin(x))", 0, 1, 1],
    ["x*sign(x)", 0, 0, 1],
    ["x*abs(x)", 0, 0, 0],
    ["sqrt(x^2)", 0, 0, 1],
    ["sqrt((x-1)^2)", 1, 0, 1],
    ["abs(x)^1.5", 0, 0, 0],
    ["sqrt(x^4)", 0, 0, 0],
    ["max(0,x^3)", 0, 0, 0],
    ["abs(abs(x)-1)", 1, 0, 1],
    ["max(0,x)^2", 0, 0, 0],
    ["tanh(max(2*x,x))", 0, 1, 2],
    ["1.0507*max(0,x)+1.0507*min(0,1.67326*(exp(x)-1))", 0, 1.0507, 1.0507 * 1.67326],
    ["min(max(0,x/6+0.5),1)*x", 3, 1, 1.5],
    ["sign(x)", 0, 0, 0],
    ["step(x)+x", 0, 1, 1]
  ])("of %s at %d is %d, the nearer to 0 of its sides, and its steeper side has %d", (text, x, slope, steepest) => {
    const f = slopes(text);
    expect(f.slope(x)).toBeCloseTo(slope, 9);
    expect(f.steepest(x)).toBeCloseTo(steepest, 9);
  });
});

describe("the largest slope", () => {
  const rootOfHalfE = Math.SQRT2 * Math.exp(-0.5);
  it.each<[string, number]>([
    ["tanh(5000*(x-0.005))", 5000],
    ["tanh(20000*(x-1.23456))", 20000],
    ["tanh(1e7*x)", 1e7],
    ["tanh(1e5*(x+5.99999))", 1e5],
    ["logistic(40000*x-20000)", 10000],
    ["exp(-(1000*(x-0.3))^2)", 1000 * rootOfHalfE],
    ["exp(-abs(x-0.1003)*5000)", 5000],
    ["1/(1+(1e4*(x-0.123))^2)", 1e4 * 0.6495190528383289],
    ["log(1e-8+x^2)", 1e4],
    ["tanh(x)+0.01*tanh(5000*(x-3.3333))", 50.00507],
    ["x*sin(x)+0.001*erf(1e5*(x+2.71828))", 114.9055],
    ["1e6/(1e6+exp(-5000*x))", 1250],
    ["atan(exp(3000*(x-1)))", 1500],
    ["1/(1+exp(-200*x))", 50],
    ["sin(1e4*x)", 1e4],
    ["max(0, 1000*(x-2.0001))-max(0, 1000*(x-2.0002))", 1000],
    ["max(0,x)+min(0,exp(x)-1)", 1],
    ["tanh(sinh(5*(x-1)))*0.1", 0.5],
    ["abs(x)", 1],
    ["2", 0],
    ["x + 1e8 - 1e8", 1],
    ["x*exp(-x^2)", 1]
  ])("of %s is %d, also where all around is flat", (text, slope) => {
    const {largest} = examine(readExpression(text, parseFormula), 6);
    expect(Math.abs(largest.slope - slope)).toBeLessThanOrEqual(2e-4 * slope);
    expect(largest.least).toBeLessThanOrEqual(largest.slope);
    expect(largest.most).toBeLessThanOrEqual(largest.slope * (1 + search.tolerance));
  });

  it("does not climb rounding: what is left open is said", () => {
    // x² to some four digits: (x + 10⁶)³ has lost the others.
    const noisy = examine(readExpression("(x+1e6)^3-1e18-3e12*x-3e6*x^2", parseFormula), 6).largest;
    expect(noisy.most / noisy.slope).toBeGreaterThan(1 + 2 * search.tolerance);
    expect(noisy.least).toBeLessThanOrEqual(108 * 1.01);
    expect(noisy.most).toBeGreaterThanOrEqual(108);
    // Written out or not, softplus has bounds as narrow.
    const softplus = examine(readExpression("log(1+exp(1000*x))/1000", parseFormula), 6).largest;
    expect(softplus.most).toBeLessThan(1 + 1e-9);
    const open = examine(readExpression("log(exp(x))", parseFormula), 6).largest;
    expect([open.slope, open.x]).toEqual([1, 0]);
    expect(open.most).toBeLessThan(1.05);
  });

  it("is inside its bounds, for peaks of any place and width", () => {
    fc.assert(
      fc.property(
        fc.double({min: -5.9, max: 5.9, noNaN: true}),
        fc.double({min: 0, max: 7, noNaN: true}),
        fc.constantFrom("tanh(K*(x-C))", "logistic(4*K*(x-C))", "K*(x-C)/(1+abs(K*(x-C)))", "atan(K*(x-C))"),
        (c, decades, shape) => {
          const k = 10 ** decades;
          const text = shape.replaceAll("K", k.toFixed(6)).replaceAll("C", `(${c.toFixed(12)})`);
          const {slope, most} = examine(readExpression(text, parseFormula), 6).largest;
          expect(Math.abs(slope / k - 1)).toBeLessThan(search.tolerance);
          expect(most / k).toBeGreaterThan(1 - 1e-6);
        }
      ),
      {seed: 16, numRuns: 40}
    );
  });

  it("is bounded over a stretch by what it is anywhere in it", () => {
    const texts =
      "x/(1+exp(-x))|tanh(3*x)*x|max(0,x)^3-x|exp(-x^2)/(2+sin(5*x))|sqrt(1+x^2)^x|log(1+exp(x))/cosh(x)|x^-2+abs(x)^0.7|tan(x)/(1+x^4)|cbrt(x)*acos(x/10)|min(x,1/x)";
    for (const text of texts.split("|")) {
      const expression = readExpression(text, parseFormula);
      const [{steepest}, over] = [slopesOf(expression), slopeSizes(expression)];
      fc.assert(
        fc.property(
          fc.double({min: -6, max: 6, noNaN: true}),
          fc.double({min: 0, max: 1, noNaN: true}),
          fc.double({min: 0, max: 1, noNaN: true}),
          (from, width, part) => {
            const size = steepest(from + part * width);
            fc.pre(Number.isFinite(size));
            const {least, most} = over(from, from + width);
            expect(size).toBeLessThanOrEqual(most * (1 + 1e-12));
            expect(size).toBeGreaterThanOrEqual(least * (1 - 1e-12));
          }
        ),
        {seed: 7, numRuns: 60}
      );
    }
  });
});
