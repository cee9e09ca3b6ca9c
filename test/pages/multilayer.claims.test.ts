import {fisherExact} from "../../src/experiments/fisherExact.js";
import {describe, expect} from "vitest";
import type {CellKind} from "../../src/engine/cells/makeCell.js";
import type {Connections} from "../../src/engine/networks/networkSpec.js";
import {medianSpread} from "../../src/experiments/statistics.js";
import {depthsOf} from "../../src/figures/howDeep/drawOrder.js";
import {howDeep} from "../../src/figures/howDeep/figure.js";
import {solvedOf, stackOf} from "../../src/figures/howDeep/words.js";
import type {Feature} from "../../src/figures/whatLayersDo/features.js";
import {whatLayersDo} from "../../src/figures/whatLayersDo/figure.js";
import {peakOf} from "../../src/figures/whatLayersDo/words.js";
import {forwardNetwork} from "../../src/engine/networks/forwardNetwork.js";
import {claimsOf} from "../support/claimsOf.js";

import {layerAndTime} from "../../src/figures/layerAndTime/figure.js";
import {drawStack, gradientGrid} from "../../src/figures/layerAndTime/stack.js";

const {claim, computed} = claimsOf("multilayer");

describe("layer-and-time", () => {
  const {
    data: {settings, corners}
  } = computed(layerAndTime);
  const of = (cell: string, connections: string) =>
    corners.filter((one) => one.cell === cell && one.connections === connections);
  const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const gated = ["lstm", "gru", "gru-reset-after", "janet"];
  /** The plain LSTMs under other settings: log10 at A, at C, and in the lowest layer by step. */
  const lstms = ({layers = settings.layers, ...changed}: {layers?: number; forgetBias?: number; steps?: number}) =>
    settings.seeds.map((seed) => {
      const stack = {cell: "lstm", layers, connections: "plain"} as const;
      const grid = gradientGrid(drawStack(stack, {...settings, ...changed}, seed), "last");
      const [lowest, top] = [grid[0], grid[grid.length - 1]].map((row) => row.map(({log10}) => log10));
      return {topFirst: top[0], lowest, lowestLast: lowest[lowest.length - 1]};
    });

  claim("**The farthest corner does not get the least.**", () => {
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

  claim("without a forget bias or with only four layers it is A in most seeds, over twice the steps in some", () => {
    const [unbiased, shallow, longer] = [{forgetBias: 0}, {layers: 4}, {steps: 2 * settings.steps}].map(
      (changed) =>
        lstms(changed).filter(({topFirst, lowest, lowestLast}) => topFirst < Math.min(lowest[0], lowestLast)).length
    );
    expect(unbiased).toBeGreaterThan(settings.seeds.length / 2);
    expect(shallow).toBeGreaterThan(settings.seeds.length / 2);
    expect(longer).toBeGreaterThan(1);
  });

  claim("over twice the steps in some, and in tanh RNNs always", () => {
    for (const {topFirst, lowestFirst, lowestLast} of of("rnn-tanh", "plain"))
      expect(topFirst).toBeLessThan(Math.min(lowestFirst, lowestLast));
  });

  claim("That B gets more than the product of both ways holds in every seed of every plain stack here", () => {
    for (const cell of [...gated, "rnn-tanh"])
      for (const {topFirst, topLast, lowestFirst, lowestLast} of of(cell, "plain"))
        expect(lowestFirst - topLast).toBeGreaterThan(topFirst - topLast + (lowestLast - topLast));
    // And with other draws, and layers half as wide: 20 nets that are not the figure's.
    for (const hiddenSize of [8, settings.hiddenSize])
      for (let seed = 101; seed <= 110; ++seed) {
        const stack = {cell: "lstm", layers: settings.layers, connections: "plain"} as const;
        const grid = gradientGrid(drawStack(stack, {...settings, hiddenSize}, seed), "last");
        const [lowest, top] = [grid[0], grid[grid.length - 1]].map((row) => row.map(({log10}) => log10));
        expect(lowest[0]).toBeGreaterThan(top[0] + lowest[settings.steps - 1]);
        expect(lowest[settings.steps - 1]).toBeLessThan(Math.min(top[0], lowest[0]));
      }
  });

  claim("in GRU stacks A gets more with them", () => {
    const back = (cell: string, joined: string) => median(of(cell, joined).map(({topFirst}) => topFirst));
    expect(back("gru", "residual")).toBeGreaterThan(back("gru", "plain") + 0.5);
    expect(back("lstm", "residual")).toBeLessThan(back("lstm", "plain") - 0.5);
  });

  claim("only C has little: elsewhere the near losses drown what the far ones send", () => {
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

describe("what-layers-do", () => {
  const {data} = computed(whatLayersDo);
  const median = (feature: Feature, network: "trained" | "untrained", layer: number): number => {
    const rows = data.probes.filter((row) => row.feature === feature && row.network === network && row.layer === layer);
    return medianSpread(rows.map(({right}) => right)).median;
  };
  const rights = (feature: Feature, layer: number): number[] =>
    data.probes
      .filter((row) => row.feature === feature && row.network === "trained" && row.layer === layer)
      .map(({right}) => right);

  claim("As drawn, the layers differ most", () => {
    const spread = (feature: Feature, network: "trained" | "untrained"): number => {
      const medians = [1, 2, 3].map((layer) => median(feature, network, layer));
      return Math.max(...medians) - Math.min(...medians);
    };
    // The next character’s class is at chance in all layers untrained: there is nothing to differ in.
    for (const feature of ["class", "place", "subject", "nearest"] as const)
      expect(spread(feature, "untrained")).toBeGreaterThan(spread(feature, "trained"));
  });
  claim("fades on its way up", () => {
    for (const feature of ["class", "place", "nearest"] as const) {
      expect(median(feature, "untrained", 1)).toBeGreaterThan(median(feature, "untrained", 2));
      expect(median(feature, "untrained", 2)).toBeGreaterThan(median(feature, "untrained", 3));
    }
  });
  claim("is read *better* the higher", () => {
    expect(median("subject", "untrained", 2)).toBeGreaterThan(median("subject", "untrained", 1));
    expect(median("subject", "untrained", 3)).toBeGreaterThan(median("subject", "untrained", 2));
  });
  claim("moves the first layer at once and the third the most after", () => {
    expect(peakOf(data, "untrained", 1)).toBe(0);
    expect(peakOf(data, "untrained", 3)).toBeGreaterThan(peakOf(data, "untrained", 2));
  });
  claim("Now every layer follows a change at once", () =>
    expect([1, 2, 3].map((layer) => peakOf(data, "trained", layer))).toEqual([0, 0, 0])
  );
  claim("all three features are read about as well off each", () => {
    for (const feature of ["class", "place", "subject"] as const) {
      const medians = [1, 2, 3].map((layer) => median(feature, "trained", layer));
      expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(0.05);
    }
  });
  claim("the first layer of some seeds lacks the subject's number", () => {
    expect(Math.min(...rights("subject", 1))).toBeLessThan(0.8);
    expect(Math.min(...rights("subject", 2), ...rights("subject", 3))).toBeGreaterThan(0.99);
  });
  claim("is read off the first at", () =>
    expect(median("next", "trained", 2)).toBeGreaterThan(median("next", "trained", 1))
  );
});

describe("how-deep", () => {
  const {data} = computed(howDeep);
  const solved = (cell: CellKind, way: Connections, layers: number): number =>
    solvedOf(stackOf(data, cell, way, layers));
  const depths = depthsOf(data);
  const bits = (way: Connections, layers: number): number => {
    const rows = data.text.filter((row) => row.connections === way && row.layers === layers);
    return medianSpread(rows.map(({bits}) => bits)).median;
  };

  claim("With skips every LSTM stack learns", () => {
    for (const layers of depths.slice(1)) expect(solved("lstm", "residual", layers)).toBe(10);
    for (const layers of [2, 3, 4, 6, 8]) expect(solved("lstm", "dense", layers)).toBe(10);
  });
  claim("Plain, all seeds do through six layers", () => {
    for (const layers of [1, 2, 3, 4, 6]) expect(solved("lstm", "plain", layers)).toBe(10);
    expect(solved("lstm", "plain", 8)).toBeLessThan(10);
    expect(solved("lstm", "plain", 16)).toBeLessThanOrEqual(solved("lstm", "plain", 12));
  });
  claim("at equal parameters, plain depth only hurts", () => {
    const [one, two, four, eight] = [1, 2, 4, 8].map((layers) => bits("plain", layers));
    expect(one < two && two < four && four < eight).toBe(true);
  });
  claim("eight learn how frequent each character is, no more", () => {
    for (const row of data.text.filter(({connections, layers}) => connections === "plain" && layers === 8))
      expect(Math.abs(row.bits - data.tables.single)).toBeLessThan(0.05);
  });
  claim("depth does no harm, and little good", () => {
    for (const layers of [4, 8]) expect(Math.abs(bits("residual", layers) - bits("plain", 1))).toBeLessThan(0.06);
  });
  claim("learn in every seed at every depth, and deep ones sooner than one layer", () => {
    for (const layers of depths) expect(solved("gru", "plain", layers)).toBe(10);
    const medians = depths.map(
      (layers) => medianSpread(stackOf(data, "gru", "plain", layers).map(({solved_at}) => solved_at ?? Infinity)).median
    );
    for (const median of medians.slice(1)) expect(median).toBeLessThan(medians[0]);
  });
  claim("Ten seeds do not settle even the larger of these differences", () => {
    const [asDrawn, slower, larger] = [0, 1, 2].map((at) => solvedOf(data.changes.filter(({place}) => place === at)));
    expect(larger - asDrawn).toBeGreaterThan(slower - asDrawn);
    expect(fisherExact(asDrawn, larger, 10)).toBeGreaterThan(0.05);
  });
  claim("one layer fails in some seeds as well", () => {
    expect(solved("rnn-tanh", "plain", 1)).toBeLessThan(10);
    expect(solved("rnn-tanh", "plain", 12)).toBeLessThan(5);
  });
  claim("the longest fail too", () => {
    const rows = data.order.filter(({cell}) => cell === "rnn-tanh");
    const longest = [...rows].sort((a, b) => b.start_gradient - a.start_gradient).slice(0, rows.length / 10);
    expect(solvedOf(longest) / longest.length).toBeLessThan(solvedOf(rows) / rows.length);
  });
  const bleu = (part: string, connections: string, layers: number): number =>
    data.published.britz.find((one) => one.part === part && one.connections === connections && one.layers === layers)
      ?.bleu ?? NaN;
  claim("only the decoder broke, with eight plain layers; skips mended most of it", () => {
    const [plain, before] = [8, 4].map((layers) => bleu("decoder", "plain", layers));
    expect(plain).toBeLessThan(before / 10);
    for (const skips of ["residual", "dense"]) expect(bleu("decoder", skips, 8)).toBeGreaterThan(before / 2);
  });
  claim("hardly changed from two plain layers to eight, and with eight residual ones did worse", () => {
    expect(Math.abs(bleu("encoder", "plain", 8) - bleu("encoder", "plain", 2))).toBeLessThan(0.5);
    expect(bleu("encoder", "residual", 8)).toBeLessThan(bleu("encoder", "plain", 8) - 1.9);
  });
  claim("a dash where their table has none", () => {
    // The cells of the page's table, by their places in the settings.
    const of = data.published.britz.map(({part, connections, layers}) => `${part} ${connections} ${layers}`);
    expect(of).toEqual([
      ...["encoder plain 2", "encoder plain 4", "encoder plain 8", "encoder residual 8"],
      ...["decoder plain 1", "decoder plain 2", "decoder plain 4", "decoder plain 8"],
      ...["decoder residual 8", "decoder dense 8"]
    ]);
  });
});
