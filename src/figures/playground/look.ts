import type {Cell, Parameters} from "../../engine/cells/cell.js";
import {linear} from "../../engine/linear/affine.js";
import {matrix, norm, type Matrix} from "../../engine/linear/matrix.js";
import {network} from "../../engine/networks/network.js";
import {log10} from "../../engine/numerics/log.js";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {fixedPoints, type FixedPoint} from "../../experiments/dynamics/fixedPoints.js";
import {stepMap, type StepMap} from "../../experiments/dynamics/stepMap.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {inputSpec} from "../../experiments/tasks/task.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

/** A network of two units, and the sequences that it is looked at on. */
export interface Looked {
  readonly cell: Cell;
  readonly inputs: readonly Matrix[];
}

/** What is the same at all moments of a run. */
export function lookedAt(run: Run, sequences: number): Looked {
  const task = makeTask(run.task);
  const net = network({...run.network, input: inputSpec(task, 0), outputSize: task.outputSize});
  // A stream of its own: no sequence that the run is trained on.
  const batch = task.batch(sequences, new Random(run.seed + sightSeed), 1);
  if (batch.inputs[0] instanceof Int32Array)
    throw new TypeError(`lookedAt: expected vectors, got tokens of ${task.name}`);
  const [{directions: [{cell}]}] = net.layers; // prettier-ignore
  return {cell, inputs: batch.inputs as readonly Matrix[]};
}

/** Far from every seed that a reader may type. */
const sightSeed = 1_000_000;

/** The states of the first sequence, h⁰ first: a point of the plane at each step. */
export function statesOf({cell, inputs}: Looked, parameters: Parameters): (readonly [number, number])[] {
  let h = matrix(1, 2, [0, 0]);
  const states: [number, number][] = [[0, 0]];
  for (const x of inputs) {
    ({h} = cell.forward(parameters, {rows: 1, cols: x.cols, data: x.data.subarray(0, x.cols)}, {h}));
    states.push([h.data[0], h.data[1]]);
  }
  return states;
}

/**
 * By distance k from 0: the mean over the sequences of log10 ‖∂h_T/∂h_{T−k}‖, the root of the sum of the squares of all
 * entries. Each sequence runs as often as there are units, and each run is asked for one unit of h_T.
 */
export function lagsOf({cell, inputs}: Looked, parameters: Parameters): number[] {
  const {hiddenSize: H} = cell;
  const B = inputs[0].rows;
  const repeated = inputs.map(({cols, data}) => matrix(H * B, cols, Array.from({length: H}, () => [...data]).flat()));
  const units = Array.from({length: H * B}, (_, row) =>
    Array.from({length: H}, (_, k) => Number(k === Math.floor(row / B)))
  );
  const asked = matrix(H * B, H, units.flat());
  const pass = forwardThroughTime(cell, ofCell(cell, parameters), repeated, {nonFinite: "keep"});
  const lags: number[] = [];
  backwardThroughTime(pass, (t) => (t === inputs.length - 1 ? asked : undefined), {
    nonFinite: "keep",
    parameterGradients: false,
    trace({h: {data}}) {
      const ofSequence = (b: number) =>
        log10(norm(units.flatMap((_, row) => (row % B === b ? [...data.subarray(row * H, (row + 1) * H)] : []))));
      lags.push(mean(Array.from({length: B}, (_, b) => ofSequence(b))));
    }
  });
  return lags;
}

/** The parameters of the cell alone, without those of the readout. */
function ofCell(cell: Cell, parameters: Parameters): Parameters {
  return Object.fromEntries(Object.keys(cell.shapes).map((name) => [name, parameters[name]]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What a network does with every state of the plane while an input is held. */
export interface Portrait {
  readonly map: StepMap;
  /** Those that states can reach: within −1 and 1. */
  readonly fixed: readonly FixedPoint[];
}

/** Starts of the search for fixed points: a grid over the plane, so many a side. */
const startsASide = 7;

/** Of fixed points: a hundred steps are never needed in the plane; a residual of 10⁻⁹ is far below a pixel. */
const search = {iterations: 60, tolerance: 1e-9, apart: 1e-4};

/** Under an input that is held, I values. */
export function portraitOf({cell}: Looked, parameters: Parameters, x: ArrayLike<number>): Portrait {
  const map = stepMap(cell, ofCell(cell, parameters), x);
  const ticks = Array.from({length: startsASide}, (_, k) => (2 * k) / (startsASide - 1) - 1);
  const starts = ticks.flatMap((one) => ticks.flatMap((other) => [one, other]));
  const all = fixedPoints(map, matrix(starts.length / 2, 2, starts), search);
  return {map, fixed: all.filter(({state}) => state.every((value) => Math.abs(value) <= 1))};
}

/** The outputs y = V h + d of states, [N, O]. */
export function outputsOf(parameters: Parameters, states: Matrix): Matrix {
  return linear(parameters.V, states, parameters.d);
}

/** The parameters that a run begins with. */
export function startOf({network: spec, initialisation, seed, task}: Run): Parameters {
  const made = makeTask(task);
  const net = network({...spec, input: inputSpec(made, 0), outputSize: made.outputSize});
  const {recurrent, input} = initialisation;
  return sampleParameters(net, {recurrent, input}, randomStreams(seed).parameters);
}
