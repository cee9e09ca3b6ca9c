import {describe, expect, it} from "vitest";
import {cellKinds} from "../../engine/cells/makeCell.js";
import {matrix} from "../../engine/linear/matrix.js";
import {network} from "../../engine/networks/network.js";
import {connections, type Connections} from "../../engine/networks/networkSpec.js";
import {constantBias} from "../../engine/initialise.js";
import {initialiseCell} from "../../engine/initialiseCell.js";
import {readSettings} from "../../loaders/readJson.js";
import {settings as schema} from "./experiment.js";
import {countPaths, largestShares} from "./paths.js";
import {drawStack, gradientGrid, lossPlaces} from "./stack.js";

const settings = {...readSettings("data/experiments/layer-and-time.json", schema), steps: 12, hiddenSize: 5};
const all = connections.flatMap((connections) => lossPlaces.map((lossPlace) => ({connections, lossPlace})));

/** One linear unit a layer, every weight 1: what comes back is the number of ways that it comes by. */
function gradientsOfOnes(connections: Connections, lossPlace: (typeof lossPlaces)[number]): number[][] {
  const net = network({
    ...{cell: "rnn-linear", input: {size: 1}, hiddenSize: 1, layers: 4, connections},
    ...{bidirectional: false, outputSize: 1}
  });
  const ones = (rows: number, cols: number) => matrix(rows, cols, new Float64Array(rows * cols).fill(1));
  const parameters = initialiseCell(net, {
    recurrent: (n) => ones(n, n),
    input: ones,
    bias: (_, n) => constantBias(n, 0).data
  });
  const inputs = Array.from({length: 9}, () => matrix(1, 1, [1]));
  return gradientGrid({net, parameters, inputs}, lossPlace).map((row) => row.map(({log10}) => 10 ** log10));
}

describe("countPaths", () => {
  it.each(all)("is the gradient of a stack whose weights are all 1: $connections, $lossPlace", (one) => {
    const counts = countPaths(4, 9, one.connections, one.lossPlace);
    const gradients = gradientsOfOnes(one.connections, one.lossPlace);
    for (const [layer, row] of gradients.entries())
      for (const [t, gradient] of row.entries()) expect(gradient / counts[layer][t]).toBeCloseTo(1, 12);
  });

  it("is a binomial in a plain stack with its loss at the last step", () => {
    expect(countPaths(4, 9, "plain", "last")[0][0]).toBe(165); // 11 over 3
  });
});

describe("gradientGrid", () => {
  it.each(all)(
    "is made up by its arrivals alone, in every cell: $connections, $lossPlace",
    ({connections, lossPlace}) => {
      for (const cell of cellKinds) {
        const grid = gradientGrid(drawStack({cell, layers: 4, connections}, settings, 3), lossPlace);
        for (const {arrivals, log10} of grid.flat()) {
          if (log10 === -Infinity) continue;
          expect(arrivals.reduce((total, {share}) => total + share, 0)).toBeCloseTo(1, 10);
        }
      }
    }
  );

  it("has a part of length 1 from the loss at the top of a plain stack, and nothing else at the last step", () => {
    const [top] = gradientGrid(drawStack({cell: "lstm", layers: 3, connections: "plain"}, settings, 1), "last").slice(
      -1
    );
    expect(top[11].log10).toBeCloseTo(0, 12);
    expect(top[11].arrivals.filter(({share}) => share !== 0).map(({from}) => from)).toEqual(["loss"]);
  });
});

describe("largestShares", () => {
  it("goes on in time or up, and ends where the loss is", () => {
    const grid = gradientGrid(drawStack({cell: "gru", layers: 4, connections: "residual"}, settings, 2), "last");
    const way = largestShares(grid, {layer: 0, step: 0});
    for (const [k, {layer, step}] of way.slice(1).entries()) {
      const before = way[k];
      expect(step === before.step ? layer > before.layer : step === before.step + 1 && layer === before.layer).toBe(
        true
      );
    }
    expect(way.at(-1)?.step).toBe(11);
  });
});
