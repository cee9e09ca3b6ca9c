import {describe, expect, test} from "vitest";
import {matrix, multiply, transpose} from "../engine/linear/matrix.js";
import type {Exercise} from "./asking/exercise.js";
import {drawFor} from "./asking/poseFor.js";
import {pairsThatCount, whatEachOutputReads} from "./bidirectional/whatEachOutputReads.js";
import {choose, derivative, pathsThroughLayers} from "./multilayer/pathsThroughLayers.js";
import {biasThatCarries, carried} from "./deepNetworks/biasThatCarries.js";
import {residualProduct} from "./deepNetworks/residualProduct.js";
import {twoResetForms} from "./gru/twoResetForms.js";
import {whereTheWallIs} from "./explodingGradient/whereTheWallIs.js";
import {stackParameters} from "./multilayer/stackParameters.js";
import {productOfGates} from "./lstm/productOfGates.js";
import {twoClips} from "./explodingGradient/twoClips.js";
import {gruParameters} from "./gru/gruParameters.js";
import {keptState} from "./gru/keptState.js";
import {languageModelParameters} from "./languageModels/languageModelParameters.js";
import {logitGradient} from "./languageModels/logitGradient.js";
import {perplexity} from "./languageModels/perplexity.js";
import {biasThatKeeps, leftAfter} from "./lstm/biasThatKeeps.js";
import {twoPathsIntoC} from "./lstm/twoPathsIntoC.js";
import {guaranteedSteps} from "./vanishingGradient/guaranteedSteps.js";
import {twoStepsBack} from "./vanishingGradient/twoStepsBack.js";

/** The numbers of a question, in the order in which it says them: what a student works from. */
function numbersIn(question: string): number[] {
  const plain = question.replaceAll("−", "-").replace(/\^(\{[^}]*\}|\d)|[a-z]_\w/gi, " ");
  return Array.from(plain.matchAll(/-?\d+(?:\.\d+)?/g), ([text]) => Number(text));
}

/** Numbers of twenty students with what the engine answers. */
function drawn(exercise: Exercise): {question: string; given: number[]; solution: readonly number[]}[] {
  return Array.from({length: 20}, (_, k) => {
    const {question, solution} = drawFor(exercise, {course: "answers", student: String(k)}).posed;
    return {question, given: numbersIn(question), solution};
  });
}

/** Each answer as the textbook's formula has it, of the numbers that the question says, beside the engine's. */
function expectFormula(exercise: Exercise, formula: (given: number[]) => number[], share: number): void {
  for (const {given, solution} of drawn(exercise)) {
    const size = Math.max(...solution.map(Math.abs));
    formula(given).forEach((value, k) => expect(Math.abs(value - solution[k])).toBeLessThan(share * size));
  }
}

const σ = (a: number): number => 1 / (1 + Math.exp(-a));

