import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {embedding} from "../../../../src/engine/float32/kernels/embedding.js";
import {linearLayer} from "../../../../src/engine/float32/kernels/linearLayer.js";
import {loadKernels} from "../../../../src/engine/float32/kernels/loadKernels.js";
import {softmaxCrossEntropy, squaredError} from "../../../../src/engine/float32/kernels/losses.js";
import {addOuterProducts, addRowSums, linear} from "../../../../src/engine/linear/affine.js";
import {multiply, zeros} from "../../../../src/engine/linear/matrix.js";
import * as losses from "../../../../src/engine/losses.js";
import {Random} from "../../../../src/engine/random.js";
import {normal} from "../../../support/problem.js";
import {relativeError, rounded} from "./laws.js";

const memory = await (await loadKernels("strict")).instantiate();
const limit = 1e-5;
const floor = 0.1;

const sizes = fc.record({
  R: fc.oneof(fc.integer({min: 1, max: 14}), fc.integer({min: 120, max: 270})),
  D: fc.integer({min: 1, max: 19}),
  O: fc.integer({min: 1, max: 19}),
  seed: fc.integer({min: 0, max: 2 ** 31 - 1})
});

test("a linear layer over rows: outputs, and what is added to every gradient", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), ({R, D, O, seed}, from) => {
      const random = new Random(seed);
      const first = from % R;
      const rows = R - first;
      const [V, d] = [rounded(normal(O, D, random)), rounded(normal(O, 1, random))];
      const [u, dy] = [rounded(normal(rows, D, random)), rounded(normal(rows, O, random))];
      const buffers = {
        parameters: memory.floats(O * D + O),
        gradients: memory.floats(O * D + O),
        u: memory.rows(R, D),
        y: memory.rows(R, O),
        dy: memory.rows(R, O),
        du: memory.rows(R, D)
      };
      buffers.parameters.view.set([...V.data, ...d.data]);
      buffers.u.floats.view.set(u.data, first * D);
      buffers.dy.floats.view.set(dy.data, first * O);
      buffers.gradients.fill(1);
      buffers.du.floats.fill(1);
      const layer = linearLayer(memory, buffers);
      layer.forward(rows, first);
      layer.backward(rows, first);

      const [dV, dd] = [zeros(O, D), zeros(O, 1)];
      addOuterProducts(dV, dy, u);
      addRowSums(dd, dy);
      const plus1 = (values: Float64Array): Float64Array => values.map((value) => value + 1);
      const y = linear(V, u, d).data;
      expect(relativeError(buffers.y.floats.view.subarray(first * O), y, floor)).toBeLessThan(limit);
      expect(buffers.y.floats.view.subarray(0, first * O).every((value) => value === 0)).toBe(true);
      const once = buffers.y.floats.view.slice();
      layer.forwardAgain(rows, first);
      expect(buffers.y.floats.view).toEqual(once);
      const gradients = plus1(Float64Array.from([...dV.data, ...dd.data]));
      expect(relativeError(buffers.gradients.view, gradients, floor)).toBeLessThan(limit);
      const du = buffers.du.floats.view;
      expect(relativeError(du.subarray(first * D), plus1(multiply(dy, V).data), floor)).toBeLessThan(limit);
      expect(du.subarray(0, first * D).every((value) => value === 1)).toBe(true);
    }),
    {numRuns: 100}
  );
});

