import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {kernelCells} from "../../../../src/engine/float32/kernels/kernelCells.js";
import {loadKernels} from "../../../../src/engine/float32/kernels/loadKernels.js";
import {
  parameterLayout,
  readParameters,
  writeParameters
} from "../../../../src/engine/float32/kernels/parameterLayout.js";
import {recurrentLayer} from "../../../../src/engine/float32/kernels/recurrentLayer.js";
import type {Rows} from "../../../../src/engine/float32/kernels/rows.js";
import {matrix, type Matrix} from "../../../../src/engine/linear/matrix.js";
import {relativeError, worstOf} from "./laws.js";
import {
  byKernels,
  byReference,
  flat,
  makeKernelLayer,
  recurrentProblem,
  recurrentSizes,
  type RecurrentProblem,
  type RecurrentResult
} from "./recurrentProblem.js";

const kernels = await loadKernels("strict");
const memory = await kernels.instantiate();

/** What issue and science ask for: single precision, and what a dozen steps may make of it. */
const limit = 1e-5;
/** A tensor whose norm is below this is held to limit · floor: sums that cancel have no relative accuracy. */
const floor = 0.1;

/** The largest error of anything that comes out. */
function worst(a: RecurrentResult, b: RecurrentResult): number {
  const arrays = ["h", "final", "finalC", "initial", "initialC", "dx"] as const;
  const errors = arrays.map((name) => relativeError(a[name], b[name], floor));
  return Math.max(worstOf(a.parameters, b.parameters, floor), ...errors);
}

test.each(kernelCells)("%s: outputs and every gradient are the float64 cell's", (kind) => {
  fc.assert(
    fc.property(recurrentSizes, (sizes) => {
      const problem = recurrentProblem({...sizes, kind});
      expect(worst(byKernels(memory, problem), byReference(problem))).toBeLessThan(limit);
    }),
    {numRuns: 60}
  );
});

/** Some sequences of a problem alone. */
function onlyRows(problem: RecurrentProblem, rows: readonly number[]): RecurrentProblem {
  const pick = ({cols, data}: Matrix): Matrix =>
    matrix(
      rows.length,
      cols,
      rows.flatMap((row) => Array.from(data.subarray(row * cols, (row + 1) * cols)))
    );
  const {h, c} = problem.initial;
  return {
    ...problem,
    inputs: problem.inputs.map(pick),
    gradients: problem.gradients.map(pick),
    initial: {h: pick(h), ...(c && {c: pick(c)})}
  };
}

/** Row `row` of every step of [T, B, width]. */
function rowOf(values: ArrayLike<number>, row: number, B: number, width: number): number[] {
  return Array.from(values).filter((_, k) => Math.floor(k / width) % B === row);
}

test("a sequence does not see the sequences beside it, to the bit", () => {
  fc.assert(
    fc.property(recurrentSizes, fc.nat(), (sizes, which) => {
      const problem = recurrentProblem(sizes);
      const {B, I, H} = sizes;
      const row = which % B;
      const together = byKernels(memory, problem);
      const alone = byKernels(memory, onlyRows(problem, [row]));
      expect(Array.from(alone.h)).toEqual(rowOf(together.h, row, B, H));
      expect(Array.from(alone.dx)).toEqual(rowOf(together.dx, row, B, I));
      expect(Array.from(alone.initial)).toEqual(rowOf(together.initial, row, B, H));
    }),
    {numRuns: 60}
  );
});

test("a pass leaves nothing behind: a shorter, smaller one after it is as in a fresh memory, to the bit", async () => {
  const fresh = await kernels.instantiate();
  fc.assert(
    fc.property(recurrentSizes, recurrentSizes, (long, short) => {
      const [kind, I, H] = [long.kind, long.I, long.H];
      const smaller = {...short, kind, I, H, T: Math.min(long.T, short.T), B: Math.min(long.B, short.B)};
      const problem = recurrentProblem(smaller);
      const run = makeKernelLayer(memory, problem, {steps: long.T, batch: long.B});
      run(recurrentProblem(long));
      expect(run(problem)).toEqual(byKernels(fresh, problem));
    }),
    {numRuns: 60}
  );
});

