import * as v from "valibot";
import {describe, expect, test} from "vitest";
import {norm} from "../../../src/engine/linear/matrix.js";
import {anySettings} from "../../../src/experiments/training/anySettings.js";
import {feedForwardSettings, type FeedForwardRun} from "../../../src/experiments/training/feedForwardSettings.js";
import {randomStreams} from "../../../src/experiments/training/randomStreams.js";
import {runResult, type RunResult} from "../../../src/experiments/training/runResult.js";
import {runsOf} from "../../../src/experiments/training/runsOf.js";
import {startFeedForwardRun, prepareFeedForwardRun} from "../../../src/experiments/training/startFeedForwardRun.js";
import {makeVectorTask} from "../../../src/experiments/tasks/makeVectorTask.js";
import {restoreWeights} from "../../../src/experiments/training/weights.js";
import {tinyFeedForward} from "../../support/tinyFeedForward.js";

const runs = (changes: object = {}) => runsOf("tiny", v.parse(feedForwardSettings, tinyFeedForward(changes)));

async function finish(run: FeedForwardRun): Promise<RunResult> {
  const loop = await startFeedForwardRun(run);
  for (;;) {
    const {done, value} = loop.next();
    if (done) return value;
  }
}

describe("runs of feed-forward nets", () => {
  test("are networks × variations × seeds, and say what they are", () => {
    const vary = {depth: {layers1: {network: {layers: 1}}, layers2: {}}};
    const all = runs({vary});
    expect(all.map(({name}) => name)).toEqual(
      [3, 8].flatMap((seed) =>
        ["plain", "highway"].flatMap((net) => [1, 2].map((layers) => `${net}.layers${layers}.seed${seed}`))
      )
    );
    expect(all[0]).toMatchObject({kind: "feed-forward", network: {layers: 1, width: 3}});
  });

  test("are told from recurrent ones by their settings, and a fault is named in its own words", () => {
    expect(v.parse(anySettings, tinyFeedForward())).toMatchObject({kind: "feed-forward"});
    const {issues} = v.safeParse(anySettings, tinyFeedForward({task: {name: "spirals", turns: 0}}));
    expect(issues?.map((issue) => v.getDotPath(issue))).toEqual(["task.turns"]);
  });

  test("give the same bits twice, as a result should be", async () => {
    const [run] = runs();
    const result = await finish(run);
    expect(v.parse(runResult, result)).toEqual(result);
    expect(await finish(run)).toEqual(result);
    expect(result).toMatchObject({updates: 5, diverged: null, weights: {type: "float64"}});
  });
});

describe("what each layer learns", () => {
  test.each(["plain", "highway"])("is noted after 1, 10, … updates, from the lowest to the head: %s", async (net) => {
    const training = {...tinyFeedForward().training, updates: 20};
    const run = runs({training}).find(({group}) => group === net) as FeedForwardRun;
    const {layers = []} = await finish(run);
    expect(layers.map(({update}) => update)).toEqual([1, 10]);
    for (const {gradient, step, moved} of layers)
      for (const sizes of [gradient, step, moved]) {
        expect(sizes).toHaveLength(3);
        expect(Math.min(...sizes)).toBeGreaterThan(0);
      }
    // Where nothing has moved before, the first step is the whole way.
    expect(layers[0].step).toEqual(layers[0].moved);
  });

  test("is left out where the settings say so, and nothing else is", async () => {
    const [run] = runs();
    const {layers, ...rest} = await finish(run);
    expect(layers).toBeDefined();
    expect(await finish({...run, evaluation: {...run.evaluation, layers: false}})).toEqual(rest);
  });

  test("of plain descent a step is the rate times the gradient", async () => {
    const [run] = runs();
    const {layers = []} = await finish(run);
    const before = (await prepareFeedForwardRun(run, makeVectorTask(run.task))).parameters();
    for (const [k, name] of ["layer1.W", "layer2.W", "V"].entries())
      expect(layers[0].step[k]).toBeCloseTo((0.1 * layers[0].gradient[k]) / norm(before[name].data), 3);
  });

  test("is measured without a change of the training: the same weights as from a trainer that nobody watches", async () => {
    const [run] = runs();
    const {weights} = await finish(run);
    const task = makeVectorTask(run.task);
    const trainer = await prepareFeedForwardRun(run, task);
    const {batches} = randomStreams(run.seed);
    for (let update = 1; update <= run.training.updates; ++update) {
      trainer.gradient(task.batch(run.training.batch, batches, update));
      trainer.update(run.training.clip);
    }
    expect(weights && restoreWeights(weights)).toEqual(trainer.parameters());
  });
});

describe("frozen layers", () => {
  test.each(["sgd", "adam"] as const)("stay as they were drawn, and the others learn: %s", async (kind) => {
    const [plain] = runs({training: {...tinyFeedForward().training, optimiser: {kind, rate: 0.1}}});
    const run = {...plain, network: {...plain.network, frozen: {from: 1, to: 1}}};
    const first = (await prepareFeedForwardRun(run, makeVectorTask(run.task))).parameters();
    const {weights, layers = []} = await finish(run);
    const last = weights ? restoreWeights(weights) : {};
    for (const name of Object.keys(first))
      if (name.startsWith("layer1.")) expect(last[name]).toEqual(first[name]);
      else expect(last[name]).not.toEqual(first[name]);
    for (const {gradient, step, moved} of layers) {
      expect(gradient[0]).toBeGreaterThan(0);
      expect([step[0], moved[0]]).toEqual([0, 0]);
    }
  });
});
