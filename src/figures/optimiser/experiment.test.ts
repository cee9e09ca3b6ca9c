import {describe, expect, it} from "vitest";
import type {Matrix} from "../../engine/linear/matrix.js";
import {Random} from "../../engine/random.js";
import {readSettings} from "../../loaders/readJson.js";
import {settings as schema} from "./experiment.js";
import {farShares} from "./farShare.js";
import {recallBatch} from "./recall.js";

const settings = readSettings("data/experiments/optimiser.json", schema);

describe("recallBatch", () => {
  const batch = (condition: "silence" | "noise" | "near") => {
    const {inputs, targets} = recallBatch({length: 5, condition}, 50, new Random(1));
    const target = targets.at.get(4) as Matrix;
    return {inputs: inputs as readonly Matrix[], target};
  };

  it("asks for the first bit, and near for the sum of it and the last", () => {
    for (const condition of ["silence", "noise", "near"] as const) {
      const {inputs, target} = batch(condition);
      for (let row = 0; row < 50; ++row) {
        const [first, last] = [inputs[0].data[2 * row], inputs[4].data[2 * row]];
        expect(Math.abs(first)).toBe(1);
        expect(target.data[row]).toBe(condition === "near" ? first + last : first);
      }
    }
  });

  it("has noise after the bit only where it is asked for, and never in the bit's channel", () => {
    for (const condition of ["silence", "noise"] as const) {
      const {inputs} = batch(condition);
      for (const {data} of inputs.slice(1))
        for (let row = 0; row < 50; ++row) {
          expect(data[2 * row]).toBe(0);
          expect(data[2 * row + 1] !== 0).toBe(condition === "noise");
        }
    }
  });
});

describe("farShares", () => {
  const few = {...settings, lengths: [2, 8], draws: 6, seeds: [1, 2, 3, 4, 5, 6]};
  const shares = farShares(few);
  const at = (condition: string, length: number) => {
    const found = shares.find((share) => share.condition === condition && share.length === length);
    if (!found) throw new RangeError(`no share at ${length} in ${condition}`);
    return found;
  };

  it("is a full step in silence, where the bit's part is all there is, and falls with distance in noise", () => {
    for (const length of few.lengths) expect(Math.abs(at("silence", length).scaled)).toBeLessThan(0.1);
    expect(at("noise", 8).scaled).toBeLessThan(at("noise", 2).scaled - 2);
  });

  it("never makes more than a full step of it", () => {
    for (const {scaled} of shares) expect(scaled).toBeLessThanOrEqual(0.1);
  });
});
