import {describe, expect, it} from "vitest";
import {norm} from "../../engine/linear/matrix.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network} from "../../engine/networks/network.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {readSettings} from "../../loaders/readJson.js";
import {startGradients} from "./startGradients.js";

const all = runsOf("depth-order", readSettings("data/experiments/training/depth-order.json", trainingSettings));
const runs = all.filter(
  ({group, seed}) => seed <= 2 && ["lstm.plain1", "gru.residual3", "rnn-tanh.dense2"].includes(group)
);

describe("startGradients", () => {
  it("is the lowest layer's gradient of each run's first batch, as the reference has it", async () => {
    const found = await startGradients(runs);
    expect(found.size).toBe(6);
    for (const run of runs) {
      const task = makeTask(run.task, {});
      const trainer = await prepareRun(run, task);
      const batch = task.batch(run.training.batch, randomStreams(run.seed).batches, 1);
      const {parameters} = evaluateNetwork(network(trainer.spec), trainer.parameters(), batch);
      const above = ["layer2.", "layer3.", "V", "d"];
      const lowest = Object.entries(parameters).filter(([name]) => !above.some((prefix) => name.startsWith(prefix)));
      const wanted = norm(lowest.flatMap(([, {data}]) => [...data]));
      expect((found.get(run.name) ?? NaN) / wanted).toBeCloseTo(1, 4);
    }
  });

  it("refuses biases that are drawn", async () => {
    const [{initialisation, ...rest}] = runs;
    await expect(
      startGradients([{...rest, initialisation: {...initialisation, forgetBias: "chrono"}}])
    ).rejects.toThrow("expected a number as forget bias");
  });
});

describe("the runs", () => {
  it("have as many parameters at every depth of real text, to one in a hundred", async () => {
    const text = runsOf(
      "depth-characters",
      readSettings("data/experiments/training/depth-characters.json", trainingSettings)
    ).filter(({seed}) => seed === 1);
    const counts: number[] = [];
    for (const {network: shape} of text) {
      const spec = {...shape, input: {vocabulary: 64, embedding: shape.embedding ?? 0}, outputSize: 64};
      counts.push(Object.values(network(spec).shapes).reduce((total, {rows, cols}) => total + rows * cols, 0));
    }
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.01);
  });
});
