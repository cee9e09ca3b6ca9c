import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Parameters} from "../../../src/engine/cells/cell.js";
import {matrix, type Matrix} from "../../../src/engine/linear/matrix.js";
import {cotangent} from "../../../src/engine/losses.js";
import {evaluateNetwork} from "../../../src/engine/networks/evaluateNetwork.js";
import {forwardNetwork, readOut} from "../../../src/engine/networks/forwardNetwork.js";
import {network} from "../../../src/engine/networks/network.js";
import type {NetworkSpec} from "../../../src/engine/networks/networkSpec.js";
import {Random} from "../../../src/engine/random.js";
import type {StepTrace} from "../../../src/engine/unroll.js";
import {evaluateProblem, networkProblem, normalParameters} from "../../support/networkProblem.js";
import {networkSpecs, randomBatch} from "../../support/networks.js";

const settings = {seed: 1997, numRuns: 25};
const seeds = fc.integer({min: 0, max: 2 ** 31 - 1});
const numbers = (matrices: readonly Matrix[]) => matrices.map(({data}) => Array.from(data));
const one = (value: number) => matrix(1, 1, [value]);

test("a stack of 0 layers is the identity: the head reads the input, and J goes back to it through V alone", () => {
  fc.assert(
    fc.property(networkSpecs, seeds, (spec, seed) => {
      const {network, parameters, inputs, loss, initial} = networkProblem(
        {...spec, input: {size: 3}, layers: 0},
        {T: 3, B: 2, loss: "values", seed}
      );
      const {u} = forwardNetwork(network, parameters, inputs);
      expect(u).toEqual([inputs]);
      expect(initial).toEqual({});
      const evaluation = evaluateNetwork(network, parameters, {inputs, loss});
      expect(Object.keys(evaluation.parameters)).toEqual(["V", "d"]);
      for (const t of inputs.keys())
        expect(evaluation.u[0][t].data.some((value) => value !== 0)).toBe(loss.steps.includes(t));
    }),
    settings
  );
});

describe("the layers are joined as the spec says, by hand", () => {
  const spec = (connections: NetworkSpec["connections"], more: Partial<NetworkSpec> = {}): NetworkSpec => ({
    ...{cell: "rnn-linear", input: {size: 1}, hiddenSize: 1, layers: 2, bidirectional: false, outputSize: 1},
    connections,
    ...more
  });
  /** h = ½ h⁻ + w x: 2, then ½ · 2 + 4 = 5 for x = 1, 2 and w = 2. */
  const cell = (prefix: string, w: readonly number[]): Record<string, Matrix> => ({
    [`${prefix}W_h`]: one(0.5),
    [`${prefix}W_x`]: matrix(1, w.length, w),
    [`${prefix}b`]: one(0)
  });
  const run = (spec: NetworkSpec, parameters: Parameters, x = [1, 2]) =>
    numbers(forwardNetwork(network(spec), parameters, x.map(one)).u.at(-1) ?? []);
  const head = (width: number) => ({V: matrix(1, width, new Float64Array(width)), d: one(0)});

  test("plain: u² = h² of h¹", () => {
    const parameters = {...cell("layer1.", [2]), ...cell("layer2.", [3]), ...head(1)};
    // h¹ = 2, 5; h² = 6, ½ · 6 + 15
    expect(run(spec("plain"), parameters)).toEqual([[6], [18]]);
  });

  test("residual: u² = u¹ + h², and no sum about the first layer", () => {
    const parameters = {...cell("layer1.", [2]), ...cell("layer2.", [3]), ...head(1)};
    expect(run(spec("residual"), parameters)).toEqual([[2 + 6], [5 + 18]]);
  });

  test("dense: u² = [x | h¹ | h²], where the second layer reads both", () => {
    const parameters = {...cell("layer1.", [2]), ...cell("layer2.", [10, 3]), ...head(3)};
    // h² = 10 x + 3 h¹ + ½ h²⁻ = 16, then 20 + 15 + 8
    expect(run(spec("dense"), parameters)).toEqual([
      [1, 2, 16],
      [2, 5, 43]
    ]);
  });

  test("bidirectional: h = [h→ | h←], h← from the last step to the first", () => {
    const parameters = {...cell("layer1.", [2]), ...cell("layer1.reverse.", [7]), ...head(2)};
    // h← = 14, then ½ · 14 + 7 at the first step
    expect(run(spec("plain", {layers: 1, bidirectional: true}), parameters)).toEqual([
      [2, 14],
      [5, 14]
    ]);
  });

  test("an embedding gives the rows of E, and a word read twice gets both gradients", () => {
    const E = matrix(3, 2, [1, 2, 3, 4, 5, 6]);
    const net = network({...spec("plain"), layers: 0, input: {vocabulary: 3, embedding: 2}});
    const inputs = [Int32Array.of(2, 0), Int32Array.of(0, 0)];
    const loss = cotangent(
      new Map([
        [0, matrix(2, 1, [1, 10])],
        [1, matrix(2, 1, [100, 1000])]
      ])
    );
    const {u, parameters, outputs} = evaluateNetwork(net, {E, V: matrix(1, 2, [1, -1]), d: one(0.5)}, {inputs, loss});
    expect(numbers(forwardNetwork(net, {E, ...head(2)}, inputs).u[0])).toEqual([
      [5, 6, 1, 2],
      [1, 2, 1, 2]
    ]);
    expect([...outputs.values()].map(({data}) => [...data])).toEqual([
      [-0.5, -0.5],
      [-0.5, -0.5]
    ]);
    expect(numbers(u[0])).toEqual([
      [1, -1, 10, -10],
      [100, -100, 1000, -1000]
    ]);
    expect([...parameters.E.data]).toEqual([1110, -1110, 0, 0, 1, -1]);
  });
});

