import * as v from "valibot";
import {describe, expect, test} from "vitest";
import {runsOf} from "../../../src/experiments/training/runsOf.js";
import {trainingSettings} from "../../../src/experiments/training/trainingSettings.js";
import {tinySettings} from "../../support/tinyExperiment.js";

const runs = (changes: object = {}) => runsOf("tiny", v.parse(trainingSettings, tinySettings(changes)));

describe("runsOf", () => {
  test("is networks × variations × seeds, a seed of all before the next", () => {
    const vary = {
      length: {length5: {task: {length: 5}}, length6: {task: {length: 6}}},
      clip: {unclipped: {training: {clip: {kind: "none"}}}, clip1: {}}
    };
    expect(runs({vary}).map(({name}) => name)).toEqual(
      [3, 8].flatMap((seed) =>
        ["rnn", "lstm-bias1"].flatMap((network) =>
          ["length5.unclipped", "length5.clip1", "length6.unclipped", "length6.clip1"].map(
            (variation) => `${network}.${variation}.seed${seed}`
          )
        )
      )
    );
  });

  test("changes the fields that a variation names and no others", () => {
    const [plain] = runs();
    const [changed] = runs({vary: {length: {length7: {task: {length: 7}, evaluation: {every: 2}}}}});
    expect(changed).toEqual({
      ...plain,
      name: "rnn.length7.seed3",
      group: "rnn.length7",
      task: {...plain.task, length: 7},
      evaluation: {...plain.evaluation, every: 2}
    });
  });

  test("lets a network train in its own way, and a variation change that again", () => {
    const networks = {rnn: {...tinySettings().networks.rnn, training: {batch: 7, updates: 9}}};
    expect(runs({networks})[0].training).toMatchObject({batch: 7, updates: 9});
    const vary = {updates: {updates4: {training: {updates: 4}}}};
    expect(runs({networks, vary})[0].training).toMatchObject({batch: 7, updates: 4});
  });

  test("keeps weights of the seeds that are named", () => {
    expect(runs({keepWeights: [8]}).map(({seed, keepWeights}) => [seed, keepWeights])).toEqual([
      [3, false],
      [3, false],
      [8, true],
      [8, true]
    ]);
  });

  test("fills in what a network does not say", () => {
    expect(runs()[0].network).toEqual({
      cell: "rnn-tanh",
      hiddenSize: 2,
      layers: 1,
      connections: "plain",
      bidirectional: false
    });
  });

  test.each([
    [{networks: {}}, "at least one network"],
    [{seeds: [1, 1]}, "seeds that differ"],
    [{networks: {"RNN.1": tinySettings().networks.rnn}}, "a name of small letters"],
    [{training: {...tinySettings().training, arithmetic: "float32-relaxed"}}, "float32-relaxed"],
    [{training: {...tinySettings().training, rate: 1}}, "rate"]
  ])("refuses %j", (changes, words) => {
    expect(() => runs(changes)).toThrow(words);
  });
});