describe("softmax cross-entropy", () => {
  test("is the float64 loss and gradient, and nothing where there is no class; y may be overwritten", () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.constantFrom(1, 30), ({R, O, seed}, inPlace, spread) => {
        const random = new Random(seed);
        const values = rounded(normal(R, O, random, spread));
        const wanted = Array.from({length: R}, () => random.integer(O + 1) - 1);
        const y = memory.rows(R, O);
        const dy = inPlace ? y : memory.rows(R, O);
        const classes = memory.ints(R);
        y.floats.view.set(values.data);
        classes.view.set(wanted);
        const loss = softmaxCrossEntropy({y, dy, classes, parts: memory.floats(2 * R)}, {rows: R, scale: 1 / R});

        const due = wanted.flatMap((one, row) => (one < 0 ? [] : [row]));
        const some = due.length > 0 ? due : [0];
        const picked = {
          rows: some.length,
          cols: O,
          data: Float64Array.from(some.flatMap((row) => rowOf(values.data, row, O)))
        };
        const at = losses
          .softmaxCrossEntropy(new Map([[0, some.map((row) => Math.max(wanted[row], 0))]]))
          .at(0, picked);
        const share = some.length / R;
        if (due.length > 0) {
          expect(Math.abs(loss - (at?.value ?? 0) * share)).toBeLessThan(limit * Math.max(1, loss));
          const gradient = some.flatMap((row) => rowOf(dy.floats.view, row, O));
          const reference = (at?.gradient.data ?? []).map((value) => value * share);
          expect(relativeError(gradient, reference, floor / R)).toBeLessThan(limit);
        } else expect(loss).toBe(0);
        for (const [row, one] of wanted.entries())
          if (one < 0) expect(rowOf(dy.floats.view, row, O)).toEqual(Array(O).fill(0));
      }),
      {numRuns: 100}
    );
  });

  test("does not hide NaN, and refuses a class that is not there", () => {
    const [y, classes, parts] = [memory.rows(2, 3), memory.ints(2), memory.floats(4)];
    y.floats.view.set([1, NaN, 0, 1, 2, 3]);
    expect(softmaxCrossEntropy({y, dy: y, classes, parts}, {rows: 2, scale: 1})).toBeNaN();
    expect(y.floats.allFinite()).toBe(false);
    classes.view[1] = 3;
    expect(() => softmaxCrossEntropy({y, dy: y, classes, parts}, {rows: 2, scale: 1})).toThrow(
      new RangeError("softmaxCrossEntropy: expected a class from 0 to 2, or −1 for none, got 3")
    );
  });
});

test("squared error is the float64 loss and gradient", () => {
  fc.assert(
    fc.property(sizes, ({R, O, seed}) => {
      const random = new Random(seed);
      const [values, targets] = [rounded(normal(R, O, random)), rounded(normal(R, O, random))];
      const [y, dy, target] = [memory.rows(R, O), memory.rows(R, O), memory.rows(R, O)];
      y.floats.view.set(values.data);
      target.floats.view.set(targets.data);
      const loss = squaredError({y, dy, target}, {rows: R, scale: 1 / R});
      const at = losses.squaredError(new Map([[0, targets]])).at(0, values);
      expect(loss / (at?.value ?? 0)).toBeCloseTo(1, 5);
      expect(relativeError(dy.floats.view, at?.gradient.data ?? [], floor / R)).toBeLessThan(limit);
    }),
    {numRuns: 50}
  );
});

describe("an embedding", () => {
  test("reads the rows that tokens name, and adds gradients to them", () => {
    fc.assert(
      fc.property(sizes, ({R, D, O, seed}) => {
        const random = new Random(seed);
        const E = rounded(normal(O, D, random));
        const [parameters, gradients, tokens] = [memory.floats(O * D), memory.floats(O * D), memory.ints(R)];
        const [x, dx] = [memory.rows(R, D), memory.rows(R, D)];
        parameters.view.set(E.data);
        gradients.fill(1);
        tokens.view.set(Array.from({length: R}, () => random.integer(O)));
        dx.floats.view.set(normal(R, D, random).data);
        const layer = embedding({parameters, gradients, tokens, x, dx});
        layer.forward(R);
        layer.backward(R);
        const sums = new Float64Array(O * D).fill(1);
        for (const [row, token] of tokens.view.entries()) {
          expect(rowOf(x.floats.view, row, D)).toEqual(rowOf(E.data, token, D));
          for (let j = 0; j < D; ++j) sums[token * D + j] += dx.floats.view[row * D + j];
        }
        expect(relativeError(gradients.view, sums, floor)).toBeLessThan(limit);
      }),
      {numRuns: 50}
    );
  });

  test("refuses a token that is not of the vocabulary", () => {
    const [parameters, gradients, tokens] = [memory.floats(6), memory.floats(6), memory.ints(1)];
    const layer = embedding({parameters, gradients, tokens, x: memory.rows(1, 2), dx: memory.rows(1, 2)});
    tokens.view[0] = 3;
    expect(() => layer.forward(1)).toThrow(new RangeError("embedding: expected tokens from 0 to 2, got 3"));
  });
});

function rowOf(values: ArrayLike<number>, row: number, width: number): number[] {
  return Array.from({length: width}, (_, j) => values[row * width + j]);
}
