import type {Parameters} from "../../engine/cells/cell.js";
import {mean} from "d3";
import {forwardNetwork} from "../../engine/networks/forwardNetwork.js";
import {network} from "../../engine/networks/network.js";
import {linear} from "../../engine/linear/affine.js";
import {addingBatch, type AddingBatch} from "../../experiments/tasks/adding.js";
import {Random} from "../../engine/random.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import type {startTraining as StartTraining, Training} from "../../workers/trainingClient.js";
import type {Racer} from "./experiment.js";

/** How one network does in a race that is on or over. */
export interface Standing {
  readonly network: string;
  /** Mean losses, a point for every so many updates. */
  readonly curve: readonly {readonly update: number; readonly loss: number}[];
  /** What it answers to the example now; undefined until it was asked first. */
  readonly answer: number | undefined;
}

/** A race over so many steps from a seed. */
export interface Race {
  readonly distance: number;
  readonly seed: number;
  readonly standings: readonly Standing[];
  readonly running: boolean;
}

/**
 * The sequence that all are asked about, by its length: the first from a seed on whose sum is so far from 1 that who always
 * answers 1 is seen to.
 */
export function exampleOf(length: number, {seed, away}: {readonly seed: number; readonly away: number}): AddingBatch {
  const example = addingBatch({length, batch: 1}, new Random(seed));
  return Math.abs(example.target.data[0] - 1) < away ? exampleOf(length, {seed: seed + 1, away}) : example;
}

/** What a network of a run answers to a sequence of the adding problem. */
export function answerOf({network: about}: Run, parameters: Parameters, {inputs}: AddingBatch): number {
  const {cell, hiddenSize, layers, connections, bidirectional} = about;
  const spec = {cell, hiddenSize, layers, connections, bidirectional, input: {size: 2}, outputSize: 1};
  const {u} = forwardNetwork(network(spec), parameters, inputs);
  return linear(parameters.V, u[u.length - 1][inputs.length - 1], parameters.d).data[0];
}

interface RaceOptions {
  readonly racers: readonly Racer[];
  readonly startTraining: typeof StartTraining;
  readonly distance: number;
  readonly seed: number;
  readonly every: number;
  /** From which seed on the example is sought, and how far its sum is from 1 at least. */
  readonly example: {readonly seed: number; readonly away: number};
  /** Called whenever the race stands otherwise. */
  readonly onChange: (race: Race) => void;
  /** Called where a network gets no thread of its own. */
  readonly onPage?: () => void;
}

/** So often each network is asked for its answer, in ms. */
const askEvery = 400;

/** Trains every racer in a worker of its own, on the same sequences; `stop` ends it where it stands. */
export function startRace({racers, startTraining, distance, seed, every, example, onChange, onPage}: RaceOptions) {
  const asked = exampleOf(distance, example);
  const runs = racers.map((racer) => ({
    run: {...racer.run, seed, task: {name: "adding" as const, length: distance}},
    losses: [] as number[],
    standing: {network: racer.network, curve: [], answer: undefined} as Standing,
    training: undefined as Training | undefined
  }));
  let left = runs.length;
  const tell = (): void => onChange({distance, seed, standings: runs.map(({standing}) => standing), running: left > 0});
  const answer = (one: (typeof runs)[number], parameters: Parameters): void => {
    one.standing = {...one.standing, answer: answerOf(one.run, parameters, asked)};
  };
  const done = runs.map(async (one) => {
    one.training = startTraining({
      run: one.run,
      onReady: ({inPage}) => inPage && onPage?.(),
      onProgress(points) {
        one.losses.push(...points.map(({loss}) => loss));
        one.standing = {...one.standing, curve: meansOf(one.losses, every)};
        tell();
      }
    });
    const asking = setInterval(() => {
      one.training?.checkpoint().then(
        ({trainer}) => answer(one, trainer.parameters),
        () => undefined
      );
    }, askEvery);
    try {
      const {checkpoint} = await one.training.done;
      if (checkpoint) answer(one, checkpoint.trainer.parameters);
    } finally {
      clearInterval(asking);
      --left;
      tell();
    }
  });
  tell();
  return {
    stop: () => runs.forEach(({training}) => void training?.stop().catch(() => undefined)),
    /** Rejects where a run broke off. */
    done: Promise.all(done).then(() => undefined)
  };
}

function meansOf(losses: readonly number[], every: number): Standing["curve"] {
  return Array.from({length: Math.floor(losses.length / every)}, (_, k) => ({
    update: (k + 1) * every,
    loss: mean(losses.slice(k * every, (k + 1) * every)) ?? NaN
  }));
}
