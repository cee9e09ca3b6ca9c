import {describe, expect, it} from "vitest";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import {data, settings as schema} from "./experiment.js";
import {twoDirections} from "./figure.js";
import {layoutOf, placeAt} from "./layout.js";
import {isComputed, lastStep, stageOf} from "./steps.js";

const computed = await data(readSettings("data/experiments/two-directions.json", schema), tracedSources());
const {first, say, draw, rows} = await viewOf(twoDirections, computed);
const size = {width: 700, height: 440};

describe("steps", () => {
  it("run the one chain, the other, join them, and send the gradient to the farther end", () => {
    const [T, at] = [6, 3];
    expect(stageOf(0, T)).toEqual({forward: 0, backward: 0, joined: false, back: -1});
    expect(stageOf(T, T)).toEqual({forward: T, backward: 0, joined: false, back: -1});
    expect(stageOf(2 * T, T)).toEqual({forward: T, backward: T, joined: false, back: -1});
    expect(stageOf(2 * T + 1, T)).toEqual({forward: T, backward: T, joined: true, back: -1});
    expect(stageOf(lastStep(T, at), T).back).toBe(3);
  });

  it("fill the table from the row that each chain computes first", () => {
    const filled = (step: number) => Array.from({length: 6}, (_, t) => isComputed(stageOf(step, 6), 6, t));
    expect(filled(2).map(({forward}) => forward)).toEqual([true, true, false, false, false, false]);
    expect(filled(8).map(({backward}) => backward)).toEqual([false, false, false, false, true, true]);
  });
});

describe("say", () => {
  it("asks before the answer is shown, and does not give it", () => {
    expect(say(first)).toBe(
      "Each word has a state of 16 numbers, 8 of either chain (LSTM, trained). Who hears which word?"
    );
  });

  it("tells which half hears the word that is nudged", () => {
    expect(say({...first, shown: true})).toMatch(
      /^At “terribly”, the 8 numbers from right to left hear “exciting”.*from left to right it is exactly 0/
    );
    expect(say({...first, shown: true, nudged: 0})).toMatch(/the 8 numbers from left to right hear “the”/);
    expect(say({...first, shown: true, nudged: 3})).toMatch(/^At “terribly” all 16 numbers hear their own word/);
  });
});

describe("draw", () => {
  const numbers = (state: Partial<typeof first>) =>
    [...draw({...first, ...state}, size).querySelectorAll("text")].map(({textContent}) => textContent);

  it("keeps the table empty until the answer is shown", () => {
    expect(numbers({}).filter((words) => words === "?")).toHaveLength(1);
    expect(numbers({}).some((words) => words === "0.19")).toBe(false);
    expect(numbers({shown: true}).filter((words) => words === "0.19")).toHaveLength(1);
  });

  it("has 15 zeros of either chain alone, and none of both", () => {
    const zeros = (chain: typeof first.chain) => numbers({shown: true, chain}).filter((words) => words === "0").length;
    expect([zeros("forward"), zeros("backward"), zeros("both")]).toEqual([15, 15, 0]);
  });
});

it("has a row for each pair of words, with the parts that make up the whole", () => {
  const all = rows(first);
  expect(all).toHaveLength(36);
  for (const {left_to_right, right_to_left, both} of all)
    expect(both).toBeCloseTo(Math.hypot(left_to_right, right_to_left), 12);
});

it("finds the cell under a pointer", () => {
  const layout = layoutOf(["the", "movie", "was", "terribly", "exciting", "!"], size);
  const {table, cell} = layout;
  for (const [row, column] of [
    [0, 0],
    [3, 4],
    [5, 5]
  ])
    expect(placeAt(layout, 6, table.x + (column + 0.5) * cell.width, table.y + (row + 0.5) * cell.height)).toEqual({
      row,
      column
    });
  expect(placeAt(layout, 6, table.x + 1, 60)).toEqual({row: undefined, column: 0});
  expect(placeAt(layout, 6, 3, 60)).toBeUndefined();
});
