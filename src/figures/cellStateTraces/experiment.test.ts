import fc from "fast-check";
import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {matrix} from "../../engine/linear/matrix.js";
import {Random} from "../../engine/random.js";
import {addingBatch, addingSequence} from "../../experiments/tasks/adding.js";
import {readSettings} from "../../loaders/readJson.js";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {digest} from "../../../test/support/digest.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {markedSequence, traceAdding} from "./adding.js";
import {data, firstSequence, settings as schema, trainOnAdding} from "./experiment.js";
import {cellStateTraces} from "./figure.js";
import {traceAgreement, traceOrder} from "./stored.js";
import {correlation} from "./trace.js";

const settings = readSettings("data/experiments/cell-state-traces.json", schema);
const computed = await data(settings, tracedSources());
const {trained, stored} = computed;

/** A run of a second, which has learnt nothing yet. */
const short = {...settings, updates: 20, every: 5, examples: 50, length: 10};

describe("trainOnAdding", async () => {
  const trained = await trainOnAdding(short);

  it("has a point of the curve for every few updates", () => {
    expect(trained.curve.map(({update}) => update)).toEqual([5, 10, 15, 20]);
  });

  it("gives the same bits for the same settings, and others for another seed", async () => {
    expect(await trainOnAdding(short)).toEqual(trained);
    const values = [...Object.values(trained.weights).flat(), trained.error];
    expect(digest([matrix(1, values.length, values)])).toBe("69915188ba7728ed");
    const other = await trainOnAdding({...short, seed: settings.seed + 1});
    expect(other.weights).not.toEqual(trained.weights);
  });

  it("names every unit once, the best holder first", () => {
    expect(trained.units.map(({index}) => index).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const strengths = trained.units.map((unit) => Math.abs(unit.correlation));
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
  });
});

describe("the settings", () => {
  it("show two marks, one in each half", () => {
    const {length, firstMark, firstValue, secondMark, secondValue} = settings;
    expect(firstMark).toBeLessThanOrEqual(length / 2);
    expect(secondMark).toBeGreaterThan(length / 2);
    expect(firstSequence(settings).target.data[0]).toBe(firstValue + secondValue);
  });

  it.each([
    ["rate", 0],
    ["hiddenSize", 2.5],
    ["length", 1],
    ["firstValue", 1.5],
    ["seed", "five"]
  ])("refuse %s = %s", (field, value) => {
    const {issues} = v.safeParse(schema, {...settings, [field]: value});
    expect(issues?.map((issue) => v.getDotPath(issue))).toEqual([field]);
  });
});

describe("the trained network", () => {
  it("errs by less than a twentieth of the baseline, on sequences that are fresh to it and to its loader", () => {
    expect(trained.error).toBeLessThan(trained.baseline / 20);
    const {inputs, target, marks} = addingBatch({length: settings.length, batch: 200}, new Random(12345));
    const squares = marks.map((mark, row) => {
      const values = inputs.map(({data}) => data[2 * row]);
      const {answers} = traceAdding(trained, addingSequence(values, mark));
      const error = answers[answers.length - 1].answer - target.data[row];
      return error * error;
    });
    expect(squares.reduce((total, square) => total + square, 0) / squares.length).toBeLessThan(trained.baseline / 20);
  });

  it("has a unit that is written at the marks and holds in between", () => {
    const sequences = Array.from({length: 60}, (_, k) => {
      const random = new Random(1000 + k);
      const first = {t: 4, value: random.uniform()};
      const trace = traceAdding(trained, markedSequence(settings.length, k, [first, {t: 36, value: random.uniform()}]));
      return {first, rows: trace.rows.filter(({unit}) => unit === 1)};
    });
    const first = sequences.map(({first}) => first.value);
    for (const t of [4, 10, 20, 35]) {
      const held = sequences.map(({rows}) => rows[t - 1].c);
      expect(Math.abs(correlation(held, first))).toBeGreaterThan(0.9);
    }
    for (const {rows} of sequences) {
      expect(rows[3].i).toBeGreaterThan(0.5);
      for (const {i, f} of rows.slice(9, 35)) {
        expect(i).toBeLessThan(0.15);
        expect(f).toBeGreaterThan(0.9);
      }
    }
  });
});

describe("the stored networks", () => {
  const {order, agreement, grammar, settings} = stored;

  it("tell the order of two marks, whatever they are, and their twins differ by the first symbol alone", () => {
    for (const a of ["A", "B"] as const)
      for (const b of ["A", "B"] as const) {
        const {length} = order;
        const first = {t: 8, symbol: a};
        const {trace, twin, other} = traceOrder(order, {length, seed: 3, first, second: {t: 23, symbol: b}});
        expect(trace.asked).toBe(`P(${a}${b})`);
        expect(trace.answers[length - 1].answer).toBeGreaterThan(0.5);
        expect(twin.answers[length - 1].answer).toBeLessThan(0.5);
        const changed = trace.inputs.filter(({word}, k) => word !== twin.inputs[k].word);
        expect(changed.map(({t, word}) => [t, word])).toEqual([[8, a]]);
        expect(twin.inputs[7].word).toBe(other);
      }
  });

  it("do not differ from their twins before the thing that is changed", () => {
    const words = settings.sentence.split(" ");
    const {trace, twin, subject, thing, other} = traceAgreement(agreement, grammar, words);
    expect([subject, thing, other]).toEqual(["the subject’s number", "singular", "plural"]);
    const units = agreement.hiddenSize;
    expect(trace.rows.slice(0, units)).toEqual(twin.rows.slice(0, units));
    expect(trace.rows.slice(units, 2 * units)).not.toEqual(twin.rows.slice(units, 2 * units));
    expect(trace.answers[words.length - 1].answer).toBeGreaterThan(0.5);
    expect(twin.answers[words.length - 1].answer).toBeLessThan(0.5);
  });

  it("are sorted by how well a unit tells what is to be remembered", () => {
    for (const {units} of [order, agreement]) {
      const strengths = units.map(({correlation}) => Math.abs(correlation));
      expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
      expect(strengths[0]).toBeGreaterThan(0.9);
    }
  });
});

it("a state beyond its sequence and its network is told at the last step and unit there are", async () => {
  const {say, first} = await viewOf(cellStateTraces, computed);
  expect(say({...first, step: 41, unit: 16})).toBe(say({...first, step: 40, unit: 8}));
});

describe("correlation", () => {
  const value = fc.integer({min: -1000, max: 1000});
  const pairs = fc.array(fc.tuple(value, value), {minLength: 2, maxLength: 30});

  it.each([
    ["a rising line", [1, 2, 4], [3, 5, 9], 1],
    ["a falling line", [1, 2, 4], [3, 1, -3], -1],
    // Deviations −1, 0, 1 and −1, 1, 0: their products sum to 1, their squares to 2 each.
    ["a sample worked by hand", [1, 2, 3], [1, 3, 2], 1 / 2],
    ["a sample that does not vary", [2, 2, 2], [1, 2, 3], 0]
  ])("of %s", (_, a, b, r) => {
    expect(correlation(a, b)).toBeCloseTo(r, 14);
  });

  it("is symmetric, bounded, and blind to shifts and to scales above 0", () => {
    fc.assert(
      fc.property(pairs, value, fc.integer({min: 1, max: 50}), (sample, shift, scale) => {
        const [a, b] = [sample.map(([x]) => x), sample.map(([, y]) => y)];
        const [scaled, turned] = [a.map((x) => scale * x + shift), a.map((x) => -x)];
        const r = correlation(a, b);
        expect(Math.abs(r)).toBeLessThanOrEqual(1 + 1e-12);
        expect(correlation(b, a)).toBe(r);
        expect(correlation(scaled, b)).toBeCloseTo(r, 9);
        expect(correlation(turned, b)).toBeCloseTo(-r, 9);
      })
    );
  });

  it("refuses samples that cannot be paired", () => {
    expect(() => correlation([1, 2], [1])).toThrow("expected two samples of one size, got 2 and 1 values");
    expect(() => correlation([], [])).toThrow(RangeError);
  });
});
