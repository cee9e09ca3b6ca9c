import {describe, expect} from "vitest";
import {forwardNetwork} from "../../src/engine/networks/forwardNetwork.js";
import {claimsOf} from "../support/claimsOf.js";

import {layerAndTime} from "../../src/figures/layerAndTime/figure.js";
import {drawStack, gradientGrid} from "../../src/figures/layerAndTime/stack.js";
// imports

const {claim, computed} = claimsOf("multilayer");

// begin claims layer-and-time

describe("layer-and-time", () => {
  const {
    data: {settings, corners}
  } = computed(layerAndTime);
  const of = (cell: string, connections: string) =>
    corners.filter((one) => one.cell === cell && one.connections === connections);
  const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const gated = ["lstm", "gru", "gru-reset-after", "janet"];
  /** The plain LSTMs under other settings: log10 at A, at C, and in the lowest layer by step. */
  const lstms = (changed: {forgetBias?: number; steps?: number}) =>
    settings.seeds.map((seed) => {
      const stack = {cell: "lstm", layers: settings.layers, connections: "plain"} as const;
      const grid = gradientGrid(drawStack(stack, {...settings, ...changed}, seed), "last");
      const [lowest, top] = [grid[0], grid[grid.length - 1]].map((row) => row.map(({log10}) => log10));
      return {topFirst: top[0], lowest, lowestLast: lowest[lowest.length - 1]};
    });

  claim("**The farthest corner is not the darkest place.**", () => {
    for (const {lowestFirst, lowestLast, topFirst} of of("lstm", "plain")) {
      expect(lowestLast).toBeLessThan(Math.min(lowestFirst, topFirst));
      expect(lowestFirst).toBeGreaterThan(topFirst);
    }
  });

  claim("every seed of every gated cell keeps less than any tanh RNN", () => {
    const kept = (cell: string) => of(cell, "plain").map(({lowestLast, topLast}) => lowestLast - topLast);
    for (const cell of gated) expect(Math.max(...kept(cell))).toBeLessThan(Math.min(...kept("rnn-tanh")));
  });

  claim("**Gates keep a gradient across steps, not across layers.**", () => {
    const back = (cell: string) => of(cell, "plain").map(({topFirst}) => topFirst);
    for (const cell of gated) expect(Math.min(...back(cell))).toBeGreaterThan(Math.max(...back("rnn-tanh")));
  });

  claim("no more than in a plain one: no skip leads back in time", () => {
    const [residual, plain] = ["residual", "plain"].map((joined) =>
      median(of("lstm", joined).map(({lowestFirst}) => lowestFirst))
    );
    expect(residual).toBeLessThan(plain + 0.1);
  });

  claim("the upper layers saturate", () => {
    for (const [k, {topFirst}] of of("rnn-tanh", "residual").entries())
      expect(topFirst).toBeLessThan(of("rnn-tanh", "plain")[k].topFirst - 3);
    const state = (connections: "plain" | "residual") => {
      const {net, parameters, inputs} = drawStack(
        {cell: "rnn-tanh", layers: settings.layers, connections},
        settings,
        settings.seed
      );
      const {steps} = forwardNetwork(net, parameters, inputs).passes[`layer${settings.layers}`];
      return median(steps.flatMap(({h}) => Array.from(h.data, Math.abs)));
    };
    expect(state("residual")).toBeGreaterThan(0.8);
    expect(state("plain")).toBeLessThan(0.6);
  });

  claim("Dense</button> is much the same", () => {
    for (const {lowestLast, topLast, topFirst} of of("lstm", "dense")) {
      expect(lowestLast - topLast).toBeGreaterThan(-0.1);
      expect(topFirst).toBeLessThan(-1.5);
    }
  });

  claim("without a forget bias it is A in most seeds, over twice the steps in some", () => {
    const [unbiased, longer] = [{forgetBias: 0}, {steps: 2 * settings.steps}].map(
      (changed) =>
        lstms(changed).filter(({topFirst, lowest, lowestLast}) => topFirst < Math.min(lowest[0], lowestLast)).length
    );
    expect(unbiased).toBeGreaterThan(settings.seeds.length / 2);
    expect(longer).toBeGreaterThan(1);
  });

  claim("only C stays pale: elsewhere the near losses drown what the far ones send", () => {
    const stack = {cell: "lstm", layers: settings.layers, connections: "plain"} as const;
    for (const seed of settings.seeds) {
      const grid = gradientGrid(drawStack(stack, settings, seed), "every");
      const [lowest, top] = [grid[0], grid[grid.length - 1]];
      expect(lowest[settings.steps - 1].log10).toBeLessThan(-3);
      expect(Math.min(lowest[0].log10, top[0].log10)).toBeGreaterThan(-0.5);
    }
  });

  claim("That the lowest layer gets more some steps back than at the last step holds there too.", () => {
    for (const changed of [{forgetBias: 0}, {steps: 2 * settings.steps}])
      for (const {lowest, lowestLast} of lstms(changed)) expect(Math.max(...lowest)).toBeGreaterThan(lowestLast + 0.5);
  });
});

// end claims layer-and-time

// begin claims what-layers-do

// end claims what-layers-do

// begin claims how-deep

// end claims how-deep
