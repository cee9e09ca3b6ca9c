import * as v from "valibot";
import {lstm} from "../engine/cells/lstm/lstm.js";
import {matrix, type Matrix} from "../engine/linear/matrix.js";
import {cellParameters, oneLayerNetwork, readout} from "../engine/networks/oneLayer.js";
import {network} from "../engine/networks/network.js";
import type {NetworkSpec} from "../engine/networks/networkSpec.js";
import {Random} from "../engine/random.js";
import {sampleParameters} from "../engine/training/initialisation.js";
import {float64Trainer} from "../engine/training/float64Trainer.js";
import {recurrentFloat64} from "../engine/training/recurrentFloat64.js";
import {train} from "../engine/training/train.js";
import {forwardThroughTime} from "../engine/unroll.js";
import {count, positive, seedNumber, several, share} from "./schemas.js";
import {markAt, memoryAt, taskNames, type Task, type TaskName, type UnitStep} from "./oneUnitTasks.js";

const tenths = v.pipe(v.string(), v.regex(/^[0-9x]+$/));
const content = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));

/** Of the tasks for one unit, and of the training: data/experiments/work-the-gates.json. */
export const oneUnitSettings = v.object({
  steps: several,
  /** A difference from the goal that counts as none. */
  tolerance: positive,
  tasks: v.array(
    v.object({
      name: v.picklist(taskNames),
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
  seeds: v.object({hold: seedNumber, count: seedNumber, forget: seedNumber})
});
export type OneUnitSettings = v.InferOutput<typeof oneUnitSettings>;

/** A trained cell at work on the sequence that is shown, and how good it is. */
export interface TrainedCell {
  readonly name: TaskName;
  readonly rows: readonly UnitStep[];
  /** Root of the mean squared error over all steps of fresh sequences; and that of the best answer that reads nothing. */
  readonly error: number;
  readonly baseline: number;
}

/**
 * Trains an LSTM of one unit with a readout on a task, in float64 with Adam, and lets it read the task's own sequence. It
 * reads the value, and each kind of mark as an input of its own; it is asked after every step for what is to be shown.
 */
export function trainCell(task: Task, {steps, training, seeds}: OneUnitSettings): TrainedCell {
  const random = new Random(seeds[task.name]);
  const inputSize = inputsOf(task, 1).length;
  const spec: NetworkSpec = {
    ...{cell: "lstm", input: {size: inputSize}, hiddenSize: 1, outputSize: 1},
    ...{layers: 1, connections: "plain", bidirectional: false}
  };
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const initialisation = {recurrent: gain, input: gain, forgetBias: training.forgetBias};
  const initial = sampleParameters(network(spec), initialisation, random);
  const trainer = float64Trainer(recurrentFloat64(spec), initial, {kind: "adam", rate: training.rate});
  const sample = (): Task => sampleTask(task.name, steps, training, random);
  const loop = train(trainer, {
    nextBatch: () => batchOf(Array.from({length: training.batch}, sample)),
    clip: {kind: "global-norm", threshold: training.threshold}
  });
  while (trainer.updates < training.updates) loop.next();
  const parameters = trainer.parameters();
  const cell = oneLayerNetwork(lstm({inputSize, hiddenSize: 1}), 1);
  const run = (tasks: readonly Task[]) =>
    forwardThroughTime(cell.cell, cellParameters(cell, parameters), batchOf(tasks).inputs).steps;
  const rows = run([task]).map(({f, i, o, c̃, c, h}, k): UnitStep => {
    const t = k + 1;
    return {
      ...{t, value: task.values[k], mark: markAt(task, t), f: f.data[0], i: i.data[0], o: o.data[0]},
      ...{c̃: c̃.data[0], c: c.data[0], h: h.data[0], shown: readout(parameters, h).data[0]},
      ...{goalC: null, goalShown: askedAt(task, t)}
    };
  });
  const fresh = Array.from({length: training.examples}, sample);
  const answers = run(fresh).map(({h}) => readout(parameters, h));
  return {name: task.name, rows, ...errorsOf(fresh, answers)};
}

/** What a trained cell is asked for: the value itself where it is to be shown, the count at every step. */
function askedAt(task: Task, t: number): number {
  return task.name === "hold" && markAt(task, t) !== 2 ? 0 : memoryAt(task, t);
}

/** The value, and each kind of mark by itself; marks that are counted are all of one kind. */
function inputsOf(task: Task, t: number): number[] {
  const mark = markAt(task, t);
  const value = task.values[t - 1];
  return task.name === "count" ? [value, Number(mark > 0)] : [value, Number(mark === 1), Number(mark === 2)];
}

function sampleTask(
  name: Task["name"],
  steps: number,
  {largest, markShare}: OneUnitSettings["training"],
  random: Random
): Task {
  const values = Array.from({length: steps}, () => largest * (2 * random.uniform() - 1));
  const all = values.map((_, k) => k + 1);
  if (name === "count") return {name, values, marks: all.filter(() => random.uniform() < markShare)};
  const first = 1 + random.integer(Math.floor(steps / 2));
  return {name, values, marks: [first, first + 1 + random.integer(steps - first)]};
}

function batchOf(tasks: readonly Task[]) {
  const steps = tasks[0].values.map((_, k) => k + 1);
  const inputs = steps.map((t) => rowsOf(tasks.map((task) => inputsOf(task, t))));
  const at = new Map(steps.map((t) => [t - 1, rowsOf(tasks.map((task) => [askedAt(task, t)]))] as const));
  return {inputs, targets: {kind: "values" as const, at}};
}

function rowsOf(rows: readonly (readonly number[])[]): Matrix {
  return matrix(rows.length, rows[0].length, rows.flat());
}

/** Against the goals, the answers and the mean of the goals at each step. */
function errorsOf(tasks: readonly Task[], answers: readonly Matrix[]): {error: number; baseline: number} {
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
