import type {Parameters} from "../../engine/cells/cell.js";
import {matrix} from "../../engine/linear/matrix.js";
import {network} from "../../engine/networks/network.js";
import {unpackWeights} from "../../experiments/packedWeights.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {inputSpec} from "../../experiments/tasks/task.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import type {PlaygroundData, Recorded} from "./experiment.js";

/** A network on its way: after how many updates, its parameters, and the mean loss since the moment before. */
export interface Moment {
  readonly update: number;
  readonly parameters: Parameters;
  /** None at the start. */
  readonly loss: number | undefined;
}

/** A run as it is looked at: recorded, or the reader's own, which may still go on. */
export interface History {
  readonly run: Run;
  readonly own: boolean;
  readonly moments: readonly Moment[];
  /** Whether it has learnt its task; undefined before its end. */
  readonly solved: boolean | undefined;
}

/** The recorded run of a task and cell. */
export function recordedHistory({settings, recorded}: PlaygroundData, task: string, cell: string): History {
  const found = recorded.find((one) => one.task === task && one.cell === cell);
  if (!found) throw new RangeError(`recordedHistory: expected a recorded run of ${task} and ${cell}, got none`);
  return {run: found.run, own: false, moments: momentsOf(found, settings.moments), solved: found.solved};
}

function momentsOf({weights, losses, run: {task, network: spec, training}}: Recorded, moments: number): Moment[] {
  const made = makeTask(task);
  const {shapes} = network({...spec, input: inputSpec(made, 0), outputSize: made.outputSize});
  const rows = unpackWeights(weights);
  return Array.from({length: moments + 1}, (_, k) => ({
    update: updateOf(k, training.updates, moments),
    loss: k === 0 ? undefined : losses[k - 1],
    parameters: Object.fromEntries(
      Object.entries(shapes).map(([name, {rows: height, cols}]) => {
        const {cols: size, data} = rows[name];
        return [name, matrix(height, cols, data.subarray(k * size, (k + 1) * size))];
      })
    )
  }));
}

/** After how many updates the k-th of so many moments is. */
export function updateOf(k: number, updates: number, moments: number): number {
  return Math.round((k * updates) / moments);
}

/** What a run of the reader's is made of. */
interface Choice {
  readonly task: string;
  readonly cell: string;
  readonly seed: number;
  readonly rate: number;
}

/** The recorded runs, each read once, and the reader's last own one in the place of the recorded one of its task and cell. */
export function historiesOf(data: PlaygroundData) {
  const recorded = new Map<string, History>();
  let own: History | undefined;
  const recordedOf = (task: string, cell: string): History => {
    const key = `${task} ${cell}`;
    const history = recorded.get(key) ?? recordedHistory(data, task, cell);
    recorded.set(key, history);
    return history;
  };
  return {
    of: (task: string, cell: string): History =>
      own?.run.experiment === task && own.run.network.cell === cell ? own : recordedOf(task, cell),
    /** A run as the recorded one is, from the reader's seed at the reader's rate. */
    runOf({task, cell, seed, rate}: Choice): Run {
      const {run} = recordedOf(task, cell);
      const {training} = run;
      return {...run, seed, training: {...training, optimiser: {...training.optimiser, rate}}};
    },
    keep(history: History): void {
      own = history;
    }
  };
}

/** An update of a run as its training tells it. */
interface Update {
  readonly update: number;
  readonly loss: number;
  readonly parameters?: Parameters;
}

/** A history that grows: those updates of a run that have parameters with them are its moments. */
export interface GrowingHistory {
  now(): History;
  add(updates: readonly Update[]): void;
  finish(solved: boolean): void;
}

/** A reader's run at its start. */
export function growingHistory(run: Run, start: Parameters): GrowingHistory {
  const moments: Moment[] = [{update: 0, parameters: start, loss: undefined}];
  let [sum, made] = [0, 0];
  let solved: boolean | undefined;
  return {
    now: () => ({run, own: true, moments, solved}),
    add(updates) {
      for (const {update, loss, parameters} of updates) {
        sum += loss;
        ++made;
        if (!parameters) continue;
        moments.push({update, parameters, loss: sum / made});
        [sum, made] = [0, 0];
      }
    },
    finish: (reached) => (solved = reached)
  };
}
