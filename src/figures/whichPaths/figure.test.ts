import {expect, it} from "vitest";
import {showing, type Shown, type State} from "./view.js";
import type {OfSeed, WhichPathsData} from "./experiment.js";
import {settings as schema} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {replyTo, say, shareOfPaths} from "./words.js";

const settings = readSettings("data/experiments/which-paths.json", schema);

/** A gradient that comes by paths of one length. */
function only(length: number) {
  const sizes = Array.from({length: settings.blocks + 1}, (_, m) => (m === length ? 1 : 0));
  return {sizes, shares: sizes};
}

const whole = {whole: 0, without: Array<number>(settings.blocks).fill(0)};
const own: OfSeed = {
  ...{seed: 1, start: only(8), trained: only(6), apart: 0},
  ...{deep: whole, residual: whole, plain: whole, several: []}
};
const data: WhichPathsData = {settings, seeds: [own]};
const shown: Shown = {own, start: own.start, trained: own.trained};
const state: State = {guess: 27, shown: true, measure: "sizes", gain: 1, seed: 1};

it("answers each guess for itself", () => {
  const answer = (guess: number) => replyTo(data, shown, {...state, guess});
  expect(answer(27)).toBe(
    "You said 27; most paths are there, but not most of the gradient: 8 before training, 6 after."
  );
  expect(answer(7)).toContain("that is about right");
  expect(answer(15)).toContain("it is less");
  expect(answer(1)).toContain("it is a little more");
});

it("asks before it is shown, and does not say", () => {
  const asked = say(data, shown, {...state, shown: false});
  expect(asked).toContain("And the gradient?");
  expect(asked).not.toMatch(/\b[68]\b/);
});

it("takes the untrained net with the trained one's gain from the data, and computes it with another", () => {
  const shownBy = showing(data);
  expect(shownBy(state).start).toBe(own.start);
  const small = shownBy({...state, gain: 0.1}).start;
  expect(small.sizes.indexOf(Math.max(...small.sizes))).toBeLessThan(4);
});

it("counts nearly all paths between a fourth and three fourths of the blocks", () => {
  expect(shareOfPaths({from: 14, to: 40}, 54)).toBeGreaterThan(0.999);
  expect(shareOfPaths({from: 0, to: 54}, 54)).toBeCloseTo(1, 12);
});
