import {describe, expect, it} from "vitest";
import {viewOf} from "../../../test/support/viewOf.js";
import {standalone} from "../../frame/picture/standalone.js";
import {middleOf} from "./drawing.js";
import {placeOfWall} from "./drawOrder.js";
import type {HowDeepData, OrderRow} from "./experiment.js";
import {howDeep} from "./figure.js";
import {reply, wallOf} from "./words.js";

const seeds = Array.from({length: 10}, (_, k) => k + 1);

/** Stacks of which a plain LSTM of more layers than six is learnt by four seeds of ten alone. */
const order = (["lstm", "gru", "rnn-tanh"] as const).flatMap((cell) =>
  [1, 2, 6, 8, 12].flatMap((layers) =>
    (["plain", "residual"] as const).flatMap((connections) =>
      seeds.map((seed): OrderRow => ({
        ...{cell, connections, layers, units: 24, parameters: 100 * layers, seed, start_gradient: 0.1},
        solved_at: cell === "lstm" && connections === "plain" && layers > 6 && seed > 4 ? null : 10 * seed + 20
      }))
    )
  )
);
const data: HowDeepData = {
  published: {britz: [{part: "decoder", connections: "plain", layers: 8, bleu: 1.42}], gnmt: "well to 4"},
  ...{order, updates: {order: 2000, text: 800}, tables: {single: 4.44, pair: 3.48}},
  text: order.filter(({cell}) => cell === "lstm").map((row) => ({...row, bits: 3})),
  changes: order
    .filter(({cell, layers}) => cell === "lstm" && layers === 8)
    .map((row) => ({...row, place: row.connections === "plain" ? 0 : 1, words: row.connections, updates: 2000}))
};
const view = await viewOf(howDeep, data);
const draw = (state: object): string =>
  standalone(view.draw({...view.first, ...state}, {width: 700, height: 460}), {title: "", description: ""});
const dots = (svg: string): number => (svg.match(/<circle/g) ?? []).length;

describe("the wall", () => {
  it("stands where fewer than half of the seeds learn, and nowhere where all do", () => {
    expect(wallOf(data, "lstm")).toBe(8);
    expect(wallOf(data, "gru")).toBeUndefined();
  });

  it("is drawn before its depth, and beyond all where it is deeper", () => {
    expect([2, 8, 24].map((wall) => placeOfWall([1, 2, 6, 8, 12], wall))).toEqual([0.5, 2.5, 4.5]);
  });

  it("is answered for where the reader put it", () => {
    expect(reply(data, 8)).toMatch(/^There it is: /);
    expect(reply(data, 2)).toMatch(/^It stands deeper: .*10 at 6, 4 at 8, 4 at 12/);
    expect(reply(data, 24)).toMatch(/^It stands before: /);
    expect(reply(data, 2).length).toBeLessThanOrEqual(140);
  });
});

describe("draw", () => {
  it("shows the seeds of one layer until the answer is asked for", () => {
    expect(dots(draw({shown: true})) - dots(draw({}))).toBeGreaterThanOrEqual(40);
    expect(draw({})).toContain("your wall");
  });

  it("counts a seed that never learnt as slower than all others", () => {
    const place = (value: number) => (value === Infinity ? 9 : value);
    expect(middleOf([1, 2, 3, 4, 5, ...new Array<number>(5).fill(Infinity)], place)).toEqual({
      median: 9,
      low: 2,
      high: 9
    });
  });
});

describe("say", () => {
  it("counts the seeds that learn, by depth", () => {
    const {first} = view;
    expect(view.say(first)).toContain("?");
    expect(view.say({...first, shown: true})).toContain("Plain, 1, 2, 6, 8, 12 layers: 10, 10, 10, 4, 4.");
    expect(view.say({...first, shown: true, show: "changed"})).toContain("plain: 4; residual: 10");
  });
});
