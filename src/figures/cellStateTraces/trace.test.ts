import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {gaussianWithGain, uniformBetween} from "../../engine/initialise.js";
import {initialiseCell} from "../../engine/initialiseCell.js";
import {tanh} from "../../engine/numerics/tanh.js";
import {Random} from "../../engine/random.js";
import {addingNetwork, markedSequence, traceAdding, type LstmWeights} from "./adding.js";
import {memoryMoments, type Trace} from "./trace.js";

const length = 12;
const marks = [
  {t: 3, value: 0.75},
  {t: 9, value: 0.5}
] as const;

/** A network that has learnt nothing, its units in their own order or another. */
function untrained(seed: number, hiddenSize = 4, order = [...Array(hiddenSize).keys()]): LstmWeights {
  const random = new Random(seed);
  const parameters = initialiseCell(addingNetwork(hiddenSize), {
    recurrent: (n) => gaussianWithGain(n, n, 2, random),
    input: (rows, cols) => gaussianWithGain(rows, cols, 2, random),
    bias: (_, n) => uniformBetween(n, 1, -1, 1, random).data
  });
  const weights = Object.fromEntries(Object.entries(parameters).map(([name, {data}]) => [name, [...data]]));
  return {hiddenSize, weights, units: order.map((index) => ({index}))};
}

describe("traceAdding", () => {
  it("records c = f ∘ c⁻ + i ∘ c̃ and h = o ∘ tanh c, to the bit", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const {rows} = traceAdding(untrained(seed), markedSequence(length, seed, marks));
        expect(rows).toHaveLength(4 * length);
        for (const {t, unit, c, h, f, i, o, c̃} of rows) {
          const before = rows.find((row) => row.t === t - 1 && row.unit === unit)?.c ?? 0;
          expect(c).toBe(f * before + i * c̃);
          expect(h).toBe(o * tanh(c));
          for (const gate of [f, i, o]) expect(gate > 0 && gate < 1).toBe(true);
        }
      }),
      {numRuns: 20}
    );
  });

  it("reads the answers off h", () => {
    const network = untrained(1);
    const {rows, answers} = traceAdding(network, markedSequence(length, 1, marks));
    const {V, d} = network.weights;
    for (const {t, answer} of answers) {
      const h = rows.filter((row) => row.t === t).map((row) => row.h);
      const read = h.reduce((total, value, k) => total + V[k] * value, d[0]);
      expect(answer).toBeCloseTo(read, 14);
    }
  });

  it("says what went in, and what should come out", () => {
    const {inputs, target} = traceAdding(untrained(2), markedSequence(length, 2, marks));
    expect(inputs.map(({t}) => t)).toEqual(Array.from({length}, (_, k) => k + 1));
    expect(inputs.filter(({marked}) => marked)).toEqual(marks.map((mark) => ({...mark, marked: true})));
    expect(target).toBe(1.25);
  });

  it("numbers the units in the order that the network gives", () => {
    const sequence = markedSequence(length, 3, marks);
    const own = traceAdding(untrained(3), sequence).rows;
    const turned = traceAdding(untrained(3, 4, [2, 0, 3, 1]), sequence).rows;
    expect(turned.slice(0, 4).map(({c}) => c)).toEqual([2, 0, 3, 1].map((index) => own[index].c));
    expect(turned.slice(0, 4).map(({unit}) => unit)).toEqual([1, 2, 3, 4]);
  });

  it("refuses weights that are missing or too few, and what no weight may be", () => {
    const sequence = markedSequence(length, 4, marks);
    const network = untrained(4);
    const {U_i, V, d} = network.weights;
    expect(() => traceAdding({...network, weights: {U_i, V, d}}, sequence)).toThrow(
      new RangeError("traceAdding: expected 16 values of W_f, got none")
    );
    expect(() => traceAdding({...network, weights: {...network.weights, U_i: [1, 2]}}, sequence)).toThrow(
      new RangeError("traceAdding: expected 8 values of U_i, got 2")
    );
    const damaged = {...network.weights, V: network.weights.V.map(() => NaN), b_o: network.weights.b_o.map(() => NaN)};
    expect(() => traceAdding({...network, weights: damaged}, sequence)).toThrow(/got NaN in b_o/);
  });
});

describe("markedSequence", () => {
  it("draws the same values for the same seed, but for the marked ones", () => {
    const values = (seed: number, at: Parameters<typeof markedSequence>[2]) =>
      markedSequence(length, seed, at).inputs.map(({data}) => data[0]);
    const moved = [{t: 5, value: 0.1}, marks[1]] as const;
    expect(values(7, moved).filter((_, k) => k !== 2 && k !== 4)).toEqual(
      values(7, marks).filter((_, k) => k !== 2 && k !== 4)
    );
    expect(values(8, marks)).not.toEqual(values(7, marks));
  });

  it("refuses marks outside the sequence", () => {
    expect(() => markedSequence(length, 1, [{t: 0, value: 1}, marks[1]])).toThrow(RangeError);
    expect(() => markedSequence(length, 1, [marks[0], {t: 13, value: 1}])).toThrow(
      "expected two marks from 0 to 11, got 2 and 12"
    );
  });
});

const rule = {share: 0.5, least: 0.1, leastRead: 0.05};

/** Two units whose c and share in the answer are given by step. */
function traceOf(units: readonly {c: readonly number[]; adds: readonly number[]}[]): Trace {
  const steps = units[0].c.map((_, k) => k + 1);
  const others = {h: 0, f: 0, i: 0, o: 0, c̃: 0};
  return {
    rows: steps.flatMap((t) =>
      units.map(({c, adds}, k) => ({t, unit: k + 1, c: c[t - 1], adds: adds[t - 1], ...others}))
    ),
    inputs: steps.map((t) => ({t, value: 0, marked: false})),
    answers: steps.map((t) => ({t, answer: 0, best: 0})),
    ...{target: 0, asked: "sum"}
  };
}

const nothing = [0, 0, 0, 0, 0, 0];

describe("memoryMoments", () => {
  const twin = traceOf(Array(2).fill({c: nothing, adds: nothing}));

  it("finds when a thing is written, until when it is kept, and from when on it is read", () => {
    const trace = traceOf([
      {c: [0, 0.1, 0.9, 1, 0.6, 0.4], adds: [0, 0.3, 0, 0, -0.2, -0.3]},
      {c: [0, 0, 0.05, 0.05, 0, 0], adds: [0, 0, 0, 0, 0, 0.1]}
    ]);
    expect(memoryMoments(trace, twin, 1, rule)).toEqual({
      ...{difference: 1, written: 3, keptTo: 5, read: 5},
      share: expect.closeTo(0.75, 12) as number
    });
    expect(memoryMoments(trace, twin, 2, rule)).toMatchObject({written: undefined, keptTo: undefined, read: undefined});
  });

  it("does not call a unit read that adds almost nothing, nor before it is written", () => {
    const quiet = traceOf([
      {c: [0, 1, 1, 1, 1, 1], adds: [0, 0, 0, 0, 0, 0.01]},
      {c: [0, 0, 0, 1, 1, 1], adds: [1, 1, 1, 1, 1, 1]}
    ]);
    expect(memoryMoments(quiet, twin, 1, rule)).toMatchObject({written: 2, keptTo: 6, read: undefined});
    expect(memoryMoments(quiet, twin, 2, rule)).toMatchObject({written: 4, read: 4});
  });
});
