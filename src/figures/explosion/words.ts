import type {Explosion} from "./experiment.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {overflowsAt, updateAt, type ExplosionState} from "./state.js";

/** Where the gradients are `back` steps from the loss, what update follows, and where their numbers end. */
export function sayExplosion(explosions: readonly Explosion[], state: ExplosionState): string {
  const subject = `Spectral radius ${state.radius.toFixed(2)}, ${state.back} ${state.back === 1 ? "step" : "steps"} back:`;
  return `${subject} ${explosions.map((explosion) => sayNetwork(explosion, state)).join(" ")}`;
}

function sayNetwork(explosion: Explosion, {back, rate}: ExplosionState): string {
  const {network, float64, float32} = explosion;
  // The gradient k steps back is summed into that of the weights with those nearer to the loss.
  const length = float64[Math.min(back, float64.length - 1)];
  const update = updateAt(explosion, back, rate);
  const here = Number.isFinite(length)
    ? `the ${network} network’s gradient is ${powerOfTen(Math.log10(length))} long, and the update ${powerOfTen(Math.log10(update))} times as long as the weights.`
    : `the ${network} network’s gradient is no number any more, even in float64.`;
  return `${here.replace(/^the/, network === "linear" ? "the" : "The")}${sayEnds(overflowsAt(float32), overflowsAt(float64))}`;
}

function sayEnds(float32: number | undefined, float64: number | undefined): string {
  if (float32 === undefined) return "";
  if (float64 === undefined) return ` It is Inf in float32 after ${float32} steps.`;
  return ` It is Inf in float32 after ${float32} steps, in float64 after ${float64}.`;
}
