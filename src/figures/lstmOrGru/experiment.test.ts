import {describe, expect, it} from "vitest";
import {lstmOrGru, settings as schema} from "./experiment.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/lstm-or-gru.json", schema);
const adding = readSettings("data/experiments/training/adding.json", trainingSettings);
const runs = runsOf("adding", adding).filter(({group}) => ["lstm-bias1", "gru"].includes(group));

const result = (solvedAt: number | null): RunResult => ({
  ...{updates: solvedAt ?? 3000, solvedAt, parameterCount: 1, curve: [], diverged: null, weights: null},
  evaluations: [1, 0.5].map((score, k) => ({update: 50 * k, score, solved: false})),
  final: {score: 0.5, solved: true}
});

/** The pair of equal size on adding, where each run is solved when the function says. */
function pair(solvedAt: (group: string, seed: number) => number | null, chosen = runs) {
  const results = new Map(chosen.map((run) => [run.name, result(solvedAt(run.group, run.seed))]));
  const {size} = lstmOrGru(settings, [{runs: chosen, results}]).tasks[0];
  if (!size) throw new Error("expected a pair");
  return size;
}

describe("lstmOrGru", () => {
  it("takes differences seed by seed, GRU − LSTM, and calls the lesser better where the interval allows", () => {
    const gru = pair((group, seed) => (group === "gru" ? 300 : 400) + 10 * seed);
    expect(gru.differences).toEqual(Array(10).fill(-100));
    expect(gru.better).toBe("gru");
    expect(pair((group, seed) => (group === "gru" ? 500 : 400) + 10 * seed).better).toBe("lstm");
  });

  it("cannot tell them apart where the interval of the median holds 0", () => {
    // Of ten differences two on the other side are enough: the interval goes from the second to the ninth.
    const shifted = pair((group, seed) => (group === "lstm-bias1" ? 400 : seed <= 2 ? 450 : 300));
    expect(shifted.interval).toEqual({low: -100, high: 50});
    expect(shifted.better).toBe("neither");
    expect(pair((group, seed) => (group === "lstm-bias1" ? 400 : seed <= 1 ? 450 : 300)).better).toBe("gru");
  });

  it("counts who has not solved it with all updates, and says how many they are", () => {
    const some = pair((group, seed) => (group === "gru" && seed === 1 ? null : 400));
    expect(some.gru.unsolved).toBe(1);
    expect(some.differences[0]).toBe(2600);
    expect(some.lstm.unsolved).toBe(0);
  });

  it("keeps the last score of who has stopped", () => {
    const {curve} = pair((_, seed) => 100 * seed).gru;
    expect(curve.map(({median}) => median)).toEqual([1, ...Array<number>(20).fill(0.5)]);
  });

  it("says nothing with too few seeds, without a network, or of what has not been trained", () => {
    const few = runs.filter(({seed}) => seed <= 5);
    expect(pair((group) => (group === "gru" ? 1 : 2) * 100, few)).toMatchObject({interval: null, better: null});
    const results = new Map(few.map(({name}) => [name, result(100)]));
    const [task, other] = lstmOrGru(settings, [{runs: few, results}]).tasks;
    expect(task.parameters).toBeNull();
    expect(other.size).toBeNull();
    expect(() => lstmOrGru(settings, [{runs, results: new Map()}])).toThrow("expected a result of");
  });
});
