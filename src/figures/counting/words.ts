import {format, median} from "d3";
import {countWithGru, gruMark, gruReach, saysLast} from "./byHand.js";
import type {CountingData, Reaches, Trained} from "./experiment.js";

export interface State {
  /** How many a's and b's the units by hand read; where the GRU's gate stands. */
  readonly n: number;
  readonly u: number;
  /** Which networks are shown, by the n that they were trained to. */
  readonly trained: string;
  /** At how many n the reader thinks the middle GRU is right. */
  readonly guess: number;
  readonly shown: boolean;
}

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
  const {trained, tested} = trainedAt(data, data.settings.asked);
  return `Of $n$ = 1 to ${tested}, trained to ${trained}, the middle LSTM is right at ${number(answer(data, "lstm"))}. And the middle GRU?`;
}

/** At how many n the middle network of those that are asked about is right. */
function answer(data: CountingData, network: string): number {
  return middle(reachesOf(trainedAt(data, data.settings.asked), network).right);
}

const number = format(".3~r");

export function reply(data: CountingData, {guess}: State): string {
  const {trained} = trainedAt(data, data.settings.asked);
  const [gru, lstm] = [answer(data, "gru"), answer(data, "lstm")];
  const all = `At ${number(gru)}: it stops where its training did, or before.`;
  if (Math.abs(guess - gru) <= 10) return `${all} Just so.`;
  if (guess > trained) return `${all} You let it go on beyond, as the LSTM does to ${number(lstm)}.`;
  return `${all} You said ${guess}.`;
}

/** What the units by hand say, and how far the trained ones come. */
export function say(data: CountingData, state: State): string {
  const {n, u, shown} = state;
  const said = saysLast(countWithGru(n, u), gruMark);
  const right = gruReach(u, data.settings.byHand.most);
  const byHand = `Of ${n} b's the LSTM by hand counts ${n}; the GRU with $u$ = ${u} names ${said === null ? "none" : `the ${ordinal(said)}`} as the last, and is right up to $n$ = ${right}.`;
  const trained = trainedAt(data, state.trained);
  const visible = data.settings.networks.filter((_, k) => shown || k === 0);
  const counts = visible.map(({network, words}) => {
    const {right} = reachesOf(trained, network);
    return `${words} ${Math.min(...right)} to ${Math.max(...right)}`;
  });
  return `${byHand} Trained to ${trained.trained}, ten seeds are right at so many of ${trained.tested}: ${counts.join("; ")}.`;
}

function ordinal(k: number): string {
  const last = k % 10;
  const suffix = Math.floor(k / 10) % 10 === 1 ? "th" : (["th", "st", "nd", "rd"][last] ?? "th");
  return `${k}${suffix}`;
}
