import {describe, expect, it} from "vitest";
import {viewOf} from "../../../test/support/viewOf.js";
import {standalone} from "../../frame/picture/standalone.js";
import {readSettings} from "../../loaders/readJson.js";
import {settings as schema, type EdgeOfChaosData} from "./experiment.js";
import {edgeOfChaos} from "./figure.js";
import type {State} from "./state.js";

const settings = {...readSettings("data/experiments/edge-of-chaos.json", schema), width: 8};
const data: EdgeOfChaosData = {
  ...{settings, updates: 600, trainedWidth: 32},
  edges: [
    {sigmaB: 0.2, sigmaW: 1.3},
    {sigmaB: 1, sigmaW: 1.86}
  ],
  scales: [0.5, 2, 4].map((sigmaW) => ({sigmaW, scale: 4})),
  map: [0.5, 4].flatMap((sigmaW) => [0.1, 1].map((sigmaB) => ({sigmaW, sigmaB, log10: sigmaW - 1.3}))),
  trained: [10, 20].map((depth) => ({
    ...{sigmaW: 1.2, sigmaB: 0.2, depth, step: "descent" as const},
    ...{solved: depth === 10 ? 10 : 4, seeds: 10}
  }))
};
const view = await viewOf(edgeOfChaos, data);
const state = (changes: Partial<State>): State => ({...view.first, ...changes});
const draw = (changes: Partial<State>): string =>
  standalone(view.draw(state(changes), {width: 700, height: 460}), {title: "", description: ""});

describe("the answer", () => {
  it("is held back until it is asked for: no edge, no shades, no trained nets", () => {
    expect(draw({})).toContain("drag: the edge?");
    for (const words of [">order<", ">chaos<", "6 ξ", 'fill="var(--diverging']) {
      expect(draw({})).not.toContain(words);
      expect(draw({shown: true})).toContain(words);
    }
    expect(view.rows(state({})).some(({part}) => part === "map" || part === "trained")).toBe(false);
  });
});

describe("say", () => {
  it("tells the phase at the point, by the theory", () => {
    expect(view.say(state({sigmaW: 0.7, shown: true}))).toContain("in order");
    expect(view.say(state({sigmaW: 2.5, shown: true}))).toContain("in chaos");
  });
  it("counts the kinds of nets that all seeds learnt", () => {
    expect(view.say(state({shown: true}))).toContain("Of 2 kinds of trained nets, 1 were learnt by all seeds");
  });
});

it("marks on the map the trained nets that are as deep as its own, by the step that is chosen", async () => {
  const over = (step: "descent" | "adam", depth: number) => ({
    sigmaW: 2,
    sigmaB: 0.7,
    step,
    depth,
    solved: 10,
    seeds: 10
  });
  const {layers} = settings;
  const dots = async (...trained: EdgeOfChaosData["trained"]): Promise<number> => {
    const {draw, first} = await viewOf(edgeOfChaos, {...data, trained});
    const drawn = draw({...first, shown: true}, {width: 700, height: 460});
    return drawn.querySelectorAll('[fill="var(--gate-i)"] circle').length;
  };
  expect(await dots(over("descent", layers))).toBe(1);
  expect(await dots(over("descent", layers), over("descent", layers / 2))).toBe(1);
  expect(await dots(over("adam", layers))).toBe(0);
});

it("fills a net's dot by the share of seeds that learnt", () => {
  const radii = Array.from(draw({shown: true}).matchAll(/<circle[^>]* r="([\d.]+)"/g), ([, r]) => Number(r));
  // Plot's radii are areas' roots.
  expect(radii).toContain(7);
  expect(radii.some((r) => Math.abs(r - 7 * Math.sqrt(0.4)) < 0.01)).toBe(true);
});
