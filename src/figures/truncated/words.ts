import type {Group, TruncatedData} from "./experiment.js";
import {shareThatReaches} from "./shareThatReaches.js";

export interface State {
  /** Steps a segment. */
  readonly k: number;
  /** From a bit to its question, as the reader chooses it. */
  readonly lag: string;
  /** The k from which on the reader thinks that it is learnt. */
  readonly guess: number;
  readonly shown: boolean;
}

/** The networks trained on a lag, by k. */
export function groupsAt({groups}: TruncatedData, lag: number): Group[] {
  return groups.filter((group) => group.lag === lag && group.learner === "network" && group.noisy);
}

/** The same with the readout alone trained. */
export function readoutAt({groups}: TruncatedData, lag: number): Group {
  const readout = groups.find((group) => group.lag === lag && group.learner === "readout");
  if (!readout) throw new RangeError(`truncated: expected a readout at lag ${lag}, got none`);
  return readout;
}

/** Without coins between, with the longest segment that is too short. */
export function silentOf({groups}: TruncatedData): Group {
  const silent = groups.find(({noisy}) => !noisy);
  if (!silent) throw new RangeError("truncated: expected a group without noise, got none");
  return silent;
}

/** The least k at which half of the seeds or more learn, and that with the most seeds before it. */
export function learntFrom(data: TruncatedData, lag: number): {from: number; before: Group} {
  const groups = groupsAt(data, lag);
  const first = groups.findIndex(({learnt}) => 2 * learnt >= data.settings.seeds.length);
  if (first < 1) throw new RangeError(`truncated: expected a k that fails and a longer one that learns at lag ${lag}`);
  return {from: groups[first].k, before: groups[first - 1]};
}

export function reply(data: TruncatedData, {guess, lag: chosen}: State): string {
  const lag = Number(chosen);
  const {from, before} = learntFrom(data, lag);
  const answer = `With ${before.k} ${before.learnt} of ${data.settings.seeds.length} learn, with ${from} most.`;
  if (guess > before.k && guess <= from) return `You said ${guess}, and there it is. ${answer}`;
  if (guess <= before.k)
    return guess <= lag
      ? `You said ${guess}: the state gets across, but nothing teaches it to. ${answer}`
      : `You said ${guess}: that is long enough, but rarely. ${answer}`;
  return `You said ${guess}: it is sooner. ${answer}`;
}

export function say(data: TruncatedData, {k, lag: chosen, shown}: State): string {
  const lag = Number(chosen);
  const reaching = Math.round(100 * shareThatReaches(lag, k));
  const cut =
    reaching === 0
      ? `In segments of ${k} no question’s gradient reaches the bit, ${lag} steps before it; the state does.`
      : `In segments of ${k} the gradient of ${reaching}% of the questions reaches the bit, ${lag} steps before.`;
  if (!shown) return `${cut} From which k on is it learnt?`;
  const group = groupsAt(data, lag).find((one) => one.k === k);
  if (!group) return cut;
  const {learnt, surprise} = group;
  const of = data.settings.seeds.length;
  return `${cut} ${learnt} of ${of} seeds learn; median surprise ${surprise.toFixed(2)} nats.`;
}
