import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Cell, State} from "../../src/engine/cells/cell.js";
import {tanh} from "../../src/engine/activations.js";
import {rnn} from "../../src/engine/cells/rnn/rnn.js";
import {sum} from "../../src/engine/linear/elementwise.js";
import {matrix, zeros, type Matrix} from "../../src/engine/linear/matrix.js";
import {cellParameters, evaluateOneLayer, oneLayerNetwork} from "../../src/engine/networks/oneLayer.js";
import {NonFiniteError} from "../../src/engine/nonFinite.js";
import {zeroParameters} from "../../src/engine/parameters.js";
import {Random} from "../../src/engine/random.js";
import {
  backwardThroughTime,
  forwardThroughTime,
  zeroState,
  type Pass,
  type StepTrace
} from "../../src/engine/unroll.js";
import {cellKinds, makeCell, type CellKind} from "../../src/engine/cells/makeCell.js";
import {numericGradient} from "../support/centralDifferences.js";
import {normal, problemSizes, randomProblem, type ProblemSizes} from "../support/problem.js";

const settings = {seed: 20130616, numRuns: 20};

/** A problem and the traces of its way back, by step. */
function traced(kind: CellKind, sizes: ProblemSizes) {
  const problem = randomProblem(kind, sizes);
  const {inputs, initial, loss, parameters} = problem;
  const traces: StepTrace[] = [];
  const evaluation = evaluateOneLayer(problem.network, parameters, inputs, loss, {
    initial,
    trace: (step) => traces.unshift(step)
  });
  return {problem, traces, evaluation};
}

describe.each(cellKinds)("the trace of %s", (kind) => {
  test("has one record a step, last first, and the sums of the paths are the totals, to the bit", () => {
    fc.assert(
      fc.property(problemSizes, (sizes) => {
        const {traces, evaluation, problem} = traced(kind, sizes);
        expect(traces.map(({t}) => t)).toEqual(problem.inputs.map((_, t) => t));
        for (const {t, h, hFromLoss, hFromAfter, intoC, x} of traces) {
          expect(h.data).toEqual((hFromLoss ? sum(hFromLoss, hFromAfter) : hFromAfter).data);
          expect(hFromLoss !== undefined).toBe(problem.loss.steps.includes(t));
          if (intoC) expect(intoC.total.data).toEqual(sum(intoC.throughH, intoC.throughC).data);
          expect(x).toBe(evaluation.inputs[t]);
        }
      }),
      settings
    );
  });

  test("hands on from step to step what the step before receives", () => {
    fc.assert(
      fc.property(problemSizes, (sizes) => {
        const {traces, evaluation, problem} = traced(kind, sizes);
        for (const [t, {hFromAfter, intoC}] of traces.entries()) {
          const after = traces[t + 1]?.before ?? zeroState(problem.network.cell, sizes.B);
          expect(hFromAfter.data).toEqual(after.h.data);
          expect(intoC?.throughC.data).toEqual(after.c?.data);
        }
        expect(evaluation.initial).toEqual(traces[0].before);
      }),
      settings
    );
  });

  test("changes no gradient, and costs no call more than the steps where it is not asked for", () => {
    const problem = randomProblem(kind, {T: 5, B: 2, I: 2, H: 3, O: 2, loss: "cotangent", seed: 1});
    const {parameters, inputs, initial, loss} = problem;
    const counted = countCalls(problem.network.cell);
    const without = evaluateOneLayer(oneLayerNetwork(counted.cell, 2), parameters, inputs, loss, {initial});
    expect(counted.calls).toEqual({forward: 5, backward: 5});
    const traced = evaluateOneLayer(problem.network, parameters, inputs, loss, {initial, trace: () => undefined});
    expect(traced.parameters).toEqual(without.parameters);
    expect(traced.inputs).toEqual(without.inputs);
    expect(traced.initial).toEqual(without.initial);
  });

  test("can be had without gradients of parameters", () => {
    const {evaluation, traces} = traced(kind, {T: 4, B: 2, I: 2, H: 3, O: 2, loss: "cotangent", seed: 2});
    const alone: StepTrace[] = [];
    const {parameters} = backwardThroughTime(evaluation.pass, (t) => traces[t].hFromLoss, {
      trace: (step) => alone.unshift(step),
      parameterGradients: false
    });
    expect(parameters).toEqual({});
    expect(alone).toEqual(traces);
  });
});

test("∂J/∂c of an LSTM is the sum of both paths: what a change of c does by way of h of its step and of c after it", () => {
  const {traces, evaluation, problem} = traced("lstm", {T: 5, B: 2, I: 2, H: 3, O: 2, loss: "cotangent", seed: 4});
  const {cell} = problem.network;
  const {pass} = evaluation;
  const cotangents = traces.map(({hFromLoss}) => hFromLoss);
  for (const [t, {intoC}] of traces.entries()) {
    const {c, o} = pass.steps[t] as unknown as Record<string, Matrix>;
    const lossAfterChange = () => {
      const h = {...c, data: c.data.map((value, k) => o.data[k] * Math.tanh(value))};
      const later = pass.inputs.slice(t + 1);
      const steps = later.length > 0 ? forwardThroughTime(cell, pass.parameters, later, {initial: {h, c}}).steps : [];
      return [{h}, ...steps].reduce((total, {h}, k) => total + dot(cotangents[t + k], h), 0);
    };
    const numeric = numericGradient(c, lossAfterChange, 2 ** -8);
    for (const [k, value] of numeric.entries()) expect(intoC?.total.data[k]).toBeCloseTo(value, 10);
  }
});

