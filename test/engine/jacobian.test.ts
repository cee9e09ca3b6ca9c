import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Cell, State} from "../../src/engine/cells/cell.js";
import {jacobianProducts, stepJacobian} from "../../src/engine/jacobian.js";
import {identity, matrix, multiply, type Matrix} from "../../src/engine/linear/matrix.js";
import {cellParameters} from "../../src/engine/networks/oneLayer.js";
import {Random} from "../../src/engine/random.js";
import {backwardThroughTime, forwardThroughTime, type Pass, type StepTrace} from "../../src/engine/unroll.js";
import {cellKinds, type CellKind} from "../../src/engine/cells/makeCell.js";
import {numericGradient} from "../support/centralDifferences.js";
import {normal, problemSizes, randomProblem, type ProblemSizes} from "../support/problem.js";

const settings = {seed: 20130616, numRuns: 15};

function randomPass(kind: CellKind, sizes: ProblemSizes): Pass {
  const {network, parameters, inputs, initial} = randomProblem(kind, {...sizes, B: 1});
  return forwardThroughTime(network.cell, cellParameters(network, parameters), inputs, {initial});
}

/** h, followed by c where there is one. */
function joined({h, c}: State): number[] {
  return [...h.data, ...(c?.data ?? [])];
}

// A difference may reach over relu's kink; its Jacobian is checked by the way back, below and in gradients.test.ts.
describe.each(cellKinds.filter((kind) => kind !== "rnn-relu"))("%s", (kind) => {
  test("the Jacobian of a step agrees with central differences of the step", () => {
    fc.assert(
      fc.property(problemSizes, (sizes) => {
        const pass = randomPass(kind, sizes);
        const t = sizes.T - 1;
        const jacobian = stepJacobian(pass, t);
        const numeric = numericJacobian(pass, t);
        expect([jacobian.rows, jacobian.cols]).toEqual([numeric.rows, numeric.cols]);
        for (const [k, value] of numeric.data.entries()) expect(jacobian.data[k]).toBeCloseTo(value, 10);
      }),
      settings
    );
  });
});

describe.each(cellKinds)("%s", (kind) => {
  test("a loss at the last step sends back its cotangent times the running product of Jacobians", () => {
    fc.assert(
      fc.property(problemSizes, (sizes) => {
        const pass = randomPass(kind, sizes);
        const cotangent = normal(1, sizes.H, new Random(sizes.seed));
        const traces: StepTrace[] = [];
        const last = sizes.T - 1;
        const {initial} = backwardThroughTime(pass, (t) => (t === last ? cotangent : undefined), {
          trace: (step) => traces.unshift(step)
        });
        const row = matrix(1, stateSize(pass.cell), joined({h: cotangent, ...zeroC(pass.cell)}));
        const products = [...jacobianProducts(pass, -1)];
        expect(products.map(({t}) => t)).toEqual(Array.from({length: sizes.T}, (_, k) => last - 1 - k));
        for (const {t, product} of products) {
          const received = t >= 0 ? {h: traces[t].hFromAfter, c: traces[t].intoC?.throughC} : initial;
          const sentBack = multiply(row, product).data;
          for (const [k, value] of joined(received as State).entries()) expect(sentBack[k]).toBeCloseTo(value, 12);
        }
      }),
      settings
    );
  });
});

test("of a linear RNN the product is a power of W_h", () => {
  const pass = randomPass("rnn-linear", {T: 4, B: 1, I: 1, H: 3, O: 1, loss: "cotangent", seed: 1});
  const {W_h} = pass.parameters;
  let power = identity(3);
  for (const {t, jacobian, product} of jacobianProducts(pass)) {
    power = multiply(power, W_h);
    expect(jacobian.data).toEqual(W_h.data);
    expect(product.data).toEqual(power.data);
    expect(t).toBeGreaterThanOrEqual(0);
  }
});

test("steps that are not there, and batches, are refused", () => {
  const pass = randomPass("lstm", {T: 3, B: 1, I: 1, H: 2, O: 1, loss: "cotangent", seed: 1});
  expect(() => stepJacobian(pass, 3)).toThrow(new RangeError("stepJacobian: expected a step from 0 to 2, got 3"));
  expect(() => stepJacobian(pass, -1)).toThrow(RangeError);
  const sizes = {T: 2, B: 3, I: 1, H: 2, O: 1, loss: "cotangent", seed: 1} as const;
  const {network, parameters, inputs, initial} = randomProblem("gru", sizes);
  const batch = forwardThroughTime(network.cell, cellParameters(network, parameters), inputs, {initial});
  expect(() => stepJacobian(batch, 0)).toThrow(new RangeError("stepJacobian: expected one sequence, got a batch of 3"));
});

function stateSize({hiddenSize, hasCellState}: Cell): number {
  return hasCellState ? 2 * hiddenSize : hiddenSize;
}

function zeroC({hiddenSize, hasCellState}: Cell): {c?: Matrix} {
  return hasCellState ? {c: matrix(1, hiddenSize, new Float64Array(hiddenSize))} : {};
}

function numericJacobian({cell, parameters, inputs, initial, steps}: Pass, t: number): Matrix {
  const before: State = steps[t - 1] ?? initial;
  const size = stateSize(cell);
  const rows = Array.from({length: size}, (_, unit) => {
    const value = () => joined(cell.forward(parameters, inputs[t], before))[unit];
    return [before.h, before.c].flatMap((part) => (part ? [...numericGradient(part, value, 2 ** -8)] : []));
  });
  return matrix(size, size, rows.flat());
}
