import {percent} from "../../frame/words/percent.js";
import {superscript} from "../../frame/words/superscript.js";
import type {WhichPathsData} from "./experiment.js";
import {middleOf, peakOf, sharesOfPaths} from "./paths.js";
import type {Shown, State} from "./view.js";

/** A block without which the net errs on fewer than so many is called idle. */
export const idle = 0.05;

/** By which lengths the gradient comes, and what the trained net loses with a block. */
export function say({settings}: WhichPathsData, {start, trained, own}: Shown, {gain, seed, shown}: State): string {
  const {blocks} = settings;
  if (!shown)
    return `Of the 2${superscript(blocks)} paths most go through about ${blocks / 2} blocks. And the gradient?`;
  const [before, after] = [middleOf(start), middleOf(trained)];
  const unneeded = own.deep.without.filter((wrong) => wrong < idle).length;
  return (
    `Seed ${seed}. Before training, at gain ${gain.toFixed(1)}, paths of ${before.from} to ${before.to} blocks carry nine tenths; after it ` +
    `${after.from} to ${after.to}, ${smallShare(shareOfPaths(after, blocks))} of all paths. Any one of ${unneeded} of its ${blocks} blocks can be ` +
    `taken out at less than ${percent(idle)} wrong answers.`
  );
}

/** A share of one digit, however small: 0.003%. */
function smallShare(share: number): string {
  return `${Number((100 * share).toPrecision(1))}%`;
}

/** Which share of all paths has a length from one number of blocks to another. */
export function shareOfPaths({from, to}: {from: number; to: number}, blocks: number): number {
  return sharesOfPaths(blocks)
    .slice(from, to + 1)
    .reduce((sum, share) => sum + share, 0);
}

/** What is said to this guess. */
export function replyTo({settings}: WhichPathsData, {start, trained}: Shown, {guess}: State): string {
  const [before, after] = [peakOf(start), peakOf(trained)];
  const [low, high] = [Math.min(before, after), Math.max(before, after)];
  const half = settings.blocks / 2;
  const verdict =
    guess >= low - 2 && guess <= high + 2
      ? "that is about right"
      : Math.abs(guess - half) <= 3
        ? "most paths are there, but not most of the gradient"
        : guess > high
          ? "it is less"
          : "it is a little more";
  return `You said ${guess}; ${verdict}: ${before} before training, ${after} after.`;
}
