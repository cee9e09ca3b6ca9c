import {describe, expect} from "vitest";
import {addingRace} from "../../src/figures/addingRace/figure.js";
import {startRun} from "../../src/experiments/training/startRun.js";
import {claimsOf} from "../support/claimsOf.js";

const {claim, computed} = claimsOf("index");

describe("adding-race", () => {
  const {data} = computed(addingRace);
  const racer = (network: string) => {
    const found = data.racers.find((one) => one.network === network);
    if (!found) throw new Error(`expected a racer ${network}`);
    return found;
  };

  claim("by when every one of these LSTMs had learnt it", () => {
    expect(racer("lstm-bias1").solved).toBe(racer("lstm-bias1").seeds);
    expect(racer("lstm-bias1").slowest).toBeLessThanOrEqual(data.settings.updates);
  });
  claim("the vanilla RNN learns it too", async () => {
    const {run} = racer("rnn-tanh");
    for (const seed of [1, 2, 3]) {
      const shorter = {
        ...{...run, seed, task: {name: "adding" as const, length: data.settings.distance.least}},
        evaluation: {...run.evaluation, every: 50}
      };
      const training = await startRun(shorter, {});
      let step = training.next();
      while (!step.done) step = training.next();
      expect(step.value.solvedAt, `seed ${seed}`).not.toBeNull();
    }
  });
});
