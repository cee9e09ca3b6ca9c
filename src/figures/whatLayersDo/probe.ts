import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {createFeedForwardTrainer} from "../../engine/training/createFeedForwardTrainer.js";
import {feedForward, type FeedForwardSpec} from "../../engine/networks/feedForward.js";
import {zeroParameters} from "../../engine/parameters.js";
import {largest} from "../../experiments/tasks/answers.js";

/** States, a row each, and what each has to be read as: a class from 0. */
export interface Labelled {
  readonly states: Matrix;
  readonly classes: Int32Array;
}

export interface ProbeSettings {
  readonly updates: number;
  readonly rate: number;
}

/** Learns to read a feature off some states; the share of others that it reads right. */
export type Probe = (learnt: Labelled, judged: Labelled) => number;

/**
 * A linear probe for states of so many units and a feature of so many classes: softmax regression, a feed-forward net of no
 * layers, learnt by Adam from zero weights each time, all examples a batch. The units are first brought to mean 0 and
 * deviation 1 over the examples that it learns from: a layer whose states are small is not harder to read for that.
 */
export async function linearProbe(units: number, classes: number, {updates, rate}: ProbeSettings): Promise<Probe> {
  const spec: FeedForwardSpec = {
    ...{inputSize: units, width: 1, layers: 0, outputSize: classes},
    connections: "plain",
    activation: "tanh"
  };
  const zero = zeroParameters(feedForward(spec));
  const {trainer} = await createFeedForwardTrainer(spec, zero, {kind: "adam", rate}, "float32");
  const start = trainer.state();
  return (learnt, judged) => {
    const standard = standardise(learnt.states);
    const targets = {kind: "classes", at: new Map([[0, learnt.classes]])} as const;
    const batch = {inputs: [standard(learnt.states)], targets, carry: false};
    trainer.restore(start);
    for (let update = 0; update < updates; ++update) {
      trainer.gradient(batch);
      trainer.update({kind: "none"});
    }
    const [answers] = trainer.outputs([standard(judged.states)]);
    return judged.classes.filter((wanted, row) => largest(answers, row) === wanted).length / judged.classes.length;
  };
}

/** The share of the examples that belong to their most frequent class: what is right without looking. */
export function mostFrequent(classes: Int32Array): number {
  const counts = new Map<number, number>();
  for (const each of classes) counts.set(each, (counts.get(each) ?? 0) + 1);
  return Math.max(...counts.values()) / classes.length;
}

/** The map that brings every column of these states to mean 0 and deviation 1; a column that is constant becomes 0. */
function standardise({rows, cols, data}: Matrix): (states: Matrix) => Matrix {
  const mean = new Float64Array(cols);
  const square = new Float64Array(cols);
  data.forEach((value, k) => (mean[k % cols] += value / rows));
  data.forEach((value, k) => (square[k % cols] += (value - mean[k % cols]) ** 2 / rows));
  const scale = square.map((value) => (value > 0 ? 1 / Math.sqrt(value) : 0));
  return (states) =>
    matrix(
      states.rows,
      cols,
      states.data.map((value, k) => (value - mean[k % cols]) * scale[k % cols])
    );
}
