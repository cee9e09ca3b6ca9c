import {describe, expect, it} from "vitest";
import {multiply, type Matrix} from "../../engine/linear/matrix.js";
import {sum} from "../../engine/linear/elementwise.js";
import {evaluateFeedForward} from "../../engine/networks/evaluateFeedForward.js";
import {feedForward} from "../../engine/networks/feedForward.js";
import {Random} from "../../engine/random.js";
import {readSettings} from "../../loaders/readJson.js";
import {examplesOf, settings as schema} from "./experiment.js";
import {lesions, profileOfNet, sampleExamples, sampleNet} from "./networks.js";
import {gradientByLength, middleOf, peakOf, profileOf, sharesOfPaths} from "./paths.js";

const settings = readSettings("data/experiments/which-paths.json", schema);
const few = {width: 5, blocks: 4};

function evaluated(seed: number, gain = 1) {
  const {spec, parameters} = sampleNet("residual", few, {seed, gain});
  const {x, loss} = sampleExamples(1, 3, new Random(seed));
  return evaluateFeedForward(feedForward(spec), parameters, {x, loss});
}

/** The gradient by one path: through the blocks that are named, from 1, and by the others. */
function byPath({u, pass}: ReturnType<typeof evaluated>, through: readonly number[]): Matrix {
  return [...through]
    .sort((a, b) => b - a)
    .reduce(
      (g, block) => {
        const {h} = pass.layers[block];
        const slopes = h.data.map((value) => 1 - value * value);
        return multiply(
          {...g, data: g.data.map((value, k) => value * slopes[k])},
          pass.parameters[`layer${block + 1}.W`]
        );
      },
      u[u.length - 1]
    );
}

describe("gradientByLength", () => {
  it("is the sum over all paths of a length, each by itself", () => {
    for (const seed of [1, 2, 3]) {
      const evaluation = evaluated(seed);
      const lengths = gradientByLength(evaluation);
      const paths = Array.from({length: 2 ** few.blocks}, (_, bits) =>
        [1, 2, 3, 4].filter((block) => bits & (1 << (block - 1)))
      );
      for (const [m, length] of lengths.entries()) {
        const sumOfPaths = paths
          .filter((path) => path.length === m)
          .map((path) => byPath(evaluation, path))
          .reduce((total, g) => sum(total, g));
        length.data.forEach((value, k) => expect(value).toBeCloseTo(sumOfPaths.data[k], 14));
      }
    }
  });

  it("adds up to the backward pass, also of 54 blocks", () => {
    for (const seed of settings.seeds.slice(0, 2)) {
      const {apart} = profileOfNet(sampleNet("residual", settings, {seed, gain: 1}), examplesOf(settings).paths);
      expect(apart).toBeLessThan(1e-12);
    }
  });

  it("has all of it by the empty path where the blocks add nothing", () => {
    const {sizes} = profileOf(gradientByLength(evaluated(1, 0)));
    expect(sizes).toEqual([1, 0, 0, 0, 0]);
  });

  it("refuses a plain net", () => {
    const {spec, parameters} = sampleNet("plain", few, {seed: 1, gain: 1});
    const {x, loss} = sampleExamples(1, 3, new Random(1));
    const evaluation = evaluateFeedForward(feedForward(spec), parameters, {x, loss});
    expect(() => gradientByLength(evaluation)).toThrow("expected layer5. to be residual, got plain");
  });
});

describe("a profile", () => {
  const byLength = gradientByLength(evaluated(4));
  const {sizes, shares} = profileOf(byLength);

  it("has shares that make up the whole, and lengths that are longer than it", () => {
    expect(shares.reduce((total, share) => total + share)).toBeCloseTo(1, 12);
    expect(sizes.reduce((total, size) => total + size)).toBeGreaterThanOrEqual(1);
    sizes.forEach((size, m) => expect(size).toBeGreaterThanOrEqual(Math.abs(shares[m]) - 1e-12));
  });

  it("says where most is, and the middle nine tenths", () => {
    const profile = {sizes: [0, 1, 20, 5, 0.2], shares: []};
    expect(peakOf(profile)).toBe(2);
    expect(middleOf(profile)).toEqual({from: 2, to: 3});
  });
});

it("counts paths as the binomial coefficients do", () => {
  expect(sharesOfPaths(4)).toEqual([1, 4, 6, 4, 1].map((paths) => paths / 16));
  expect(sharesOfPaths(54).reduce((total, share) => total + share)).toBeCloseTo(1, 12);
});

describe("lesions", () => {
  const {x, classes, loss} = sampleExamples(1, 60, new Random(5));

  it("leaves the answers as they are where a block adds nothing", () => {
    const {spec, parameters} = sampleNet("residual", few, {seed: 2, gain: 1});
    const {W, b} = {W: parameters["layer3.W"], b: parameters["layer3.b"]};
    const idle = {...parameters, "layer3.W": {...W, data: W.data.map(() => 0)}, "layer3.b": b};
    const errorWithout = lesions({spec, parameters: idle}, {x, classes, loss});
    expect(errorWithout([2])).toBe(errorWithout([]));
  });

  it("is the shallower net where the last blocks are out", () => {
    const net = sampleNet("plain", few, {seed: 3, gain: 1});
    const shallower = {spec: {...net.spec, layers: 3}, parameters: net.parameters};
    const own = Object.fromEntries(Object.entries(net.parameters).filter(([name]) => !/^layer[45]\./.test(name)));
    expect(lesions(net, {x, classes, loss})([3, 4])).toBe(
      lesions({...shallower, parameters: own}, {x, classes, loss})([])
    );
  });
});