describe("shapes that do not fit are refused", () => {
  const {network, parameters: all} = randomProblem("lstm", {T: 1, B: 1, I: 2, H: 3, O: 1, loss: "cotangent", seed: 1});
  const forward = (inputs: Matrix[], options?: {initial: State}) => () =>
    forwardThroughTime(network.cell, cellParameters(network, all), inputs, options);

  test("by function, expectation and value", () => {
    expect(forward([])).toThrow(new RangeError("lstm: expected at least one step of x, got none"));
    expect(forward([zeros(4, 2), zeros(4, 3)])).toThrow(
      new RangeError("lstm: expected x of [T=2, B=4, I=2], got [4, 3] with 12 values at step 2")
    );
    expect(forward([zeros(4, 2), zeros(3, 2)])).toThrow(
      new RangeError("lstm: expected x of [T=2, B=4, I=2], got [3, 2] with 6 values at step 2")
    );
    expect(forward([{...zeros(4, 2), data: new Float64Array(6)}])).toThrow(
      new RangeError("lstm: expected x of [T=1, B=4, I=2], got [4, 2] with 6 values at step 1")
    );
    // Rows or columns alone, though the number of values fits.
    expect(forward([zeros(4, 2), {rows: 3, cols: 2, data: new Float64Array(8)}])).toThrow("got [3, 2] with 8 values");
    expect(forward([{rows: 4, cols: 3, data: new Float64Array(8)}])).toThrow("got [4, 3] with 8 values at step 1");
    expect(forward([zeros(4, 2)], {initial: {h: zeros(4, 2), c: zeros(4, 3)}})).toThrow("got [4, 2]");
    expect(forward([zeros(4, 2)], {initial: {h: zeros(4, 3), c: zeros(4, 2)}})).toThrow("initial c of [B=4, H=3]");
    expect(forward([zeros(4, 2)], {initial: {h: zeros(4, 3)}})).toThrow(
      new RangeError("lstm: expected initial c of [B=4, H=3], got none")
    );
    expect(forward([zeros(4, 2)], {initial: {h: zeros(1, 3), c: zeros(4, 3)}})).toThrow(
      new RangeError("lstm: expected initial h of [B=4, H=3], got [1, 3]")
    );
  });
});

test("a cell without a cell state does not look at one that it is given", () => {
  const gru = makeCell("gru", {inputSize: 2, hiddenSize: 3});
  const pass = forwardThroughTime(gru, zeroParameters(gru), [zeros(4, 2)], {initial: {h: zeros(4, 3), c: zeros(1, 1)}});
  expect(pass.steps[0].h).toEqual(zeros(4, 3));
});

