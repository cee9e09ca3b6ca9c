import {describe, expect, it} from "vitest";
import {drawChainStepper, reachOf} from "./drawing.js";
import {chainLayout, matrixHalf, matrixWidth, type Point} from "./layout.js";
import {sayChain, sayForward, sayStep} from "./words.js";
import {settings as schema} from "./experiment.js";
import {multiplyBack} from "./chain.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/chain-stepper.json", schema);
const chain = multiplyBack(settings);
const at = (size: number, angle = settings.angle) => multiplyBack({...settings, size, angle});

function textOf(step: number): string[] {
  const svg = drawChainStepper({chain, settings, step}, {width: 600, height: 450, document});
  return Array.from(svg.querySelectorAll("text"), (text) => text.textContent ?? "");
}

describe("sayChain", () => {
  it("says what the slopes did, what W_h did, and what is left", () => {
    expect(sayChain(chain, 0)).toBe(
      "At h⁴, where the loss stands, the gradient is 2.09 long. No factor has changed it yet."
    );
    const [, {factor}] = chain.links;
    const [first, second] = (factor?.slopes ?? []).map((slope) => slope.toFixed(2));
    expect(sayChain(chain, 1)).toBe(
      `∂h⁴/∂h³: the slopes D⁴, ${first} and ${second}, damped the gradient from 2.09 to 1.44 and turned it 19° clockwise; ` +
        "W_h^⊤ turned it 37° clockwise and shortened it to 1.01. After 1 factor, 48% of the length at h⁴."
    );
    expect(sayChain(chain, 3)).toContain("shortened it to 0.46. After 3 factors, 22% of the length at h⁴.");
  });

  it("says when W_h lengthens, when it turns nothing, and when all is gone", () => {
    expect(sayChain(at(1.6), 3)).toContain("lengthened it to 1.35. After 3 factors, 101%");
    expect(sayChain(at(1, 0), 1)).toContain("W_h^⊤ did not turn it and kept it as long as it was");
    expect(sayChain(at(1, -90), 1)).toContain("W_h^⊤ turned it 90° anticlockwise");
    expect(sayChain(at(1, 180), 1)).toContain("W_h^⊤ turned it right round");
    expect(sayChain(at(0), 2)).toBe("The factor ∂h³/∂h² left the gradient at 0: nothing arrives at h².");
    expect(sayChain(at(0), 1)).toContain("W_h is 0, and nothing arrives at h³.");
    expect(sayChain(at(0.1), 3)).toContain("0.06% of the length");
  });

  it("says the step to who hears the slider", () => {
    expect(sayStep(chain, 3)).toBe("back at h¹, gradient 0.46 long");
    expect(sayStep(chain, -2)).toBe("forward to h²");
  });

  it("says on the way forward what the network reads and makes", () => {
    expect(sayForward(chain, -3, settings.x)).toBe(
      "Forward: the network reads x¹ = 0.80 and makes h¹ = (0.68, −0.48) from it alone."
    );
    expect(sayForward(chain, -1, settings.x)).toContain("reads x³ = 0.30 and makes h³ = (0.45, −0.21) from it and h².");
  });
});

describe("drawChainStepper", () => {
  it("shows the factors up to the step, and none beyond", () => {
    for (let step = 0; step < settings.steps; ++step) {
      const factors = textOf(step).filter((text) => /^∂h.\/∂h.$/.test(text));
      expect(factors).toEqual(["∂h⁴/∂h³", "∂h³/∂h²", "∂h²/∂h¹"].slice(0, step));
    }
    expect(textOf(0)).toContain("no factor yet");
    expect(textOf(2)).toContain("product so far, ∂h⁴/∂h²");
  });

  it("shows on the way forward the states so far, the step that makes the last, and no gradient", () => {
    for (let step = 1 - settings.steps; step < 0; ++step) {
      const text = textOf(step);
      const states = text.filter((words) => words.startsWith("("));
      expect(states).toHaveLength(settings.steps + step);
      expect(text).toContain("W_h");
      expect(text.filter((words) => words.includes("∂"))).toEqual([]);
      // h^t = tanh(W_h h^{t−1} + W_x x^t + b), as the picture has it.
      const [{h}, before] = [chain.links[-step], chain.links[1 - step]];
      const [from, {W_x, b, x}] = [before ? before.h : [0, 0], settings];
      const {W_h} = chain;
      const sums = [0, 1].map(
        (k) => W_h[2 * k] * from[0] + W_h[2 * k + 1] * from[1] + W_x[k] * x[settings.steps + step - 1] + b[k]
      );
      sums.forEach((sum, k) => expect(Math.tanh(sum)).toBeCloseTo(h[k], 12));
    }
  });

  it("shows gradients, Jacobians, W_h^⊤, slopes and product as numbers", () => {
    const text = textOf(3);
    const {product = [], slopes = []} = chain.links[3].factor ?? {};
    const [a, b, c, d] = chain.W_h;
    for (const {norm, factor} of chain.links)
      for (const value of [norm, ...(factor?.jacobian ?? []), ...product, ...slopes, a, c, b, d])
        expect(text.join(" ")).toContain(value.toFixed(2).replace("-", "−"));
    expect(text).toContain("turns by −37°");
  });

  it("has one scale for all steps, in which no arrow leaves its square", () => {
    for (let size = 0; size <= 2; size += 0.1)
      for (let angle = -180; angle <= 180; angle += 15)
        for (const {norm} of at(size, angle).links) expect(norm).toBeLessThanOrEqual(reachOf(at(size, angle)));
    expect(reachOf(chain)).toBe(2.4);
  });
});

describe("chainLayout", () => {
  it.each([
    [320, 652],
    [324, 660],
    [540, 1100],
    [541, 405],
    [600, 450],
    [1000, 750]
  ])("keeps everything within a picture of %i × %i pixels, and matrices off each other", (width, height) => {
    const {links, product, equation, factorSize} = chainLayout(settings.steps, {width, height});
    const matrix = (middle: Point, columns: number, size: number) => {
      const [wide, high] = [matrixWidth(columns, size) / 2, matrixHalf(size)];
      return {...middle, wide, high};
    };
    const part = (x: number, columns: number) => matrix({x, y: equation.y}, columns, equation.size);
    const matrices = [
      ...links.slice(1).map(({factor}) => matrix(factor, 2, factorSize)),
      matrix(product.matrix, 2, product.size),
      ...[part(equation.W, 2), part(equation.D, 2), part(equation.after, 1), part(equation.before, 1)]
    ];
    const panels = links.map(({panel: {x, y, half}}) => ({x, y, wide: half, high: half}));
    for (const {wide} of panels) expect(wide).toBeGreaterThan(36);
    for (const {x, y, wide, high} of [...panels, ...matrices]) {
      expect(Math.min(x - wide, y - high)).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width);
      expect(y + high).toBeLessThanOrEqual(height);
    }
    for (const [k, a] of matrices.entries())
      for (const b of matrices.slice(0, k))
        expect(Math.abs(a.x - b.x) >= a.wide + b.wide || Math.abs(a.y - b.y) >= a.high + b.high).toBe(true);
  });
});
