import {descend} from "../../figures/lossCliff/network.js";
import {askForSetting} from "../asking/askForSetting.js";
import {decimal, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** The figure's network, and how long its descents are. */
const network = {steps: 50, x0: 0.5, target: 0.7};
const updates = 300;

/** Good is a loss below this, at so large a share of the updates from here on, and a path that stays within this square. */
const good = {loss: 0.01, share: 0.8, from: 200, within: 20};

/** By so many updates the first touch may miss. */
const tolerance = 2;

/** What the page has. */
const ofPage = {rate: 0.05, threshold: 1};

/** Thresholds that are tried for one that is right. */
const thresholds = [0.3, 0.2, 0.5, 0.1, 1];

/** Rates between which the one is looked for, by halves of their ratio. */
const rates = {from: 0.005, to: 0.5};
const halvings = 12;

type Start = Parameters<typeof descend>[1]["start"];

/** A rate with which the wall is first touched at an update: a larger one comes to it sooner. */
function rateFor(start: Start, touch: number, threshold: number): number {
  let {from, to} = rates;
  for (let halved = 0; halved < halvings; ++halved) {
    const rate = Math.sqrt(from * to);
    const path = descend(network, {start, rate, threshold, updates: touch});
    if (path.some(({clipped}) => clipped)) to = rate;
    else from = rate;
  }
  return Number(to.toPrecision(3));
}

/** What is wrong with a descent. */
function faultOf(start: Start, touch: number, [rate, threshold]: readonly number[]): string | undefined {
  if (!(rate > 0 && threshold > 0)) return "A rate and a threshold are above 0.";
  const path = descend(network, {start, rate, threshold, updates});
  if (path.some(({w, b}) => !(Math.abs(w) < good.within && Math.abs(b) < good.within)))
    return "It is thrown out of the square: how long can a clipped step be?";
  const touched = path.findIndex(({clipped}) => clipped);
  if (touched < 0) return "Nothing is ever clipped: it has not come to the wall.";
  if (Math.abs(touched - touch) > tolerance)
    return `It is first clipped at update ${touched}: ${touched < touch ? "too soon" : "too late"}.`;
  const late = path.slice(good.from);
  const share = late.filter(({E}) => E < good.loss).length / late.length;
  return share < good.share
    ? "It stays, but its loss is too often above the mark: are its steps at the wall short enough?"
    : undefined;
}

export const clippedDescent: Exercise = {
  id: "clipped-descent",
  title: "A descent that stays",
  kind: "set",
  page: "exploding-gradient",
  figure: "loss-cliff",
  teaches: "The rate says how soon the wall is reached, rate and threshold together how far a step at the wall goes.",
  points: 3,
  hints: [
    "On the flat nothing is clipped, and a step is η times the gradient. Which of the two numbers says when the wall is reached?",
    "A clipped step is η τ long at most.",
    "First the rate, for the update of the first touch. Then a threshold so small that the wall does not throw far."
  ],
  pose(random) {
    const start = {w: decimal(random, 4.6, 5.4), b: decimal(random, -2.4, -2)};
    const touch = whole(random, 40, 160);
    const fault = (setting: readonly number[]): string | undefined => faultOf(start, touch, setting);
    const settings = thresholds.map((threshold) => [rateFor(start, touch, threshold), threshold]);
    const solution = settings.find((setting) => fault(setting) === undefined) ?? settings[0];
    return askForSetting({
      question: `Start the descent of the figure at $w = ${start.w}$, $b = ${start.b}$. Find a rate $\\eta$ and a threshold $\\tau$ with which the clipped run is first clipped at update ${touch}, or at most ${tolerance} updates sooner or later, has $E < ${good.loss}$ at ${good.share * 100} % or more of the updates from ${good.from} to ${updates}, and never leaves the square of $|w|, |b| < ${good.within}$.`,
      fields: [{label: "rate"}, {label: "threshold"}],
      fault,
      solution,
      mistakes: [
        {
          answer: [ofPage.rate, ofPage.threshold],
          says: "That is the page's own setting, and from your start it does something else."
        },
        {answer: [solution[0], 1e9], says: "Nothing is clipped. What does the wall do then?"},
        {answer: [1e-4, ofPage.threshold], says: "With so small a rate it has not reached the wall by then."}
      ]
    });
  }
};
