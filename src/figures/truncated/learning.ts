import type {Parameters} from "../../engine/cells/cell.js";
import {network, type Network} from "../../engine/networks/network.js";
import {createTrainer} from "../../engine/training/createTrainer.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import type {Trainer} from "../../engine/training/trainer.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import {inputSize, Streams} from "./stream.js";

/** What a network is drawn and trained by. */
interface Settings {
  readonly hiddenSize: number;
  readonly gain: number;
  readonly forgetBias: number;
  /** Streams times k. */
  readonly stepsAnUpdate: number;
  readonly updates: number;
  readonly rate: number;
  readonly threshold: number;
  /** Updates over which the surprise is averaged. */
  readonly window: number;
  /** Nats an answer below which a network has learnt. */
  readonly learnt: number;
}

/** What a run came to: the update at which it had learnt, null where it had not, and nats an answer at its end. */
export interface Learning {
  readonly learntAt: number | null;
  readonly surprise: number;
}

/** The small LSTM of a seed, as it is drawn. */
export function drawNetwork(settings: Settings, seed: number): {net: Network; initial: Parameters} {
  const net = network({
    ...{cell: "lstm", input: {size: inputSize}, hiddenSize: settings.hiddenSize, outputSize: 2},
    ...{layers: 1, connections: "plain", bidirectional: false}
  });
  const initial = sampleParameters(
    net,
    {
      recurrent: {kind: "gaussian-with-gain", gain: settings.gain},
      input: {kind: "gaussian-with-gain", gain: 1},
      forgetBias: settings.forgetBias
    },
    randomStreams(seed).parameters
  );
  return {net, initial};
}

/** What learns: the whole network, or only its readout, from the states that it has untrained. */
export type Learner = "network" | "readout";

/** What a run is of. */
export interface Trial {
  readonly lag: number;
  readonly k: number;
  readonly learner: Learner;
  /** Whether coins are thrown between the bit and its question. */
  readonly noisy: boolean;
}

/**
 * Trains by segments of k steps, a run for each seed: the states go on from one segment to the next, the gradient does not.
 * All runs are made in one trainer, whose kernels then need not be loaded for each.
 */
export async function learnInSegments(
  settings: Settings,
  trial: Trial,
  seeds: readonly number[]
): Promise<readonly Learning[]> {
  const drawn = seeds.map((seed) => ({seed, ...drawNetwork(settings, seed)}));
  const [{net, initial: any}] = drawn;
  const {trainer} = await createTrainer(net.spec, any, {kind: "adam", rate: settings.rate}, "float32");
  const start = trainer.state();
  return drawn.map(({seed, initial}) => {
    trainer.restore({...start, parameters: initial});
    return learn(settings, trial, {trainer, initial, seed});
  });
}

function learn(
  {stepsAnUpdate, updates, threshold, window, learnt}: Settings,
  {lag, k, learner, noisy}: Trial,
  {trainer, initial, seed}: {trainer: Trainer; initial: Parameters; seed: number}
): Learning {
  const size = Math.max(1, Math.round(stepsAnUpdate / k));
  const streams = new Streams(size, {lag, noisy}, randomStreams(seed).batches);
  const mean = new Mean(window);
  for (let update = 1; update <= updates; ++update) {
    const batch = streams.next(k);
    // J is averaged over the streams, also over those to which nothing is due
    mean.add(size * trainer.gradient({...batch, carry: update > 1}), streams.asked);
    trainer.update({kind: "global-norm", threshold});
    if (learner === "readout") putBack(trainer, initial);
    if (mean.value < learnt) return {learntAt: update, surprise: mean.value};
  }
  return {learntAt: null, surprise: mean.value};
}

/** Puts all weights but the readout's back to where they were. */
function putBack(trainer: Trainer, initial: Parameters): void {
  const state = trainer.state();
  const {V, d} = state.parameters;
  trainer.restore({...state, parameters: {...initial, V, d}});
}

/** The mean surprise of the answers in the last `window` updates; what it was to guess, until there are as many. */
class Mean {
  private readonly last: (readonly [total: number, answers: number])[] = [];

  constructor(private readonly window: number) {}

  add(total: number, answers: number): void {
    this.last.push([total, answers]);
    if (this.last.length > this.window) this.last.shift();
  }

  get value(): number {
    if (this.last.length < this.window) return Math.LN2;
    let [total, answers] = [0, 0];
    for (const [more, due] of this.last) {
      total += more;
      answers += due;
    }
    return total / answers;
  }
}
