import * as v from "valibot";
import {describe, expect, test} from "vitest";
import {matrix} from "../../../src/engine/linear/matrix.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import type {Random} from "../../../src/engine/random.js";
import type {Trainer} from "../../../src/engine/training/trainer.js";
import type {Task} from "../../../src/experiments/tasks/task.js";
import {runsOf} from "../../../src/experiments/training/runsOf.js";
import {runResult, type RunResult} from "../../../src/experiments/training/runResult.js";
import {trainingSettings} from "../../../src/experiments/training/trainingSettings.js";
import {trainRun, type RunProgress} from "../../../src/experiments/training/trainRun.js";
import {tinySettings} from "../../support/tinyExperiment.js";

/** A trainer whose one parameter is the number of updates, and whose loss is a tenth of the batch's first number. */
function standIn({breaksAt = Infinity}: {breaksAt?: number} = {}): Trainer {
  let updates = 0;
  const parameters = () => ({W: matrix(1, 1, [updates])});
  return {
    get spec(): never {
      throw new Error("not asked for");
    },
    arithmetic: "float64",
    get updates() {
      return updates;
    },
    gradient: ({inputs}) => (inputs[0] as ReturnType<typeof matrix>).data[0] / 10,
    update() {
      updates += 1;
      if (updates === breaksAt) throw new NonFiniteError("standIn", "W", NaN, updates);
      return {norm: updates, clippedNorm: 1, clipped: updates > 1};
    },
    outputs: () => [matrix(1, 1, [updates])],
    parameters,
    gradients: parameters,
    state: () => ({updates, parameters: parameters(), optimiser: {}, carried: {}}),
    restore: () => undefined
  };
}

/** A task whose batches are the number of the update, and that is solved after `enough` updates. */
function counting({enough, drawn}: {enough: number; drawn: number[]}): Task {
  return {
    name: "counting",
    input: {size: 1},
    outputSize: 1,
    score: {name: "updates", baseline: 0, better: "higher"},
    batch: (_size, _random, update) => ({inputs: [matrix(1, 1, [update])], targets: {kind: "values", at: new Map()}}),
    measure(outputs, examples, random: Random) {
      drawn.push(random.integer(2 ** 40));
      const score = outputs([])[0].data[0];
      return {score, solved: score >= enough, by: [{group: 0, errors: 0, trials: examples}]};
    }
  };
}

function drive({
  changes = {},
  enough = 4,
  breaksAt = Infinity
}: {
  changes?: object;
  enough?: number;
  breaksAt?: number;
}): {
  progress: RunProgress[];
  result: RunResult;
  drawn: number[];
} {
  const training = {...tinySettings().training, updates: 7, ...changes};
  const evaluation = {every: 3, examples: 4, finalExamples: 5};
  const [run] = runsOf("tiny", v.parse(trainingSettings, tinySettings({training, evaluation})));
  const drawn: number[] = [];
  const loop = trainRun(run, {task: counting({enough, drawn}), trainer: standIn({breaksAt})});
  const progress: RunProgress[] = [];
  for (;;) {
    const {done, value} = loop.next();
    if (done) return {progress, result: value, drawn};
    progress.push(value);
  }
}

const by = (trials: number) => [{group: 0, errors: 0, trials}];

describe("trainRun", () => {
  test("yields each update once, and returns rows, evaluations, the end and the weights", () => {
    const {progress, result} = drive({});
    expect(progress.map(({update}) => update)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(result.updates).toBe(7);
    expect(result.parameterCount).toBe(1);
    expect(result.curve).toEqual([
      {update: 3, loss: 0.6000000000000001 / 3, norm: 2, largestNorm: 3, clipped: 2 / 3},
      {update: 6, loss: 1.5 / 3, norm: 5, largestNorm: 6, clipped: 1},
      {update: 7, loss: 0.7, norm: 7, largestNorm: 7, clipped: 1}
    ]);
    expect(result.evaluations).toEqual(
      [0, 3, 6, 7].map((update) => ({update, score: update, solved: update >= 4, by: by(4)}))
    );
    expect(result.solvedAt).toBe(6);
    expect(result.final).toEqual({score: 7, solved: true, by: by(5)});
    expect(result.weights?.parameters).toHaveProperty("W");
    expect(v.parse(runResult, result)).toEqual(result);
  });

  test("what it yields on the way is what it returns", () => {
    const {progress, result} = drive({});
    expect(progress.flatMap(({row}) => row ?? [])).toEqual(result.curve);
    expect(progress.flatMap(({evaluation}) => evaluation ?? [])).toEqual(result.evaluations);
  });

  test("measures on the same examples during training, and on others at the end", () => {
    const {drawn} = drive({});
    expect(new Set(drawn.slice(0, 4)).size).toBe(1);
    expect(drawn[4]).not.toBe(drawn[0]);
  });

  test("stops when it is solved, where the settings say so", () => {
    const {result} = drive({changes: {stopWhenSolved: true}});
    expect([result.updates, result.solvedAt, result.final?.score]).toEqual([6, 6, 6]);
  });

  test("says when nothing was solved", () => {
    expect(drive({enough: 8}).result).toMatchObject({updates: 7, solvedAt: null, final: {solved: false}});
  });

  test("numbers past all bounds are its result, with update and quantity", () => {
    const {result} = drive({breaksAt: 5});
    expect(result).toMatchObject({updates: 4, final: null, weights: null, diverged: {update: 4}});
    expect(result.diverged?.reason).toContain("W at step 5");
    expect(result.curve.map(({update}) => update)).toEqual([3, 4]);
  });
});