describe("NaN and infinities", () => {
  const linear = makeCell("rnn-linear", {inputSize: 1, hiddenSize: 1});
  const parameters = (W_h: number, W_x = 1) => ({
    W_h: matrix(1, 1, [W_h]),
    W_x: matrix(1, 1, [W_x]),
    b: matrix(1, 1, [0])
  });
  const ones = Array.from({length: 5}, () => matrix(1, 1, [1]));
  const silence = Array.from({length: 5}, () => matrix(1, 1, [0]));
  const atTheEnd = (t: number) => (t === 4 ? matrix(1, 1, [1]) : undefined);

  test("stop the forward pass with the step and the state", () => {
    expect(() => forwardThroughTime(linear, parameters(1e200), ones)).toThrow(
      new NonFiniteError("forwardThroughTime", "a", Infinity, 3)
    );
    const [, ...later] = ones;
    expect(() => forwardThroughTime(linear, parameters(1), [matrix(1, 1, [NaN]), ...later])).toThrow(
      "forwardThroughTime: expected finite values, got NaN in a at step 1"
    );
    expect(() => forwardThroughTime(linear, parameters(NaN), ones)).toThrow(
      "forwardThroughTime: expected finite values, got NaN in W_h"
    );
  });

  test("stop the way back with the step and the gradient", () => {
    const pass = forwardThroughTime(linear, parameters(1e200), silence);
    expect(() => backwardThroughTime(pass, atTheEnd)).toThrow(
      "backwardThroughTime: expected finite values, got Infinity in ∂J/∂h of the step before at step 4"
    );
    const steep = forwardThroughTime(linear, parameters(1e200, 1e300), silence);
    expect(() => backwardThroughTime(steep, atTheEnd)).toThrow(
      "backwardThroughTime: expected finite values, got Infinity in ∂J/∂x at step 4"
    );
  });

  test("stop at the gradient that goes first: of h from the loss, of c where its two paths meet", () => {
    const pass = forwardThroughTime(linear, parameters(1), silence);
    expect(() => backwardThroughTime(pass, (t) => (t === 2 ? matrix(1, 1, [NaN]) : undefined))).toThrow(
      new NonFiniteError("backwardThroughTime", "∂J/∂h", NaN, 3)
    );
    // Forget and output gates at 1, all else 0: what comes from h and from c of the step after adds up, undiminished.
    const lstm = makeCell("lstm", {inputSize: 1, hiddenSize: 1});
    const open = {...zeroParameters(lstm), b_f: matrix(1, 1, [1000]), b_o: matrix(1, 1, [1000])};
    const kept = forwardThroughTime(lstm, open, silence);
    expect(() => backwardThroughTime(kept, (t) => (t < 4 ? matrix(1, 1, [1.7e308]) : undefined))).toThrow(
      new NonFiniteError("backwardThroughTime", "∂J/∂c", Infinity, 3)
    );
  });

  test("stop at a parameter whose sum over steps is not finite, and name it", () => {
    const pass = forwardThroughTime(linear, parameters(0), [matrix(1, 1, [1e200])]);
    expect(() => backwardThroughTime(pass, () => matrix(1, 1, [1e200]))).toThrow(
      "backwardThroughTime: expected finite values, got Infinity in ∂J/∂W_x at step 1"
    );
    const longer = forwardThroughTime(linear, parameters(0), silence);
    expect(() => backwardThroughTime(longer, () => matrix(1, 1, [1e308]))).toThrow(
      new NonFiniteError("backwardThroughTime", "∂J/∂b", Infinity, 4)
    );
  });

  test("are kept as results where that is asked for", () => {
    const {steps} = forwardThroughTime(linear, parameters(1e200), ones, {nonFinite: "keep"});
    expect(steps.map(({h}) => h.data[0])).toEqual([1, 1e200, Infinity, Infinity, Infinity]);
    const pass = forwardThroughTime(linear, parameters(1e200), silence);
    const back: number[] = [];
    backwardThroughTime(pass, atTheEnd, {nonFinite: "keep", trace: ({h}) => back.unshift(h.data[0])});
    expect(back).toEqual([Infinity, Infinity, Infinity, 1e200, 1]);
  });

  test("a sum that overflows though every value is finite stops nothing", () => {
    const cell = rnn({inputSize: 1, hiddenSize: 2, activation: tanh});
    const pass: Pass = forwardThroughTime(cell, {W_h: zeros(2, 2), W_x: zeros(2, 1), b: zeros(2, 1)}, [zeros(1, 1)]);
    const {parameters} = backwardThroughTime(pass, () => matrix(1, 2, [1.7e308, 1.7e308]));
    expect(Array.from(parameters.b.data)).toEqual([1.7e308, 1.7e308]);
  });
});

test("a longer pass from an initial state is two shorter ones, one after the other, to the bit", () => {
  const sizes = {T: 6, B: 2, I: 2, H: 3, O: 1, loss: "cotangent", seed: 5} as const;
  for (const kind of cellKinds) {
    const {network, parameters: all, inputs, initial} = randomProblem(kind, sizes);
    const parameters = cellParameters(network, all);
    const whole = forwardThroughTime(network.cell, parameters, inputs, {initial});
    const first = forwardThroughTime(network.cell, parameters, inputs.slice(0, 2), {initial});
    const second = forwardThroughTime(network.cell, parameters, inputs.slice(2), {initial: first.steps[1]});
    expect([...first.steps, ...second.steps]).toEqual(whole.steps);
  }
});

test("sequences of a batch do not touch each other: each has the bits that it has alone", () => {
  for (const kind of cellKinds) {
    const {network, parameters: all} = randomProblem(kind, {T: 1, B: 1, I: 2, H: 3, O: 1, loss: "cotangent", seed: 6});
    const {cell} = network;
    const parameters = cellParameters(network, all);
    const inputs = Array.from({length: 4}, (_, t) => normal(3, 2, new Random(t)));
    const together = forwardThroughTime(cell, parameters, inputs);
    const alone = forwardThroughTime(
      cell,
      parameters,
      inputs.map(({data}) => matrix(1, 2, data.slice(2, 4)))
    );
    for (const [t, {h}] of alone.steps.entries()) expect(together.steps[t].h.data.slice(3, 6)).toEqual(h.data);
  }
});

function countCalls(cell: Cell): {cell: Cell; calls: {forward: number; backward: number}} {
  const calls = {forward: 0, backward: 0};
  return {
    calls,
    cell: {
      ...cell,
      forward: (...given) => (++calls.forward, cell.forward(...given)),
      backward: (...given) => (++calls.backward, cell.backward(...given))
    }
  };
}

function dot(a: Matrix | undefined, b: Matrix): number {
  return a ? a.data.reduce((total, value, k) => total + value * b.data[k], 0) : 0;
}
