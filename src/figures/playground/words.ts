import type {FixedPoint, FixedPointKind} from "../../experiments/dynamics/fixedPoints.js";
import {cellInWords} from "../../frame/picture/palette.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import type {Shown} from "./drawing.js";

/** A task for a menu, and what a network of two units has to keep for it. */
export const taskWords: Readonly<Record<string, string>> = {
  switches: "one of three",
  "flip-flop": "one bit",
  "two-flip-flops": "two bits",
  oscillation: "a wave"
};

/** What the network is and has to keep, short enough for a phone. */
export function titleOf({experiment, network: {cell}, seed}: Run): string {
  return `${cellInWords(cell)} of two units: ${taskWords[experiment] ?? experiment}, seed ${seed}`;
}

/** Fixed points by kind, in words: "4 stable, 4 saddles, 1 unstable". */
export function countsInWords(fixed: readonly FixedPoint[]): string {
  const count = (kind: FixedPointKind): number => fixed.filter((one) => one.kind === kind).length;
  const [saddles, unstable] = [count("saddle"), count("unstable")];
  const parts = [`${count("stable")} stable`];
  if (saddles > 0) parts.push(`${saddles} saddle${saddles === 1 ? "" : "s"}`);
  if (unstable > 0) parts.push(`${unstable} unstable`);
  return parts.join(", ");
}

/** The distance from which on less than this is left of the gradient. */
const vanished = -3;

/** Where the gradient has vanished, grown, or neither. */
export function verdictOn(lags: readonly number[]): string {
  const from = lags.findIndex((value) => value < vanished);
  const last = lags.length - 1;
  if (from >= 0) return `the gradient is below ${powerOfTen(vanished)} from distance ${from} on`;
  return `at distance ${last} the gradient is ${powerOfTen(lags[last])}`;
}

/** A moment of the run in a few words. */
export function sayMoment({history, at, view}: Shown): string {
  const {update, loss} = history.moments[at];
  const {fixed} = view.portrait;
  return `update ${update}, ${lossOf(loss)}, ${fixed.length === 0 ? "no fixed point" : countsInWords(fixed)}`;
}

/** What is seen, in a sentence or three; and what the next training will have that this has not. */
export function sayPlayground(
  {history, at, view, lags}: Shown,
  held: string,
  next: {seed: number; rate: number}
): string {
  const {update, loss} = history.moments[at];
  const {updates} = history.run.training;
  const who = `${history.own ? "Your" : "A recorded"} ${cellInWords(history.run.network.cell)}, seed ${history.run.seed}`;
  const learnt = history.solved ? "; it has learnt it" : "; it has not learnt it";
  const ended = update === updates && history.solved !== undefined ? learnt : "";
  const fixed =
    view.portrait.fixed.length === 0 ? "no fixed point" : `fixed points: ${countsInWords(view.portrait.fixed)}`;
  return `${who}, update ${update} of ${updates}, ${lossOf(loss)}${ended}. With ${held} coming in, ${fixed}; ${verdictOn(lags[at])}.${sayNext(history.run, next)}`;
}

function lossOf(loss: number | undefined): string {
  return loss === undefined ? "untrained" : `loss ${loss.toPrecision(2)}`;
}

function sayNext({seed, training: {optimiser}}: Run, next: {seed: number; rate: number}): string {
  if (seed === next.seed && optimiser.rate === next.rate) return "";
  return ` Train to see seed ${next.seed} at rate ${next.rate}.`;
}
