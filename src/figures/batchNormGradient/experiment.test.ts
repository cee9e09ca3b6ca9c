import {describe, expect, it} from "vitest";
import {readSettings} from "../../loaders/readJson.js";
import {data, settings as schema} from "./experiment.js";
import {growthOf} from "./lines.js";

const settings = readSettings("data/experiments/batch-norm-gradient.json", schema);

describe("data", () => {
  const few = {...settings, layers: 12, width: 48, seeds: [1, 2, 3]};
  const {lines} = data(few);
  const of = (batch: number, updates: number, normalisation = "batch") => {
    const line = lines.find(
      (one) => one.normalisation === normalisation && one.batch === batch && one.updates === updates
    );
    if (!line) throw new RangeError(`expected a line of batch ${batch} after ${updates} updates`);
    return line;
  };

  it("has at the start the growth that Yang et al. 2019 derive for a large batch, and more in a small one", () => {
    const growth = growthOf(of(128, 0), "output") / (few.layers - 1);
    expect(10 ** (2 * growth)).toBeGreaterThan(1.35);
    expect(10 ** (2 * growth)).toBeLessThan(1.6);
    expect(growthOf(of(8, 0), "output")).toBeGreaterThan(growthOf(of(32, 0), "output"));
    expect(growthOf(of(32, 0), "output")).toBeGreaterThan(growthOf(of(128, 0), "output"));
  });

  it("keeps the gradient where nothing is normalised", () => {
    expect(Math.abs(growthOf(of(32, 0, "none"), "output"))).toBeLessThan(0.5);
  });

  it("evens the weights' gradients out within a few updates, which divide them by weights that have grown", () => {
    for (const batch of [8, 32, 128]) {
      expect(growthOf(of(batch, 1), "weights")).toBeLessThan(growthOf(of(batch, 0), "weights"));
      expect(growthOf(of(batch, 3), "weights")).toBeLessThan(growthOf(of(batch, 0), "weights") - 0.3);
    }
  });
});
