import {setFlagsFromString} from "node:v8";
import {describe, expect, test} from "vitest";
import type {Checkpoint} from "../../src/engine/training/checkpoint.js";
import {NonFiniteError} from "../../src/engine/nonFinite.js";
import {startRun} from "../../src/experiments/training/startRun.js";
import type {Run} from "../../src/experiments/training/trainingSettings.js";
import {storeWeights} from "../../src/experiments/training/weights.js";
import {openTraining, type TrainingSession} from "../../src/workers/trainingSession.js";

const run: Run = {
  experiment: "test",
  name: "lstm.seed3",
  group: "lstm",
  seed: 3,
  task: {name: "adding", length: 12},
  network: {cell: "lstm", hiddenSize: 6, layers: 1, connections: "plain", bidirectional: false},
  initialisation: {recurrent: {kind: "gaussian-with-gain", gain: 1}, input: {kind: "gaussian-with-gain", gain: 1}},
  training: {
    batch: 8,
    updates: 24,
    optimiser: {kind: "adam", rate: 0.01},
    clip: {kind: "global-norm", threshold: 1},
    arithmetic: "float32",
    stopWhenSolved: false
  },
  evaluation: {every: 10, examples: 20, finalExamples: 50},
  keepWeights: true
};

function goOn(session: TrainingSession, updates = Infinity) {
  const points = [];
  while (!session.finished && session.update < updates) points.push(session.step());
  return points;
}

const bits = ({trainer}: Checkpoint) => JSON.stringify(storeWeights(trainer.parameters, "float64"));

describe("openTraining", () => {
  test.each(["float32", "float64"] as const)("gives what trainRun gives, bit for bit, in %s", async (arithmetic) => {
    const same = {...run, training: {...run.training, arithmetic}};
    const session = await openTraining({run: same});
    expect(session.arithmetic).toBe(arithmetic);
    const points = goOn(session);
    expect(points.map(({update}) => update)).toEqual(Array.from({length: 24}, (_, k) => k + 1));
    const runner = await startRun(same, {});
    let step = runner.next();
    const losses: number[] = [];
    for (; !step.done; step = runner.next()) if (step.value.loss !== undefined) losses.push(step.value.loss);
    expect(points.map(({loss}) => loss)).toEqual(losses);
    expect(session.measure()).toEqual(step.value.final);
    expect(storeWeights(session.checkpoint().trainer.parameters, arithmetic)).toEqual(step.value.weights);
  });

  test("in another arithmetic that is asked for it starts from the same parameters; in its own, it is the run", async () => {
    const own = await openTraining({run});
    const points = goOn(own);
    const asked = await openTraining({run, arithmetic: "float32"});
    expect(goOn(asked)).toEqual(points);
    expect(bits(asked.checkpoint())).toBe(bits(own.checkpoint()));
    const reference = goOn(await openTraining({run, arithmetic: "float64"}), 1);
    expect(reference[0].loss).toBeCloseTo(points[0].loss, 5);
    setFlagsFromString("--experimental-wasm-relaxed-simd");
    const relaxed = await openTraining({run, arithmetic: "float32-relaxed"});
    expect([relaxed.arithmetic, relaxed.note]).toEqual(["float32-relaxed", undefined]);
    const fused = goOn(relaxed);
    expect(fused[0].loss).toBeCloseTo(points[0].loss, 5);
    expect(fused).not.toEqual(points);
  });

  test("goes on from a checkpoint as if it had not been broken off", async () => {
    const whole = await openTraining({run});
    const points = goOn(whole);
    const first = await openTraining({run});
    const before = goOn(first, 11);
    const checkpoint = structuredClone(first.checkpoint());
    goOn(first);
    const second = await openTraining({run, checkpoint});
    expect([...before, ...goOn(second)]).toEqual(points);
    expect(bits(second.checkpoint())).toBe(bits(whole.checkpoint()));
    expect(second.measure()).toEqual(whole.measure());
  });

  test("gives checkpoints that later updates do not change, each matrix with a buffer of its own", async () => {
    const session = await openTraining({run});
    goOn(session, 5);
    const checkpoint = session.checkpoint();
    const before = bits(checkpoint);
    goOn(session);
    expect(bits(checkpoint)).toBe(before);
    const {parameters, optimiser, carried} = checkpoint.trainer;
    for (const {data} of [parameters, carried, ...Object.values(optimiser)].flatMap((of) => Object.values(of)))
      expect(data.buffer.byteLength).toBe(data.byteLength);
  });

  test("names what went first where numbers grow past all bounds", async () => {
    const wild = {...run.training, optimiser: {kind: "sgd", rate: 1e300}, clip: {kind: "none"}} as const;
    const session = await openTraining({run: {...run, training: {...wild, arithmetic: "float64"}}});
    expect(() => goOn(session)).toThrow(new NonFiniteError("evaluateNetwork", "J", Infinity, 12));
  });

  test("refuses a run that is to stop when solved", async () => {
    const stopping = {...run, training: {...run.training, stopWhenSolved: true}};
    await expect(openTraining({run: stopping})).rejects.toThrow("expected training.stopWhenSolved to be false");
  });

  test("refuses a checkpoint of another network", async () => {
    const checkpoint = (await openTraining({run})).checkpoint();
    const other = {...run, network: {...run.network, hiddenSize: 7}};
    await expect(openTraining({run: other, checkpoint})).rejects.toThrow(/expected/);
  });
});
