import {expect, test} from "vitest";
import {gaussian, gaussianWithGain, glorot, uniformBetween} from "../../../src/engine/initialise.js";
import {initialiseCell} from "../../../src/engine/initialiseCell.js";
import type {Matrix} from "../../../src/engine/linear/matrix.js";
import {cotangent} from "../../../src/engine/losses.js";
import {evaluateFeedForward} from "../../../src/engine/networks/evaluateFeedForward.js";
import {feedForward, type FeedForwardSpec} from "../../../src/engine/networks/feedForward.js";
import {Random} from "../../../src/engine/random.js";

// The numbers of the literature and of the lecture's prototype (its "Depth"): the gradient at each layer over that at the top.

type Draw = (rows: number, cols: number, random: Random) => Matrix;

interface DeepNet {
  connections: FeedForwardSpec["connections"];
  activation: FeedForwardSpec["activation"];
  draw: Draw;
  transformBias?: number;
}

/** U[−1/√m, 1/√m], of variance 1/(3m): what Glorot & Bengio call the standard initialisation. */
const standard: Draw = (rows, cols, random) =>
  uniformBetween(rows, cols, -1 / Math.sqrt(cols), 1 / Math.sqrt(cols), random);
const glorots: Draw = (rows, cols, random) => glorot(rows, cols, 1, random);
const he: Draw = (rows, cols, random) => gaussianWithGain(rows, cols, Math.sqrt(2), random);

/** Medians over seeds of ‖∂J/∂u^ℓ‖ / ‖∂J/∂u^L‖, from the input's at 0. */
function ratios(
  spec: Pick<FeedForwardSpec, "width" | "layers" | "connections" | "activation">,
  draw: Draw,
  {transformBias = 0, batch = 20} = {}
): number[] {
  const net = feedForward({...spec, inputSize: spec.width, outputSize: spec.width});
  const runs = [1, 2, 3, 4, 5].map((seed) => {
    const random = new Random(seed);
    const parameters = initialiseCell(net, {
      recurrent: () => {
        throw new TypeError("depth: expected no recurrent weights");
      },
      input: (rows, cols) => draw(rows, cols, random),
      bias: (name) => (name.endsWith("b_t") ? transformBias : 0)
    });
    const x = gaussian(batch, spec.width, 1, random);
    const loss = cotangent(new Map([[0, gaussian(batch, spec.width, 1, random)]]));
    const norms = evaluateFeedForward(net, parameters, {x, loss}).u.map(({data}) =>
      Math.sqrt(data.reduce((total, value) => total + value * value, 0))
    );
    return norms.map((norm) => norm / norms[norms.length - 1]);
  });
  return runs[0].map((_, level) => runs.map((run) => run[level]).sort((a, b) => a - b)[2]);
}

const five = (activation: FeedForwardSpec["activation"], draw: Draw) =>
  ratios({width: 200, layers: 5, connections: "plain", activation}, draw).slice(0, 5);

test("standard tanh loses 1/√3 a layer: .048 .103 .188 .335 .577", () => {
  const found = five("tanh", standard);
  [0.048, 0.103, 0.188, 0.335, 0.577].forEach((expected, k) => {
    expect(found[k] / expected, `layer ${k + 1}`).toBeGreaterThan(0.85);
    expect(found[k] / expected, `layer ${k + 1}`).toBeLessThan(1.15);
  });
  expect(Math.abs(found[4] - 1 / Math.sqrt(3))).toBeLessThan(0.03);
});

test("Glorot's initialisation keeps most of it: .362 .544 .681 .810 .907", () => {
  const found = five("tanh", glorots);
  [0.362, 0.544, 0.681, 0.81, 0.907].forEach((expected, k) => {
    expect(found[k] / expected, `layer ${k + 1}`).toBeGreaterThan(0.85);
    expect(found[k] / expected, `layer ${k + 1}`).toBeLessThan(1.15);
  });
});

test("the logistic function leaves 5.5e-5 at the first layer", () => {
  const [first] = five("logistic", standard);
  expect(first / 5.5e-5).toBeGreaterThan(0.7);
  expect(first / 5.5e-5).toBeLessThan(1.4);
});

test.each<[string, number, number, DeepNet]>([
  ["standard tanh", -12.0, 0.4, {connections: "plain", activation: "tanh", draw: standard}],
  ["standard ReLU", -19.5, 1.2, {connections: "plain", activation: "relu", draw: standard}],
  ["Glorot tanh", -0.9, 0.4, {connections: "plain", activation: "tanh", draw: glorots}],
  ["He ReLU", 0, 1.2, {connections: "plain", activation: "relu", draw: he}],
  ["residual tanh", 1.0, 0.4, {connections: "residual", activation: "tanh", draw: standard}],
  [
    "highway, transform bias −2",
    -2.6,
    0.4,
    {connections: "highway", activation: "tanh", draw: standard, transformBias: -2}
  ],
  ["He ReLU, residual, not normalised", 10.6, 1.5, {connections: "residual", activation: "relu", draw: he}]
])("over 50 layers of 64, %s: 10^%d", (_, expected, tolerance, {connections, activation, draw, transformBias = 0}) => {
  const [first] = ratios({width: 64, layers: 50, connections, activation}, draw, {transformBias});
  expect(Math.abs(Math.log10(first) - expected)).toBeLessThan(tolerance);
});
