import * as v from "valibot";
import {beforeAll, describe, expect, it} from "vitest";
import {matrix} from "../../engine/linear/matrix.js";
import {Random} from "../../engine/random.js";
import {cellStateTracesSettings, trainOnAdding, trainedLstm, type TrainedLstm} from "./experiment.js";
import {correlation} from "./correlation.js";
import {addingBatch, addingSequence} from "../../experiments/tasks/adding.js";
import {markedSequence, traceSequence} from "./traceSequence.js";
import {readSettings} from "../../loaders/readJson.js";
import {digest} from "../../../test/support/digest.js";

const settings = readSettings("data/experiments/cell-state-traces.json", cellStateTracesSettings);

/** A run of a second, which has learnt nothing yet. */
const short = {...settings, updates: 20, every: 5, examples: 50, length: 10};

describe("trainOnAdding", async () => {
  const trained = await trainOnAdding(short);

  it("writes what its schema says, with a point of the curve for every few updates", () => {
    expect(v.parse(trainedLstm, JSON.parse(JSON.stringify(trained)))).toEqual(trained);
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
    const {length, sequenceSeed, firstMark, firstValue, secondMark, secondValue} = settings;
    expect(firstMark).toBeLessThanOrEqual(length / 2);
    expect(secondMark).toBeGreaterThan(length / 2);
    const marks = [
      {t: firstMark, value: firstValue},
      {t: secondMark, value: secondValue}
    ] as const;
    expect(markedSequence(length, sequenceSeed, marks).target.data[0]).toBe(firstValue + secondValue);
  });

  it.each([
    ["rate", 0],
    ["hiddenSize", 2.5],
    ["length", 1],
    ["firstValue", 1.5],
    ["seed", "five"]
  ])("refuse %s = %s", (field, value) => {
    const {issues} = v.safeParse(cellStateTracesSettings, {...settings, [field]: value});
    expect(issues?.map((issue) => v.getDotPath(issue))).toEqual([field]);
  });
});

describe("the trained network", () => {
  let trained: TrainedLstm;

  beforeAll(async () => {
    trained = await trainOnAdding(settings);
  }, 60_000);

  it("errs by less than a twentieth of the baseline, on sequences that are fresh to it and to its loader", () => {
    expect(trained.error).toBeLessThan(trained.baseline / 20);
    const {inputs, target, marks} = addingBatch({length: settings.length, batch: 200}, new Random(12345));
    const squares = marks.map((mark, row) => {
      const values = inputs.map(({data}) => data[2 * row]);
      const {answers} = traceSequence(trained, addingSequence(values, mark));
      const error = answers[answers.length - 1].answer - target.data[row];
      return error * error;
    });
    expect(squares.reduce((total, square) => total + square, 0) / squares.length).toBeLessThan(trained.baseline / 20);
  });

  it("has a unit that is written at the marks and holds in between", () => {
    const sequences = Array.from({length: 60}, (_, k) => {
      const random = new Random(1000 + k);
      const first = {t: 4, value: random.uniform()};
      const trace = traceSequence(
        trained,
        markedSequence(settings.length, k, [first, {t: 36, value: random.uniform()}])
      );
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
