import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Group, OptimiserData, OptimiserKind} from "./experiment.js";
import type {FarShare} from "./farShare.js";
import type {Condition} from "./recall.js";

export interface State {
  /** T, of the sequences whose first gradient is shown. */
  readonly length: number;
  /** Of how many seeds the reader thinks that they learn in noise. */
  readonly guess: number;
  readonly shown: boolean;
}

export const optimiserNames: Readonly<Record<OptimiserKind, string>> = {
  sgd: "SGD",
  rmsprop: "RMSprop",
  adam: "Adam"
};

export const conditionNames: Readonly<Record<Condition, string>> = {
  silence: "silence",
  noise: "noise",
  near: "near and far"
};

export function groupOf({groups}: OptimiserData, condition: Condition, optimiser: OptimiserKind, rate: number): Group {
  const group = groups.find((one) => one.condition === condition && one.optimiser === optimiser && one.rate === rate);
  if (!group) throw new RangeError(`optimiser: expected ${optimiser} at ${rate} in ${condition}, got none`);
  return group;
}

export function shareOf({shares}: OptimiserData, condition: FarShare["condition"], length: number): FarShare {
  const share = shares.find((one) => one.condition === condition && one.length === length);
  if (!share) throw new RangeError(`optimiser: expected a share at length ${length} in ${condition}, got none`);
  return share;
}

/** What the question is about: Adam at its lower rate, in noise. */
export function askedGroup(data: OptimiserData): Group {
  return groupOf(data, "noise", "adam", data.settings.rates.adam[0]);
}

export function reply(data: OptimiserData, {guess}: State): string {
  const {rate, learnt} = askedGroup(data);
  const [, faster] = data.settings.rates.adam;
  const more = groupOf(data, "noise", "adam", faster).learnt;
  const verdict = guess === learnt ? "right" : `it is ${learnt}`;
  return `You said ${guess}; ${verdict}, at rate ${rate}: the noise is scaled up too. At ${faster} it is ${more}: by wandering.`;
}

export function say(data: OptimiserData, {length, shown}: State): string {
  const [slow, fast] = data.settings.rates.sgd;
  const [rate] = data.settings.rates.adam;
  const of = data.settings.seeds.length;
  const silence = shareOf(data, "silence", length);
  const learnt = (optimiser: OptimiserKind, at: number) => groupOf(data, "silence", optimiser, at).learnt;
  const steps = length === 2 ? "1 step" : `${length - 1} steps`;
  const part = `${steps} back the bit’s part of the gradient is ${powerOfTen(silence.far)}`;
  const scaled = `scaled by Adam ${powerOfTen(silence.scaled)} in silence`;
  const seeds = `Of ${of} seeds SGD teaches it in silence to ${learnt("sgd", slow)} and ${learnt("sgd", fast)}, Adam at ${rate} to ${learnt("adam", rate)}`;
  if (!shown) return `${part}, ${scaled}. ${seeds}. And in noise?`;
  return `${part}, ${scaled} and ${powerOfTen(shareOf(data, "noise", length).scaled)} in noise. ${seeds}; in noise to ${askedGroup(data).learnt}.`;
}
