import {describe, expect, test} from "vitest";
import {readSettings} from "../../loaders/readJson.js";
import {settings as schema} from "./experiment.js";
import {clippedGradients, gateCurves, layerProfiles} from "./rules.js";

const settings = readSettings("data/experiments/four-rules.json", schema);

describe("the live panels", () => {
  test("begin at the loss with a gradient of length 1, for every cell", () => {
    for (const {log10} of gateCurves(settings)({seed: 3, forgetBias: 1})) {
      expect(log10).toHaveLength(settings.gates.length);
      expect(log10[0]).toBeCloseTo(0, 12);
    }
  });
  test("do not move a cell that has no gate when the forget bias moves", () => {
    const curve = (forgetBias: number) =>
      gateCurves(settings)({seed: 3, forgetBias}).find(({name}) => name === "rnn-tanh");
    expect(curve(5)).toEqual(curve(0));
  });
  test("give the residual stack the plain one's gradient where there is one layer", () => {
    const [plain, residual] = layerProfiles(settings)({seed: 3, layers: 1});
    expect(residual.log10).toEqual(plain.log10);
  });
  test("hand the gradient of a residual stack down whole, and more", () => {
    for (const seed of [1, 2, 3]) {
      const [, {log10}] = layerProfiles(settings)({seed, layers: 8});
      expect(log10[7]).toBeCloseTo(0, 12);
      expect(Math.min(...log10)).toBeGreaterThan(-0.5);
    }
  });
  test("draw other sequences from another seed, and the same from the same", () => {
    const at = (seed: number) => clippedGradients(settings)({seed, radius: 1.4});
    expect(at(1)).toEqual(at(1));
    expect(at(1)).not.toEqual(at(2));
    expect(at(1)).toHaveLength(settings.clip.sequences);
  });
});
