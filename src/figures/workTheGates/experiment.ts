import * as v from "valibot";
import {lstm} from "../../engine/cells/lstm/lstm.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {cellParameters, oneLayerNetwork, readout} from "../../engine/networks/oneLayer.js";
import {network} from "../../engine/networks/network.js";
import type {NetworkSpec} from "../../engine/networks/networkSpec.js";
import {Random} from "../../engine/random.js";
import {drawParameters} from "../../engine/training/initialisation.js";
import {float64Trainer} from "../../engine/training/float64Trainer.js";
import {recurrentFloat64} from "../../engine/training/recurrentFloat64.js";
import {train} from "../../engine/training/train.js";
import {forwardThroughTime} from "../../engine/unroll.js";
import {gatesTasks, markAt, memoryAt, type GatesRow, type GatesTask} from "./gatesByHand.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const seed = v.pipe(v.number(), v.safeInteger());
const tenths = v.pipe(v.string(), v.regex(/^[0-9x]+$/));
const content = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));

export const workTheGatesSettings = v.object({
  steps: v.pipe(count, v.minValue(2)),
  /** A difference from the goal that counts as none. */
  tolerance: positive,
  tasks: v.array(
    v.object({
      name: v.picklist(gatesTasks),
      values: v.array(content),
      marks: v.array(count),
      /** Gates that reach the goal, a digit a step: tenths, x for 1. */
      byHand: v.object({f: tenths, i: tenths, o: tenths})
    })
  ),
  training: v.object({
    /** Values are uniform from minus this to this. */
    largest: positive,
    /** The probability of a mark at each step of a count. */
    markShare: share,
    forgetBias: v.number(),
    batch: count,
    updates: count,
    rate: positive,
    threshold: positive,
    /** Fresh sequences on which a trained cell is measured. */
    examples: count
  }),
  /** Of the initial weights and the sequences, by task. */
  seeds: v.object({hold: seed, count: seed, forget: seed})
});
export type WorkTheGatesSettings = v.InferOutput<typeof workTheGatesSettings>;

const gatesRow = v.object({
  ...{t: count, value: v.number(), mark: v.number(), f: share, i: share, o: share},
  ...{c̃: v.number(), c: v.number(), h: v.number(), shown: v.number()},
  ...{goalC: v.nullable(v.number()), goalShown: v.nullable(v.number())}
});

/** A trained cell at work on the sequence that is shown, and how good it is. */
export const trainedGates = v.object({
  name: v.picklist(gatesTasks),
  rows: v.array(gatesRow),
  /** Root of the mean squared error over all steps of fresh sequences; and that of the best answer that reads nothing. */
  error: positive,
  baseline: positive
});
export type TrainedGates = v.InferOutput<typeof trainedGates>;

export const workTheGatesData = v.object({settings: workTheGatesSettings, trained: v.array(trainedGates)});
export type WorkTheGatesData = v.InferOutput<typeof workTheGatesData>;

/**
 * Trains an LSTM of one unit with a readout on a task, in float64 with Adam, and lets it read the task's own sequence. It
 * reads the value, and each kind of mark as an input of its own; it is asked after every step for what is to be shown.
 */
export function trainGates(task: GatesTask, {steps, training, seeds}: WorkTheGatesSettings): TrainedGates {
  const random = new Random(seeds[task.name]);
  const inputSize = inputsOf(task, 1).length;
  const spec: NetworkSpec = {
    ...{cell: "lstm", input: {size: inputSize}, hiddenSize: 1, outputSize: 1},
    ...{layers: 1, connections: "plain", bidirectional: false}
  };
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const initialisation = {recurrent: gain, input: gain, forgetBias: training.forgetBias};
  const initial = drawParameters(network(spec), initialisation, random);
  const trainer = float64Trainer(recurrentFloat64(spec), initial, {kind: "adam", rate: training.rate});
  const draw = (): GatesTask => drawTask(task.name, steps, training, random);
  const loop = train(trainer, {
    nextBatch: () => batchOf(Array.from({length: training.batch}, draw)),
    clip: {kind: "global-norm", threshold: training.threshold}
  });
  while (trainer.updates < training.updates) loop.next();
  const parameters = trainer.parameters();
  const cell = oneLayerNetwork(lstm({inputSize, hiddenSize: 1}), 1);
  const run = (tasks: readonly GatesTask[]) =>
    forwardThroughTime(cell.cell, cellParameters(cell, parameters), batchOf(tasks).inputs).steps;
  const rows = run([task]).map(({f, i, o, c̃, c, h}, k): GatesRow => {
    const t = k + 1;
    return {
      ...{t, value: task.values[k], mark: markAt(task, t), f: f.data[0], i: i.data[0], o: o.data[0]},
      ...{c̃: c̃.data[0], c: c.data[0], h: h.data[0], shown: readout(parameters, h).data[0]},
      ...{goalC: null, goalShown: askedAt(task, t)}
    };
  });
  const fresh = Array.from({length: training.examples}, draw);
  const answers = run(fresh).map(({h}) => readout(parameters, h));
  return {name: task.name, rows, ...errorsOf(fresh, answers)};
}

/** What a trained cell is asked for: the value itself where it is to be shown, the count at every step. */
function askedAt(task: GatesTask, t: number): number {
  return task.name === "hold" && markAt(task, t) !== 2 ? 0 : memoryAt(task, t);
}

/** The value, and each kind of mark by itself; marks that are counted are all of one kind. */
function inputsOf(task: GatesTask, t: number): number[] {
  const mark = markAt(task, t);
  const value = task.values[t - 1];
  return task.name === "count" ? [value, Number(mark > 0)] : [value, Number(mark === 1), Number(mark === 2)];
}

function drawTask(
  name: GatesTask["name"],
  steps: number,
  {largest, markShare}: WorkTheGatesSettings["training"],
  random: Random
): GatesTask {
  const values = Array.from({length: steps}, () => largest * (2 * random.uniform() - 1));
  const all = values.map((_, k) => k + 1);
  if (name === "count") return {name, values, marks: all.filter(() => random.uniform() < markShare)};
  const first = 1 + random.integer(Math.floor(steps / 2));
  return {name, values, marks: [first, first + 1 + random.integer(steps - first)]};
}

function batchOf(tasks: readonly GatesTask[]) {
  const steps = tasks[0].values.map((_, k) => k + 1);
  const inputs = steps.map((t) => rowsOf(tasks.map((task) => inputsOf(task, t))));
  const at = new Map(steps.map((t) => [t - 1, rowsOf(tasks.map((task) => [askedAt(task, t)]))] as const));
  return {inputs, targets: {kind: "values" as const, at}};
}

function rowsOf(rows: readonly (readonly number[])[]): Matrix {
  return matrix(rows.length, rows[0].length, rows.flat());
}

/** Against the goals, the answers and the mean of the goals at each step. */
function errorsOf(tasks: readonly GatesTask[], answers: readonly Matrix[]): {error: number; baseline: number} {
  let [squares, spread] = [0, 0];
  answers.forEach(({data}, k) => {
    const asked = tasks.map((task) => askedAt(task, k + 1));
    const mean = asked.reduce((total, value) => total + value, 0) / asked.length;
    asked.forEach((value, row) => {
      squares += (data[row] - value) * (data[row] - value);
      spread += (value - mean) * (value - mean);
    });
  });
  const examples = tasks.length * answers.length;
  return {error: Math.sqrt(squares / examples), baseline: Math.sqrt(spread / examples)};
}
