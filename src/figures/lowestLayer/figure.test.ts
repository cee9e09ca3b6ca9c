import {describe, expect, it} from "vitest";
import {viewOf} from "../../../test/support/viewOf.js";
import {standalone} from "../../frame/picture/standalone.js";
import type {Group, LowestLayerData} from "./experiment.js";
import {lowestLayer} from "./figure.js";
import {answer, reply, type State} from "./words.js";

/** Two nets: the plain one has come as far in all its layers, the logistic one a decade less in each lower one. */
const group = (network: string, moved: (layer: number) => number): Group => ({
  ...{network, depth: 20, step: "descent", seeds: 10, solved: network === "residual" ? 10 : 0, solvedAt: null},
  errors: [0, 1200].map((update) => ({update, median: 0.5, low: 0.4, high: 0.6})),
  layers: [1, 1000].map((update) => ({
    update,
    gradient: Array.from({length: 21}, (_, k) => -k),
    moved: Array.from({length: 21}, (_, k) => moved(k + 1))
  }))
});
const data: LowestLayerData = {
  settings: {networks: ["plain", "logistic", "residual"], depth: 20},
  groups: [group("plain", () => -3.3), group("logistic", (layer) => layer - 21), group("residual", () => 0)]
};
const view = await viewOf(lowestLayer, data);
const state = (changes: Partial<State>): State => ({...view.first, ...changes});
const draw = (changes: Partial<State>): string =>
  standalone(view.draw(state(changes), {width: 700, height: 380}), {title: "", description: ""});

describe("the answer", () => {
  it("is held back: neither picture, words nor rows have the plain net's layers before it is asked for", () => {
    const lines = (svg: string) => svg.split('stroke="var(--unclipped)"').length;
    expect(lines(draw({shown: true}))).toBeGreaterThan(lines(draw({})));
    expect(view.say(state({}))).not.toContain("lowest");
    expect(view.rows(state({})).every(({part}) => part === "error")).toBe(true);
  });

  it("is the plain net's way at the last look, layer by layer", () => {
    expect(answer(data)).toEqual(Array.from({length: 20}, () => -3.3));
  });
});

describe("the reply", () => {
  it.each([
    [[-7, -7, -7, -7], /^Below the top, about equally far: 5·10⁻⁴ of their size\.$/],
    [[-8, -6, -4, -2], /You drew the lowest layer’s way as 10⁻⁶ of the top one’s/],
    [[-2, -4, -6, -8], /You drew the top layer’s way as 10⁻⁶ of the lowest one’s/],
    [[-3, -3, -3, -3.5], /no great difference either/]
  ])("answers the curve %j", (curve, words) => {
    expect(reply(data, state({curve}))).toMatch(words);
    expect(reply(data, state({curve})).length).toBeLessThanOrEqual(140);
  });
});

it("draws the guess where it was asked for, and nowhere else", () => {
  const curve = [-8, -6, -4, -2];
  expect(draw({curve})).toContain("drag the dots");
  expect(draw({curve, shown: true})).toContain("your guess");
  expect(draw({curve, shown: true, update: "1"})).not.toContain("your guess");
});
