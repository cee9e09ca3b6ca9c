import * as v from "valibot";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {meanLog10} from "../../experiments/meanLog10.js";
import {count, positive, seedsForInterval, several, share} from "../../experiments/schemas.js";
import {quantile} from "../../experiments/statistics.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import {drawNetwork, learnInSegments, type Trial} from "./learning.js";
import {Streams} from "./stream.js";

export const settings = v.object({
  /** Steps from a bit to the question for it. */
  lags: v.array(count),
  /** The one that the figure starts with. */
  lag: count,
  /** k: the steps that a gradient may go back at most, in ascending order. */
  segments: v.array(several),
  segment: several,
  /** Steps of the stream that are drawn. */
  shownSteps: several,
  hiddenSize: count,
  gain: positive,
  forgetBias: v.number(),
  /** Streams times k. */
  stepsAnUpdate: count,
  updates: count,
  rate: positive,
  threshold: positive,
  /** Updates over which the surprise is averaged. */
  window: count,
  /** Nats an answer below which a network has learnt. */
  learnt: share,
  /** Sequences that the gradient's length is averaged over. */
  sequences: count,
  seeds: seedsForInterval
});
export type Settings = v.InferOutput<typeof settings>;

/** What the seeds came to, with a lag and segments of k steps. */
export interface Group extends Trial {
  readonly learnt: number;
  /** Medians over seeds; an update of null: half of them or more had not learnt. */
  readonly learntAt: number | null;
  readonly surprise: number;
}

export interface TruncatedData {
  readonly settings: Settings;
  readonly groups: readonly Group[];
  /** By distance from the question: median over seeds of log10 of ∂J/∂c of the untrained network. */
  readonly gradient: readonly number[];
}

export async function data(settings: Settings): Promise<TruncatedData> {
  return {settings, groups: await groupsOf(settings), gradient: gradientOf(settings)};
}

/** Few short runs. */
export async function digest(settings: Settings): Promise<{rows: readonly Group[]}> {
  return {rows: await groupsOf({...settings, lags: [3], segments: [2, 8], updates: 60, seeds: [1, 2, 3, 4, 5, 6]})};
}

async function groupsOf(settings: Settings): Promise<Group[]> {
  const groups: Group[] = [];
  for (const lag of settings.lags)
    for (const trial of trialsOf(settings, lag)) {
      const runs = await learnInSegments(settings, trial, settings.seeds);
      const at = quantile(
        runs.map(({learntAt}) => learntAt ?? Infinity),
        0.5
      );
      groups.push({
        ...{...trial, learnt: runs.filter(({learntAt}) => learntAt !== null).length},
        learntAt: Number.isFinite(at) ? at : null,
        surprise: rounded(
          quantile(
            runs.map(({surprise}) => surprise),
            0.5
          )
        )
      });
    }
  return groups;
}

/**
 * The network with each k from half the lag on; its readout alone, to which the cut does nothing; and, with the lag that is
 * asked about, the longest segment that is too short once more without coins between.
 */
function trialsOf({segments, segment, lag: asked}: Settings, lag: number): Trial[] {
  const some = segments.filter((k) => 2 * k >= lag);
  const short = some.filter((k) => lag === asked && k <= lag).slice(-1);
  return [
    {lag, k: segment, learner: "readout", noisy: true},
    ...some.map((k): Trial => ({lag, k, learner: "network", noisy: true})),
    ...short.map((k): Trial => ({lag, k, learner: "network", noisy: false}))
  ];
}

/** How long the gradient of one question is at the cell state, so many steps before it, uncut. */
function gradientOf(settings: Settings): number[] {
  const farthest = settings.segments[settings.segments.length - 1];
  const curves = settings.seeds.map((seed) => {
    const {net, initial} = drawNetwork(settings, seed);
    // twice as long, so that the beginning from zeros is out of the way
    const last = 2 * farthest;
    const {inputs} = new Streams(settings.sequences, {lag: farthest, noisy: true}, randomStreams(seed).evaluation).next(
      last + 1
    );
    const classes = Int32Array.from({length: settings.sequences}, (_, row) => row % 2);
    const targets = {kind: "classes" as const, at: new Map([[last, classes]])};
    const curve: number[] = [];
    evaluateNetwork(
      net,
      initial,
      {inputs, targets},
      {
        trace(_, {intoC}) {
          if (intoC) curve.push(meanLog10(intoC.total));
        }
      }
    );
    return curve;
  });
  return curves[0].slice(0, farthest + 1).map((_, d) =>
    rounded(
      quantile(
        curves.map((curve) => curve[d]),
        0.5
      )
    )
  );
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