describe("what a question says is enough for its answer, by another way than the engine's", () => {
  test("language-model-parameters: embedding, gates of [H, H + E + 1], readout, and the share of the first and the last", () => {
    for (const {question, given, solution} of drawn(languageModelParameters)) {
      const [words, E, H] = given;
      const byWord = words * (E + H + 1);
      const total = byWord + (question.includes("LSTM") ? 4 : 1) * H * (H + E + 1);
      expect(solution[0]).toBe(total);
      expect(solution[1]).toBeCloseTo((100 * byWord) / total, 9);
    }
  });

  test("two-steps-back: W_hᵀ D² W_hᵀ D³ ∂J/∂h³, to the digits of the states", () => {
    const formula = (given: number[]): number[] => {
      const [, , h21, h22, h31, h32, a, b, c, d, g1, g2] = given;
      const W = matrix(2, 2, [a, b, c, d]);
      const back = (h: number[], g: number[]) =>
        Array.from(
          multiply(
            transpose(W),
            matrix(
              2,
              1,
              g.map((one, k) => (1 - h[k] * h[k]) * one)
            )
          ).data
        );
      return back([h21, h22], back([h31, h32], [g1, g2]));
    };
    expectFormula(twoStepsBack, formula, 0.0036);
  });

  test("guaranteed-steps: the k that halves until it is below, of the largest stretch found by powers", () => {
    for (const {given, solution} of drawn(guaranteedSteps)) {
      const W = matrix(4, 4, given.slice(0, 16));
      let v = matrix(4, 1, [1, 0.3, -0.2, 0.7]);
      let size = 0;
      for (let k = 0; k < 2000; ++k) {
        v = multiply(transpose(W), multiply(W, v));
        size = Math.hypot(...v.data);
        v = matrix(
          4,
          1,
          Array.from(v.data, (one) => one / size)
        );
      }
      const factor = Math.sqrt(size) / 4;
      expect(solution[0]).toBeCloseTo(factor, 6);
      expect(factor ** solution[1]).toBeLessThan(1e-6);
      expect(factor ** (solution[1] - 1)).toBeGreaterThanOrEqual(1e-6);
    }
  });

  test("perplexity: the inverse of the geometric mean", () => {
    expectFormula(perplexity, (p) => [p.reduce((product, one) => product * one, 1) ** (-1 / p.length)], 1e-12);
  });

  test("logit-gradient: entries of the gradient add up to 0, and the loss is the gradient's own entry", () => {
    for (const {given, solution} of drawn(logitGradient)) {
      const [J, ...g] = solution;
      expect(g.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 12);
      const right = g.findIndex((one) => one < 0);
      const p = Math.exp(given[right]) / given.reduce((sum, y) => sum + Math.exp(y), 0);
      expect(g[right]).toBeCloseTo(p - 1, 12);
      expect(J).toBeCloseTo(-Math.log(p), 12);
    }
  });

  test("two-clips", () => {
    const formula = (given: number[]): number[] => {
      const [g, τ] = [given.slice(0, 3), given[3]];
      return [...g.map((one) => (τ * one) / Math.hypot(...g)), ...g.map((one) => Math.max(-τ, Math.min(τ, one)))];
    };
    expectFormula(twoClips, formula, 1e-12);
  });

  test("two-paths-into-c", () => {
    const formula = ([f, i, o, content, before, dh, after]: number[]): number[] => {
      const c = f * before + i * content;
      const dc = dh * o * (1 - Math.tanh(c) ** 2) + after;
      return [dc, f * dc];
    };
    expectFormula(twoPathsIntoC, formula, 1e-12);
  });

  test("bias-that-keeps: σ(b)^N is the share, and so the LSTM's own cell says", () => {
    for (const {given, solution} of drawn(biasThatKeeps)) {
      const [, q, steps] = given;
      expect(σ(solution[0]) ** steps).toBeCloseTo(q, 9);
      expect(leftAfter(steps, solution[0])).toBeCloseTo(q, 9);
    }
  });

  test("kept-state: (1 − u)^T of the distance to the new content", () => {
    const formula = ([u, content, T, start]: number[]): number[] => {
      const kept = (1 - u) ** T;
      return [content + kept * (start - content), kept];
    };
    expectFormula(keptState, formula, 1e-9);
  });

  test("gru-parameters", () => {
    expectFormula(gruParameters, ([I, H, O]) => [3 * (H * H + H * I + H) + O * H + O], 1e-12);
  });

  test("where-the-wall-is: where the start is a resting value that nothing stays at", () => {
    for (const {given, solution} of drawn(whereTheWallIs)) {
      const [x0, w] = given.slice(-3);
      expect(solution[0]).toBeCloseTo(x0 - w * σ(x0), 3);
    }
  });

  test("product-of-gates", () => {
    expectFormula(productOfGates, (given) => [given.slice(1, 7).reduce((all, f) => all * f, 1)], 1e-12);
  });

  test("two-reset-forms: W (r ∘ h), and r ∘ (W h)", () => {
    const formula = ([h1, h2, r1, r2, a, b, c, d]: number[]): number[] => [
      ...[a * r1 * h1 + b * r2 * h2, c * r1 * h1 + d * r2 * h2],
      ...[r1 * (a * h1 + b * h2), r2 * (c * h1 + d * h2)]
    ];
    expectFormula(twoResetForms, formula, 1e-9);
  });

  test("residual-product: 1 + w a layer", () => {
    expectFormula(residualProduct, ([L, w]) => [(1 + w) ** L], 1e-12);
  });

  test("bias-that-carries: (1 − σ(b))^L is the share, and so the engine's highway says", () => {
    for (const {given, solution} of drawn(biasThatCarries)) {
      const [L, , q] = given;
      expect((1 - σ(solution[0])) ** L).toBeCloseTo(q, 9);
      expect(carried(L, solution[0])).toBeCloseTo(q, 9);
    }
  });

  test("what-each-output-reads: half a square with its diagonal, and a square, in any number of layers", () => {
    expectFormula(whatEachOutputReads, ([T]) => [(T * (T + 1)) / 2, T * T], 1e-12);
    expect(pairsThatCount({steps: 1, layers: 1, bidirectional: true})).toBe(1);
  });

  test("stack-parameters: of LSTMs", () => {
    for (const {given, solution, question} of drawn(stackParameters).filter(({question}) =>
      question.includes("LSTM")
    )) {
      const [L, H, I, O] = given;
      const layer = (input: number): number => 2 * 4 * (H * H + H * input + H);
      expect(solution, question).toEqual([layer(I) + (L - 1) * layer(2 * H) + 2 * H * O + O]);
    }
  });

  test("paths-through-layers: so many paths, each of one product", () => {
    const formula = ([L, w, u, T]: number[]): number[] => [choose(T + L - 2, L - 1) * w ** (T - 1) * u ** L];
    expectFormula(pathsThroughLayers, formula, 1e-9);
    expect(derivative({T: 1, L: 3, w: 0.5, u: 2})).toBe(8);
  });
});
