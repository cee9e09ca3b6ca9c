import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {formatted} from "../../../scripts/framework/markdown/formats.js";
import {JsonError} from "../../../src/loaders/parseJson.js";
import MarkdownIt from "markdown-it";
import {values, valuesFilled} from "../../../scripts/framework/markdown/values.js";

describe("formatted", () => {
  test.each([
    [0.0032, undefined, "0.0032"],
    [-2.3, undefined, "−2.3"],
    [12_345, undefined, "12,345"],
    [-2.3, "raw", "-2.3"],
    [371.4, "digits 3", "371"],
    [0.00321, "digits 2", "0.0032"],
    [-0.5, "fixed 2", "−0.50"],
    [1234.5, "fixed 1", "1,234.5"],
    [8.2e7, "power 1", "8·10⁷"],
    [1.3e-5, "power 2", "1.3·10⁻⁵"],
    [1e-11, "power 1", "10⁻¹¹"],
    [0, "power 1", "0"],
    [0.1726, "ceil 2", "0.18"],
    [0.0684, "floor 1", "0.06"],
    [2.4297, "ceil 2", "2.5"],
    [0.2, "floor 1", "0.2"],
    [9.4, "ceil 1", "10"],
    [0.96, "floor 1", "0.9"],
    [222_141, "ceil 2", "230,000"],
    [-0.17, "ceil 1", "−0.1"],
    [-0.17, "floor 1", "−0.2"],
    [0, "ceil 2", "0"],
    [0.53, "percent 0", "53%"],
    [0.9361, "percentFloor 0", "93%"],
    [0.9312, "percentCeil 0", "94%"],
    [0.07, "percentCeil 0", "7%"],
    [0.29, "percentFloor 0", "29%"],
    [7, "words", "seven"],
    [7, "Words", "Seven"],
    [1268, "words", "1,268"],
    [3, "ordinal", "third"],
    [13, "ordinal", "13th"],
    [21, "ordinal", "21st"],
    [22, "ordinal", "22nd"],
    [103, "ordinal", "103rd"],
    [111, "ordinal", "111th"],
    [2, "times", "twice"],
    [25, "times", "25 times"]
  ])("%s as %s is %s", (value, how, text) => {
    expect(formatted(value, how)).toBe(text);
  });

  test("writes a text as it is, and refuses to format it, or by a format that there is not", () => {
    expect(formatted("tickets")).toBe("tickets");
    expect(() => formatted("tickets", "words")).toThrow('expected a number for “words”, found "tickets"');
    expect(() => formatted(1, "roman")).toThrow("expected one of the formats raw, fixed");
  });

  test("rounds bounds outward, by less than one of the last digit", () => {
    const said = (text: string): number => Number(text.replaceAll(",", "").replace("−", "-"));
    const values = fc.oneof(fc.double({min: 1e-5, max: 1e9, noNaN: true}), fc.integer({min: 1, max: 99_999}));
    fc.assert(
      fc.property(values, fc.integer({min: 1, max: 6}), fc.boolean(), (size, digits, below) => {
        const value = below ? -size : size;
        const unit = 10 ** (Math.floor(Math.log10(size)) - digits + 1);
        const [low, high] = ["floor", "ceil"].map((how) => said(formatted(value, `${how} ${digits}`)));
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high - low).toBeLessThan(1.001 * unit);
      })
    );
  });

  test("says to its digits the number that it was given", () => {
    fc.assert(
      fc.property(fc.double({min: 1e-12, max: 1e12, noNaN: true}), fc.integer({min: 1, max: 6}), (value, digits) => {
        const said = formatted(value, `power ${digits}`);
        const [mantissa, raised = ""] = said.includes("·") ? said.split("·") : ["1", said];
        const exponent = Number(
          Array.from(raised.slice(2), (sign) => "-0123456789"["⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign)]).join("")
        );
        expect(Math.abs(Number(mantissa) * 10 ** exponent - value)).toBeLessThanOrEqual(
          0.51 * 10 ** (exponent + 1 - digits)
        );
      })
    );
  });
});

describe("valuesFilled", () => {
  const known: Record<string, unknown> = {
    "loss-cliff settings steps": 50,
    "loss-cliff facts thrownAt.w": 4.6431,
    "my-0a settings steps": 5
  };
  const valueOf = (base: string, kind: string, field: string) => {
    const value = known[`${base} ${kind} ${field}`];
    if (value === undefined) throw new Error(`${field}: expected a number or a text, found nothing`);
    return value as number;
  };
  const fail = (fault: Error): void => {
    throw fault;
  };
  const fill = (text: string, bases = new Map<string, string>()) =>
    valuesFilled(text, "src/exploding-gradient.md", bases, {lookUp: valueOf, fail});

  test("puts settings and facts into prose, attributes and formulas, as their format says", () => {
    expect(fill("{{loss-cliff.steps}} steps, at {{loss-cliff!thrownAt.w | fixed 2}}")).toBe("50 steps, at 4.64");
    expect(fill('<i alt="{{loss-cliff.steps|words}}"> $x_{{{loss-cliff.steps}}}$')).toBe('<i alt="50"> $x_{50}$');
  });

  test("takes those of the figure as the page has it", () => {
    expect(fill("{{mine.steps}} and {{loss-cliff.steps}}", new Map([["mine", "my-0a"]]))).toBe("5 and 50");
  });

  test("names the page, what is asked for, and what is wrong", () => {
    expect(() => fill("{{loss-cliff!nothing}}")).toThrow(
      "src/exploding-gradient.md: {{loss-cliff!nothing}}: nothing: expected a number or a text, found nothing"
    );
    expect(() => fill("{{loss-cliff.steps | roman}}")).toThrow("expected one of the formats");
  });

  test("marks in a preview what does not exist, where it stands, and says it at the head of the page", () => {
    const md = MarkdownIt({html: true}).use(values, {inPlace: true});
    const html = md.render("Thrown by update {{no-figure!thrownAt}}.", {path: "/no-such-page"});
    expect(html).toContain(
      '<div class="fault" role="alert">page /no-such-page: {{no-figure!thrownAt}}: expected a figure'
    );
    expect(html).toContain("Thrown by update ⚠ {{no-figure!thrownAt}}.");
  });

  test("says nothing of a figure whose block is faulty, which is said where it stands", () => {
    const options = {fail, previewing: true, faulty: new Set(["mine"]), lookUp: valueOf};
    expect(valuesFilled("{{mine!x}}, {{loss-cliff.steps}}", "src/a.md", new Map(), options)).toBe("…, 50");
  });

  test("says once of a file that it is no JSON, at its line, however many values are asked of it", () => {
    const lookUp = (): never => {
      throw new JsonError("data/experiments/a.json:3", "a comma");
    };
    const faults: string[] = [];
    const options = {fail: ({message}: Error) => void faults.push(message), lookUp};
    valuesFilled("{{a.x}} and {{a.y}}", "src/a.md", new Map(), options);
    expect(new Set(faults)).toEqual(new Set(["data/experiments/a.json:3: expected JSON, got a comma"]));
  });

  test("leaves formulas and code with braces alone", () => {
    expect(fill("`{{x}}` and $e^{{a.b} c}$")).toBe("`{{x}}` and $e^{{a.b} c}$");
  });
});