test("a sequence cut in two, the states carried, has the outputs of the whole", () => {
  fc.assert(
    fc.property(networkSpecs, fc.integer({min: 1, max: 5}), seeds, (spec, cut, seed) => {
      const random = new Random(seed);
      const net = network({...spec, bidirectional: false});
      const parameters = normalParameters(net, random);
      const {inputs} = randomBatch(net.spec, {T: 6, B: 2, kind: "values"}, random);
      const whole = forwardNetwork(net, parameters, inputs);
      const first = forwardNetwork(net, parameters, inputs.slice(0, cut) as typeof inputs);
      const second = forwardNetwork(net, parameters, inputs.slice(cut) as typeof inputs, {initial: first.final});
      expect([...readOut(first), ...readOut(second)]).toEqual(readOut(whole));
      expect(second.final).toEqual(whole.final);
    }),
    settings
  );
});

test("a bidirectional net reads a sequence backwards as its mirror image reads it forwards", () => {
  fc.assert(
    fc.property(networkSpecs, seeds, (spec, seed) => {
      // Of one layer: in a deeper stack a mirrored layer would also have to take the halves of its input in the other order.
      const net = network({...spec, layers: 1, bidirectional: true});
      const random = new Random(seed);
      const parameters = normalParameters(net, random);
      const H = spec.hiddenSize;
      const {inputs} = randomBatch(net.spec, {T: 5, B: 2, kind: "values"}, random);
      const mirrored = Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name.includes(".reverse.") ? name.replace(".reverse", "") : name.replace("layer1.", "layer1.reverse."),
          value
        ])
      );
      const swapped = {...mirrored, V: swapHalves(parameters.V, H)};
      const backwards = [...inputs].reverse() as typeof inputs;
      const forwards = forwardNetwork(net, parameters, inputs);
      const mirror = forwardNetwork(net, swapped, backwards);
      const tops = [...(mirror.u.at(-1) ?? [])].reverse().map((u) => swapHalves(u, H));
      expect(tops).toEqual(forwards.u.at(-1));
      expect(mirror.final["layer1.reverse"]).toEqual(forwards.final.layer1);
    }),
    settings
  );
});

/** The last 2H columns with their halves exchanged; the columns before them stay. */
function swapHalves({rows, cols, data}: Matrix, H: number): Matrix {
  const from = cols - 2 * H;
  const at = (col: number) => (col < from ? col : col < from + H ? col + H : col - H);
  return {rows, cols, data: data.map((_, k) => data[Math.floor(k / cols) * cols + at(k % cols)])};
}

test("what a step reads: one direction the past alone, two the whole sequence", () => {
  fc.assert(
    fc.property(networkSpecs, seeds, (spec, seed) => {
      const {network, parameters, inputs, initial} = networkProblem(
        {...spec, cell: "lstm", input: {size: 2}, layers: Math.max(1, spec.layers)},
        {T: 4, B: 1, loss: "values", seed}
      );
      const loss = cotangent(new Map([[1, matrix(1, spec.outputSize, new Float64Array(spec.outputSize).fill(1))]]));
      const {u} = evaluateNetwork(network, parameters, {inputs, loss}, {initial});
      const reached = u[0].map(({data}) => data.some((value) => value !== 0));
      expect(reached).toEqual([true, true, spec.bidirectional, spec.bidirectional]);
    }),
    settings
  );
});

test("the trace has one record a step of every direction, from the top down, each direction's last step first", () => {
  const spec = {cell: "gru", input: {size: 2}, hiddenSize: 3, layers: 2, outputSize: 1} as const;
  const problem = networkProblem(
    {...spec, connections: "plain", bidirectional: true},
    {T: 3, B: 2, loss: "values", seed: 4}
  );
  const {network, parameters, inputs, loss, initial} = problem;
  const records: [string, StepTrace][] = [];
  const evaluation = evaluateNetwork(
    network,
    parameters,
    {inputs, loss},
    {
      initial,
      trace: ({name}, step) => records.push([name, step])
    }
  );
  const names = ["layer2", "layer2.reverse", "layer1", "layer1.reverse"];
  expect(records.map(([name, {t}]) => `${name} ${t}`)).toEqual(
    names.flatMap((name) => [2, 1, 0].map((t) => `${name} ${t}`))
  );
  expect(evaluation).toEqual(evaluateProblem(problem)); // a trace changes nothing
  // ∂J/∂u¹_t is what the two directions of the second layer send back.
  for (const t of inputs.keys()) {
    const [right, left] = ["layer2", "layer2.reverse"].map(
      (name) => records.find(([of, step]) => of === name && step.t === (name === "layer2" ? t : 2 - t))?.[1].x
    );
    expect(evaluation.u[1][t].data).toEqual(left && right?.data.map((value, k) => value + left.data[k]));
  }
});

test("without the parameters' gradients all else is the same to the bit, and no such gradient is made", () => {
  fc.assert(
    fc.property(networkSpecs, seeds, (spec, seed) => {
      const problem = networkProblem(spec, {T: 4, B: 2, loss: "values", seed});
      const {network, parameters, inputs, loss, initial} = problem;
      const without = evaluateNetwork(network, parameters, {inputs, loss}, {initial, parameterGradients: false});
      expect(without).toEqual({...evaluateProblem(problem), parameters: {}});
    }),
    settings
  );
});