test("many sequences and many steps: more than one chunk of rows", () => {
  for (const [T, B] of [
    [300, 1],
    [70, 5],
    [3, 131],
    [2, 260]
  ])
    for (const kind of kernelCells) {
      const problem = recurrentProblem({kind, T, B, I: 3, H: 9, seed: T});
      expect(worst(byKernels(memory, problem), byReference(problem))).toBeLessThan(limit);
    }
});

test("right to left is left to right on the reversed sequence, to the bit", () => {
  fc.assert(
    fc.property(recurrentSizes, (sizes) => {
      const problem = recurrentProblem(sizes);
      const {T, B, I, H} = sizes;
      const turned = {...problem, inputs: [...problem.inputs].reverse(), gradients: [...problem.gradients].reverse()};
      const backwards = byKernels(memory, turned, {steps: T, batch: B, reverse: true});
      const forwards = byKernels(memory, problem);
      const turn = (values: ArrayLike<number>, width: number): number[] =>
        Array.from({length: T}, (_, t) => Array.from(values).slice(t * B * width, (t + 1) * B * width))
          .reverse()
          .flat();
      expect({...backwards, h: turn(backwards.h, H), dx: turn(backwards.dx, I)}).toEqual({
        ...forwards,
        h: Array.from(forwards.h),
        dx: Array.from(forwards.dx)
      });
    }),
    {numRuns: 40}
  );
});

test("layers write side by side into columns of wider rows, and add to dx and to the gradients", () => {
  const problem = recurrentProblem({kind: "lstm", T: 4, B: 5, I: 3, H: 6, seed: 5});
  const layout = parameterLayout(problem.cell);
  const parameters = memory.floats(layout.length);
  const gradients = memory.floats(layout.length);
  writeParameters(layout, parameters, problem.parameters);
  const wide = memory.rows(20, 12);
  const dWide = memory.rows(20, 12);
  wide.floats.fill(7);
  dWide.floats.fill(1);
  gradients.fill(1);
  const [x, h, dx, dh] = [wide.part(1, 3), wide.part(5, 6), dWide.part(1, 3), dWide.part(5, 6)];
  const put = (rows: Rows, values: Float64Array): void =>
    values.forEach((value, k) => {
      rows.floats.view[Math.floor(k / rows.columns) * rows.width + rows.column + (k % rows.columns)] = value;
    });
  const get = (rows: Rows): number[] =>
    Array.from(rows.floats.view).filter((_, k) => {
      const column = (k % rows.width) - rows.column;
      return column >= 0 && column < rows.columns;
    });
  put(x, flat(problem.inputs));
  put(dh, flat(problem.gradients));
  const layer = recurrentLayer(
    memory,
    {cell: "lstm", inputSize: 3, hiddenSize: 6, steps: 4, batch: 5, reverse: false},
    {parameters, gradients, x, h, dh, dx}
  );
  layer.initial.h.view.set(problem.initial.h.data);
  layer.initial.c?.view.set(problem.initial.c?.data ?? []);
  layer.forward(4, 5);
  layer.backward(4, 5);
  const plain = byKernels(memory, problem);
  expect(get(h)).toEqual(Array.from(plain.h));
  expect(get(dx)).toEqual(Array.from(plain.dx).map((value) => Math.fround(value + 1)));
  for (const rows of [wide, dWide])
    for (const column of [0, 4, 11])
      expect(new Set(get(rows.part(column, 1)))).toEqual(new Set([rows === wide ? 7 : 1]));
  const added = readParameters(layout, gradients);
  for (const [name, {data}] of Object.entries(plain.parameters))
    expect(added[name].data).toEqual(data.map((value) => Math.fround(value + 1)));
});

