import {hsl, rgb} from "d3";
import {describe, expect, it} from "vitest";
import {comparedCells} from "../../engine/cells/operations/cellOperations.js";
import {
  cellInWords,
  cellStyles,
  colours,
  diverging,
  looksFor,
  networkStyle,
  paletteCss,
  paper,
  sequential,
  type Shades
} from "./palette.js";

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(a: string, b: string): number {
  const luminance = (shade: string): number => {
    const {r, g, b: blue} = rgb(shade);
    const linear = (channel: number): number => {
      const c = channel / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(blue);
  };
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe("palette", () => {
  it("measures contrast as WCAG does", () => {
    expect(contrast("#000", "#fff")).toBeCloseTo(21);
    expect(contrast("#777", "#fff")).toBeCloseTo(4.48, 2);
  });

  it.each(Object.entries<Shades>(colours))("%s stands out from the paper, 4.5:1 in light and dark", (_, shades) => {
    expect(contrast(shades.light, paper.light)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades.dark, paper.dark)).toBeGreaterThanOrEqual(4.5);
  });

  /** The cells that have a look of their own and are compared, and as many unknown ones as there are spare looks for. */
  const looks = Object.entries(
    looksFor(["rnn-tanh", "rnn-logistic", "rnn-relu", "lstm", "gru", "one", "two", "three"])
  );

  it("tells the cells apart by colour, by dash and by mark, those that it does not know too", () => {
    for (const by of ["colour", "dash", "mark"] as const)
      expect(new Set(looks.map(([, look]) => look[by])).size, by).toBe(looks.length);
    expect(new Set(comparedCells.map((kind) => cellStyles[kind].label)).size).toBe(comparedCells.length);
  });

  it("gives the cells that it does not know the spare looks in their order, whatever stands between them", () => {
    const [one, two] = [looksFor(["one", "two"]), looksFor(["lstm", "one", "gru", "two"])];
    expect(two.one).toEqual(one.one);
    expect(two.two).toEqual(one.two);
    expect(two.lstm).toMatchObject({colour: cellStyles.lstm.colour});
  });

  it("says which cells there is no look left for", () => {
    expect(() => looksFor(["gru", "a", "b", "c", "d"])).toThrow(
      new RangeError("looksFor: expected at most 3 cells without a look of their own, got a, b, c, d")
    );
  });

  it("names only colours that it defines", () => {
    const used = [...looks.map(([, {colour}]) => colour), diverging(-1), diverging(0.3), sequential(1)];
    for (const name of used) expect(paletteCss()).toContain(`  ${name.slice(4, -1)}: #`);
  });

  it("draws a network as the cell that its name begins with, the longest there is", () => {
    expect(networkStyle("lstm-bias1")).toBe(cellStyles.lstm);
    expect(networkStyle("gru-28")).toBe(cellStyles.gru);
    expect(networkStyle("gru-reset-after")).toBe(cellStyles["gru-reset-after"]);
    expect(() => networkStyle("grus")).toThrow("networkStyle: expected a name that begins with a cell, got grus");
  });

  it("says a cell's name in a sentence", () => {
    expect(comparedCells.map(cellInWords)).toEqual(expect.arrayContaining(["tanh RNN", "ReLU RNN", "LSTM", "GRU"]));
  });

  it("is what the page's stylesheet holds", async () => {
    await expect(paletteCss()).toMatchFileSnapshot("../../style/palette.css");
  });
});

describe("scales", () => {
  it("clamp what lies outside, and show NaN as no value", () => {
    expect(diverging(-7)).toBe(diverging(-1));
    expect(diverging(7)).toBe(diverging(1));
    expect(sequential(2)).toBe(sequential(1));
    expect(diverging(NaN)).toBe("var(--muted)");
  });

  it.each(["light", "dark"] as const)("start from the paper and lead away from it in %s", (scheme) => {
    const shade = (name: string): string => {
      const part = paletteCss().split("@media")[scheme === "light" ? 0 : 1];
      const match = new RegExp(`${name.slice(4, -1)}: (#\\w+);`).exec(part);
      return match?.[1] ?? "none";
    };
    expect(shade(diverging(0))).toBe(paper[scheme]);
    expect(shade(sequential(0))).toBe(paper[scheme]);
    const steps = Array.from({length: 11}, (_, i) => i / 10);
    for (const towards of [sequential, diverging, (x: number) => diverging(-x)]) {
      const distances = steps.map((x) => contrast(shade(towards(x)), paper[scheme]));
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      expect(distances.at(-1)).toBeGreaterThan(4.5);
    }
  });

  it("give opposite signs different hues", () => {
    const hue = (name: string): number =>
      hsl(new RegExp(`${name.slice(4, -1)}: (#\\w+);`).exec(paletteCss())?.[1] ?? "").h;
    expect(Math.abs(hue(diverging(1)) - hue(diverging(-1)))).toBeGreaterThan(90);
  });
});
