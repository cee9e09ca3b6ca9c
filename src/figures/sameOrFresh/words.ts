import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Settings} from "./experiment.js";
import {fanAt, type Shown, type State} from "./view.js";

/** How far apart the draws are, with one matrix and with fresh ones; and what the picked draw's eigenvalue says. */
export function say(shown: Shown, {k, net, draw, shown: isShown}: State, {places, steps}: Settings): string {
  const [same, fresh] = [fanAt(shown.same, places, k), fanAt(shown.fresh, places, k)];
  const freshly =
    `With a fresh matrix at each step, nine draws of ten are within ${fresh.width.toFixed(1)} decades of each other ` +
    `after ${steps} steps, around ${powerOfTen(fresh.median)}.`;
  if (!isShown) return `${freshly} And with one matrix for all?`;
  if (k === 0) return "At the loss every gradient has length 1.";
  const apart =
    `${k} ${k === 1 ? "step" : "steps"} back nine draws of ten are within ${same.width.toFixed(1)} decades with one matrix, around ` +
    `${powerOfTen(same.median)}, and within ${fresh.width.toFixed(1)} with fresh ones, around ${powerOfTen(fresh.median)}.`;
  const length = powerOfTen(shown.lines.same[draw - 1][k]);
  const alone = k * Math.log10(shown.radius);
  const ofDraw =
    net === "linear"
      ? `Draw ${draw}: |λ|^k is ${powerOfTen(alone)}, and the length ${length}.`
      : `Draw ${draw}: |λ|^k is ${powerOfTen(alone)}, and the length, with tanh, ${length}.`;
  return `${apart} ${ofDraw}`;
}

/** What is said to this guess. */
export function replyTo({same, fresh}: Shown, {guess}: State, {places, steps}: Settings): string {
  const [width, beside] = [fanAt(same, places, steps).width, fanAt(fresh, places, steps).width];
  const verdict = guess < 0.7 * width ? "it is wider" : guess > 1.4 * width ? "it is narrower" : "that is about right";
  return (
    `You said ${guess} decades; ${verdict}: ${width.toFixed(1)}, ` +
    `${(width / beside).toFixed(1)} times the ${beside.toFixed(1)} of fresh matrices.`
  );
}
