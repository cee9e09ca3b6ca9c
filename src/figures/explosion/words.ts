import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {ExplosionSettings} from "./experiment.js";
import {grown, overflowsAt, updateAt, type ExplosionState, type Fan} from "./explode.js";
import type {Shown} from "./view.js";

/** How long the gradients are `back` steps from the loss, in all draws, and what update follows in the picked one. */
export function say({picked, fans}: Shown, {radius, back, rate, seed, shown}: ExplosionState): string {
  const steps = `${back} ${back === 1 ? "step" : "steps"} back`;
  const linear = `Spectral radius ${radius.toFixed(2)}, ${steps}: the linear networks’ gradients are ${between(fans.linear, back)} long.`;
  if (!shown) return `${linear} And the tanh networks’?`;
  const count = grown(fans.tanh, back);
  const tanh = `The tanh networks’ are ${between(fans.tanh, back)} long, ${count} of ${fans.tanh.length} longer than at the loss.`;
  const [update, other] = picked.map((explosion) => powerOfTen(Math.log10(updateAt(explosion, back, rate))));
  const end = overflowsAt(picked[0].float32);
  const inf = end === undefined ? "" : ` The linear one’s gradient is Inf in float32 after ${end} steps.`;
  return `${linear} ${tanh} Draw ${seed}: the updates are ${update} and ${other} times as long as the weights.${inf}`;
}

function between(fan: Fan, back: number): string {
  const lengths = fan.map((lengths) => lengths[back]);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)].map(powerOfTen);
  return least === most ? `about ${least}` : `${least} to ${most}`;
}

/** What is said to this guess, which is about the first picture's radius. */
export function replyTo({asked: tanh}: Shown, {guess}: ExplosionState, {back, radius}: ExplosionSettings): string {
  const count = grown(tanh, back);
  const verdict = guess === count ? "That is so" : guess < count ? "It is more" : "It is fewer";
  const why =
    guess > count
      ? "large weights saturate the units, and small slopes shorten"
      : "the slopes shorten, but not in every draw";
  return `You said ${guess}. ${verdict}: ${count} of ${tanh.length} at ρ = ${radius}; ${why}.`;
}
