import {describe, expect, test} from "vitest";
import {train} from "../../engine/training/train.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {addingTask} from "../../experiments/tasks/adding.js";
import {readSettings} from "../../loaders/readJson.js";
import type {startTraining as StartTraining, TrainingOptions, TrainingOutcome} from "../../workers/trainingClient.js";
import {answerOf, exampleOf, startRace, type Race} from "./race.js";

const runs = runsOf("adding", readSettings("data/experiments/training/adding.json", trainingSettings));
const racers = ["rnn-tanh", "gru"].map((network) => {
  const run = runs.find(({group}) => group === network);
  if (!run) throw new Error(`expected a run of ${network}`);
  return {network, run, seeds: 10, solved: 0, median: null, slowest: null, curve: []};
});

/** Stands in for the workers: each training tells 50 losses at once and ends by `end`. */
function trainings(end: (options: TrainingOptions) => Promise<TrainingOutcome>) {
  const started: TrainingOptions[] = [];
  const start: typeof StartTraining = (options) => {
    started.push(options);
    const points = Array.from({length: 50}, (_, k) => ({update: k + 1, loss: k < 25 ? 2 : 1, norm: 1}));
    options.onProgress?.(points);
    const done = end(options);
    const stop = () => Promise.resolve({kind: "stopped" as const});
    return {pause() {}, resume() {}, stop, done, checkpoint: () => Promise.reject(new Error("ended"))};
  };
  return {start, started};
}

const asked = {seed: 1, away: 0.5};

describe("the example", () => {
  test("has a sum that is not near 1, at any distance", () => {
    for (let length = 10; length <= 200; length += 19)
      expect(Math.abs(exampleOf(length, asked).target.data[0] - 1)).toBeGreaterThanOrEqual(0.5);
  });
  test("is the same for every network, and its two marked values are its answer", () => {
    const {inputs, target, marks} = exampleOf(30, asked);
    expect(exampleOf(30, asked)).toEqual({inputs, target, marks});
    expect(marks[0].reduce((sum, t) => sum + inputs[t].data[0], 0)).toBeCloseTo(target.data[0], 12);
  });
  test("is answered as the trainer of the run answers it", async () => {
    const {run} = racers[1];
    const task = addingTask({length: 30});
    const trainer = await prepareRun({...run, training: {...run.training, arithmetic: "float64"}}, task);
    const {batches} = randomStreams(run.seed);
    const loop = train(trainer, {clip: run.training.clip, nextBatch: (update) => task.batch(8, batches, update)});
    for (let update = 0; update < 3; ++update) loop.next();
    const example = exampleOf(30, asked);
    expect(answerOf(run, trainer.parameters(), example)).toBeCloseTo(trainer.outputs(example.inputs)[29].data[0], 12);
  });
});

describe("a race", () => {
  const options = {racers, distance: 40, seed: 5, every: 25, example: asked};

  test("gives all networks the same seed and distance, and tells the mean of their losses", async () => {
    const {start, started} = trainings(() => Promise.resolve({kind: "stopped"}));
    let last: Race | undefined;
    await startRace({...options, startTraining: start, onChange: (race) => (last = race)}).done;
    expect(started.map(({run}) => [run.seed, run.task])).toEqual(racers.map(() => [5, {name: "adding", length: 40}]));
    expect(last?.running).toBe(false);
    for (const {curve} of last?.standings ?? [])
      expect(curve).toEqual([
        {update: 25, loss: 2},
        {update: 50, loss: 1}
      ]);
  });

  test("tells why it broke off", async () => {
    const {start} = trainings(() => Promise.reject(new Error("no worker")));
    await expect(startRace({...options, startTraining: start, onChange: () => undefined}).done).rejects.toThrow(
      "no worker"
    );
  });
});
