import {lastResult} from "../../frame/lastResult.js";
import type {ExplosionSettings} from "./experiment.js";
import {explode, fanOf, sampleWeights, stretched, type Explosion, type ExplosionState, type Fan} from "./explode.js";

/** All that a state shows: both networks of the picked draw, and the gradients' lengths in all draws. */
export interface Shown {
  readonly picked: readonly Explosion[];
  readonly fans: {readonly linear: Fan; readonly tanh: Fan};
  /** The tanh networks' at the first radius, of which the figure asks. */
  readonly asked: Fan;
}

/** Computes what a state shows; a draw is sampled once, when it is first asked for. */
export function showing(settings: ExplosionSettings): (state: Readonly<ExplosionState>) => Shown {
  const draws = lastResult(() => settings.seeds.map((seed) => sampleWeights(settings, seed)));
  const level = lastResult(() => fanOf(draws(), 1, "linear"));
  const linear = lastResult((radius) => stretched(level(), radius));
  const tanh = lastResult((radius) => fanOf(draws(), radius, "tanh"));
  const asked = lastResult(() => fanOf(draws(), settings.radius, "tanh"));
  const picked = lastResult((seed, radius) => explode(draws()[settings.seeds.indexOf(seed)], radius));
  return ({seed, radius}) => ({
    ...{picked: picked(seed, radius), asked: asked()},
    fans: {linear: linear(radius), tanh: tanh(radius)}
  });
}
