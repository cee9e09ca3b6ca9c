import {describe, expect, test} from "vitest";
import type {Run} from "../../src/experiments/training/trainingSettings.js";
import {storeWeights} from "../../src/experiments/training/weights.js";
import type {FromTraining} from "../../src/workers/trainingMessages.js";
import {openTraining} from "../../src/workers/trainingSession.js";
import {trainingThread} from "../../src/workers/trainingThread.js";

const run: Run = {
  experiment: "test",
  name: "gru.seed2",
  group: "gru",
  seed: 2,
  task: {name: "adding", length: 10},
  network: {cell: "gru", hiddenSize: 4, layers: 1, connections: "plain", bidirectional: false},
  initialisation: {recurrent: {kind: "gaussian-with-gain", gain: 1}, input: {kind: "gaussian-with-gain", gain: 1}},
  training: {
    batch: 4,
    updates: 60,
    optimiser: {kind: "adam", rate: 0.01},
    clip: {kind: "global-norm", threshold: 1},
    arithmetic: "float32",
    stopWhenSolved: false
  },
  evaluation: {every: 10, examples: 20, finalExamples: 50},
  keepWeights: true
};

/** The last message of a training in this thread; `on` is told each message and what was sent so far. */
function trained(what: Run, slice: number, on: (message: FromTraining, send: Send) => void = () => undefined) {
  const said: FromTraining[] = [];
  return new Promise<{last: FromTraining; said: readonly FromTraining[]}>((resolve) => {
    const thread = trainingThread((message) => {
      said.push(message);
      on(message, thread.handle);
      if (["finished", "stopped", "failed"].includes(message.kind)) resolve({last: message, said});
    }, slice);
    thread.handle({kind: "start", run: what});
  });
}

type Send = ReturnType<typeof trainingThread>["handle"];

const pointsOf = (said: readonly FromTraining[]) =>
  said.flatMap((message) => (message.kind === "progress" ? message.points : []));

describe("training in slices", () => {
  test("gives the bits of a run in one go, whatever the slice, and however often it is paused", async () => {
    const session = await openTraining({run});
    const points = [];
    while (!session.finished) points.push(session.step());
    const bits = JSON.stringify(storeWeights(session.checkpoint().trainer.parameters, "float64"));
    for (const slice of [0.01, 8]) {
      const {last, said} = await trained(run, slice, (message, send) => {
        if (message.kind !== "progress") return;
        send({kind: "pause"});
        setTimeout(() => send({kind: "resume"}), 1);
      });
      if (last.kind !== "finished") throw new Error(`expected an end, got ${last.kind}`);
      expect(pointsOf(said)).toEqual(points);
      expect(JSON.stringify(storeWeights(last.checkpoint.trainer.parameters, "float64"))).toBe(bits);
    }
  });

  test("comes up for messages as often as its slice says", async () => {
    const slices = async (slice: number) =>
      (await trained(run, slice)).said.filter(({kind}) => kind === "progress").length;
    expect(await slices(0.001)).toBe(run.training.updates);
    expect(await slices(60_000)).toBe(1);
  });

  test("stops where it is, and says nothing after", async () => {
    const endless = {...run, training: {...run.training, updates: 1e6}};
    const {last, said} = await trained(endless, 1, (message, send) => {
      if (message.kind === "progress") queueMicrotask(() => send({kind: "stop"}));
    });
    const {length} = said;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(last).toMatchObject({kind: "stopped", checkpoint: {trainer: {updates: pointsOf(said).length}}});
    expect(said).toHaveLength(length);
  });

  test("tells what went wrong", async () => {
    const misfit = {...run, task: {name: "tickets", shortest: 1, longest: 2, measured: [1]}} as unknown as Run;
    expect((await trained(misfit, 8)).last).toEqual({
      kind: "failed",
      fault: {kind: "error", message: "makeTask: expected tickets among the resources, got none"}
    });
  });
});
