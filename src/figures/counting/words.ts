import {format, median} from "d3";
import {countWithGru, gruMark, gruReach, saysLast} from "./byHand.js";
import type {CountingData, Reaches, Trained} from "./experiment.js";

export interface State {
  /** How many a's and b's the units by hand read; where the GRU's gate stands. */
  readonly n: number;
  readonly u: number;
  /** Which networks are shown, by the n that they were trained to. */
  readonly trained: string;
  /** The n that the reader thinks the middle GRU reaches. */
  readonly guess: number;
  readonly shown: boolean;
}

const two = format(".2f");

export function trainedAt({lengths}: CountingData, name: string): Trained {
  const found = lengths.find((one) => one.name === name);
  if (!found)
    throw new RangeError(`counting: expected one of ${lengths.map(({name}) => name).join(", ")}, got ${name}`);
  return found;
}

export function reachesOf({networks}: Trained, network: string): Reaches {
  const found = networks.find((one) => one.network === network);
  if (!found) throw new RangeError(`counting: expected runs of ${network}, got none`);
  return found;
}

export function middle(values: readonly number[]): number {
  return median(values) ?? NaN;
}

/** Whether this is what the question is about. */
export function isAsked({settings}: CountingData, {trained}: Pick<State, "trained">): boolean {
  return trained === settings.asked;
}

export function question(data: CountingData): string {
  const {trained} = trainedAt(data, data.settings.asked);
  return `Trained on every $n$ up to ${trained}, all LSTMs go on beyond. Drag the mark: how far is the middle GRU right?`;
}

export function reply(data: CountingData, {guess}: State): string {
  const asked = trainedAt(data, data.settings.asked);
  const came = middle(reachesOf(asked, "gru").reached);
  const all = `The middle GRU is right up to ${two(came).replace(/\.?0+$/, "")}`;
  if (guess > asked.trained) return `${all}: less far than it was trained, where you let it go on.`;
  return Math.abs(guess - came) <= 10
    ? `${all}, as you thought.`
    : `${all}. That it would not get to ${asked.trained}, you saw.`;
}

/** What the units by hand say, and how far the trained ones come. */
export function say(data: CountingData, state: State): string {
  const {n, u, shown} = state;
  const said = saysLast(countWithGru(n, u), gruMark);
  const right = gruReach(u, data.settings.byHand.most);
  const byHand = `Of ${n} b's the LSTM by hand counts ${n}; the GRU with $u$ = ${u} names ${said === null ? "none" : `the ${ordinal(said)}`} as the last, and is right up to $n$ = ${right}.`;
  const trained = trainedAt(data, state.trained);
  const visible = data.settings.networks.filter((_, k) => shown || k === 0);
  const reaches = visible.map(({network, words}) => {
    const {reached} = reachesOf(trained, network);
    return `${words} ${Math.min(...reached)} to ${Math.max(...reached)}`;
  });
  return `${byHand} Trained to ${trained.trained}, ten seeds are right up to: ${reaches.join("; ")}.`;
}

function ordinal(k: number): string {
  const last = k % 10;
  const suffix = Math.floor(k / 10) % 10 === 1 ? "th" : (["th", "st", "nd", "rd"][last] ?? "th");
  return `${k}${suffix}`;
}