test("a fault is seen: a hundredth of one weight's gradient, or one gate's slope", () => {
  const problem = recurrentProblem({kind: "lstm", T: 3, B: 2, I: 3, H: 5, seed: 1});
  const right = byReference(problem);
  const planted = byKernels(memory, problem);
  planted.parameters.W_f.data[3] *= 1.01;
  expect(worst(planted, right)).toBeGreaterThan(limit);
  const bent = recurrentProblem({kind: "lstm", T: 3, B: 2, I: 3, H: 5, seed: 1});
  bent.parameters.b_i.data[2] += 1e-3;
  expect(worst(byKernels(memory, bent), right)).toBeGreaterThan(limit);
});

test("NaN goes through: it is not hidden by a clamp", () => {
  for (const kind of kernelCells) {
    const problem = recurrentProblem({kind, T: 2, B: 5, I: 3, H: 6, seed: 1});
    problem.inputs[0].data[7] = NaN;
    const {h} = byKernels(memory, problem);
    expect(Array.from(h).slice(12, 18)).toEqual(Array(6).fill(NaN));
    expect(Array.from(h).slice(0, 12).every(Number.isFinite)).toBe(true);
  }
});

describe("errors name what was expected and what was got", () => {
  const problem = recurrentProblem({kind: "rnn-tanh", T: 2, B: 3, I: 2, H: 4, seed: 1});

  test("a pass that is too long", () => {
    const run = makeKernelLayer(memory, problem, {steps: 1, batch: 3});
    expect(() => run(problem)).toThrow();
    const layer = recurrentLayer(
      memory,
      {cell: "rnn-tanh", inputSize: 1, hiddenSize: 1, steps: 2, batch: 2, reverse: false},
      {
        parameters: memory.floats(3),
        gradients: memory.floats(3),
        x: memory.rows(4, 1),
        h: memory.rows(4, 1),
        dh: memory.rows(4, 1)
      }
    );
    expect(() => layer.forward(3, 2)).toThrow(
      new RangeError("recurrentLayer: expected at most [T=2, B=2], got [T=3, B=2]")
    );
  });

  test("buffers that do not fit", () => {
    const sizes = {cell: "rnn-tanh", inputSize: 1, hiddenSize: 1, steps: 2, batch: 2, reverse: false} as const;
    const buffers = {
      parameters: memory.floats(3),
      gradients: memory.floats(3),
      x: memory.rows(4, 1),
      h: memory.rows(4, 1),
      dh: memory.rows(4, 1)
    };
    expect(() => recurrentLayer(memory, sizes, {...buffers, parameters: memory.floats(4)})).toThrow(
      new RangeError("recurrentLayer: expected 3 parameters, got 4")
    );
    expect(() => recurrentLayer(memory, sizes, {...buffers, h: memory.rows(3, 1)})).toThrow(
      new RangeError("recurrentLayer: expected h of at least 4 rows of 1, got 3 of 1")
    );
    expect(() => recurrentLayer(memory, {...sizes, steps: 0}, buffers)).toThrow(
      new RangeError("recurrentLayer: expected steps to be a whole number of at least 1, got 0")
    );
  });
});

test("refuses a layer beyond 4 GB, which 32-bit addresses would wrap into a small one", async () => {
  const own = await kernels.instantiate();
  const rows = own.rows(1, 1);
  const sizes = {cell: "lstm", inputSize: 1, hiddenSize: 512, steps: 1000, batch: 256, reverse: false} as const;
  const buffers = {parameters: own.floats(1), gradients: own.floats(1), x: rows, h: rows, dh: rows};
  expect(() => recurrentLayer(own, sizes, buffers)).toThrow(
    "recurrentLayer: expected a layer of at most 4 GB, got one of about 7.8 GB for [T=1000, B=256, I=1, H=512]"
  );
});
