import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, it, vi} from "vitest";
import * as v from "valibot";
import {firstState, looker, type TracesState} from "./state.js";
import type {CellStateTracesData} from "./data.js";
import {cellStateTracesSettings, trainOnAdding} from "./experiment.js";
import {storedTraces} from "./stored.js";
import * as live from "./traceLive.js";
import {runResult} from "../../experiments/training/runResult.js";
import {readSettings} from "../../loaders/readJson.js";

const written = vi.hoisted((): unknown[] => []);
vi.mock("../../loaders/write.js", () => ({writeJson: (value: unknown) => written.push(value)}));

const page = readFileSync("src/lstm.md", "utf8");
const settings = readSettings("data/experiments/cell-state-traces.json", cellStateTracesSettings);
let data: CellStateTracesData;
let look: ReturnType<typeof looker>;
let first: TracesState;

beforeAll(async () => {
  await import("../../data/cell-state-traces-stored.json.js");
  const stored = v.parse(storedTraces, written[0]);
  data = {settings, trained: await trainOnAdding(settings), stored};
  look = looker(data, () => data.trained, live);
  first = firstState(settings, stored);
}, 60_000);

const momentsOf = (unit: number, state: Partial<TracesState> = {}) => look({...first, ...state, unit}).moments;
const percent = (share: number): string => `${Math.round(100 * share)}%`;

describe("what the page says of the network that adds", () => {
  it("is its error, and how it fell", () => {
    const {error, baseline, curve} = data.trained;
    const updates = (point: number): number => curve[point].update;
    const fall = curve.findIndex(({loss}) => loss < 0.9 * baseline);
    const lasting = curve.findLastIndex(({loss}) => loss >= baseline / 100);
    for (const words of [
      `the mean squared error is ${error.toFixed(5)};`,
      `about ${Math.round(baseline / error / 10) * 10} times as much`,
      `For ${updates(fall - 1)} updates of its training the network did no better`,
      `from update ${updates(lasting)} on it stayed below a hundredth of that`
    ])
      expect(page).toContain(words);
  });

  it("is what unit 1 does: its gates, its cell state, and the answer", () => {
    const {rows, answers} = look(first).trace;
    const unit = rows.filter((row) => row.unit === 1);
    const {firstMark, secondMark, length} = settings;
    const [atFirst, atSecond] = [unit[firstMark - 1], unit[secondMark - 1]];
    const since = unit.slice(firstMark - 1);
    const between = unit.slice(firstMark, secondMark - 1);
    expect(Math.max(...since.filter(({t}) => t !== firstMark && t !== secondMark).map(({i}) => i))).toBeLessThan(0.01);
    expect(Math.min(...since.map(({f}) => f))).toBeGreaterThan(0.99);
    expect(Math.max(...between.map(({c}) => Math.abs(c - atFirst.c)))).toBeLessThan(0.02);
    for (const words of [
      `opens to ${atFirst.i.toFixed(2)} and ${atSecond.i.toFixed(2)}; its forget gate stays above 0.99`,
      `rises to ${atFirst.c.toFixed(2)} at the first mark`,
      `stays within 0.02 of that for ${between.length} steps, and rises to ${atSecond.c.toFixed(2)} at the second`,
      `answer ends at ${answers[length - 1].answer.toFixed(2)}, the sum of the two`
    ])
      expect(page).toContain(words);
  });

  it("is when its units write, keep and are read", () => {
    expect(momentsOf(1)).toMatchObject({
      written: settings.firstMark,
      keptTo: settings.length,
      read: settings.firstMark
    });
    expect(momentsOf(1).share).toBeCloseTo(2 / 3, 1);
    expect(momentsOf(2)).toMatchObject({written: 7, keptTo: 37, read: undefined});
    expect(page).toContain(
      `from step 7 to step 37, but what it shows of it makes only ${percent(momentsOf(2).share)} of that difference`
    );
    expect(momentsOf(8)).toMatchObject({written: settings.firstMark, keptTo: settings.firstMark + 1});
    const {written, keptTo, read} = momentsOf(6);
    expect(page).toContain(
      `has it from step ${written} to step ${keptTo}, loses most of it, and yet is read at the end`
    );
    expect(read).toBeGreaterThan(settings.secondMark);
    const {trace, twin} = look(first);
    const held = (t: number): number => {
      const [here, there] = [trace, twin].map(({rows}) => rows.filter((row) => row.unit === 6)[t - 1].c);
      return Math.abs(here - there);
    };
    // It has lost most of it on the way, and has all of it again at the end.
    expect(Math.min(...trace.inputs.map(({t}) => (t > 20 ? held(t) : Infinity)))).toBeLessThan(
      momentsOf(6).difference / 3
    );
    expect(held(settings.length)).toBeGreaterThan(0.9 * momentsOf(6).difference);
  });
});

describe("what the page says of the other two networks", () => {
  it("is how often they err", () => {
    const {order, agreement} = data.stored;
    expect(order.error).toBe(1 / 10_000);
    expect(page).toContain("trained until it erred once in 10,000 sequences");
    const stored = v.object({result: runResult});
    const {result} = v.parse(stored, JSON.parse(readFileSync("data/results/agreement/lstm-bias1.seed1.json", "utf8")));
    const by = result.final?.by?.map(({errors, trials}) => errors / trials) ?? [];
    expect(by.slice(0, 3)).toEqual([0, 0, 0]);
    expect(result.final?.by?.slice(0, 3).reduce((total, {trials}) => total + trials, 0)).toBe(3000);
    expect(by[4]).toBeCloseTo(1 / 2, 1);
    expect(page).toContain("the right form in every one of 3,000 trials");
    expect(page).toContain(
      `with three it errs in ${percent(by[3])} of 1,000, with four in half of them, and that is ${(100 * agreement.error).toFixed(1)}% on average`
    );
  });

  it("is how temporal order is remembered: by many units, and moving", () => {
    const {order} = data.stored;
    const {trace} = look({...first, task: "order"});
    const units = order.units.map((_, k) => momentsOf(k + 1, {task: "order"}));
    expect(units[0]).toMatchObject({written: 14, keptTo: 34});
    expect(page).toContain("unit 1 has the symbol from step 14, six steps after the mark, to step 34");
    expect(Math.max(...units.map(({share}) => share))).toBeLessThan(1 / 4);
    expect(page).toContain(`Of ${order.hiddenSize} units, no one makes more than a quarter`);
    const forget = trace.rows.map(({f}) => f).sort((a, b) => a - b);
    const middle = forget[Math.round(forget.length / 2)];
    expect(middle).toBeCloseTo(0.8, 1);
    expect(middle ** 3).toBeCloseTo(1 / 2, 1);
    expect(page).toContain("stand near 0.8, at which half of a content is gone after three steps");
  });

  it("is who knows the subject's number, and who is listened to", () => {
    const {agreement} = data.stored;
    expect(page).toContain(`a language model of ${agreement.hiddenSize} units`);
    const task = "agreement";
    expect(momentsOf(4, {task})).toMatchObject({written: 2, keptTo: 5, read: 2});
    expect(page).toContain(`makes only ${percent(momentsOf(1, {task}).share)} of the difference in the answer`);
    const {trace} = look({...first, task});
    expect(trace.rows.filter(({unit, t}) => unit === 1 && t > 1).every(({o}) => o > 0.9)).toBe(true);
  });

  it("is where it loses the subject's number", () => {
    const sentence = /unit=1&sentence=([a-z ]+)">Read a sentence with four attractors/.exec(page)?.[1] ?? "";
    const {inputs, answers, asked} = look({...first, task: "agreement", sentence}).trace;
    const nouns = inputs.filter(({marked}) => marked);
    expect(asked).toBe("P(is)");
    expect(nouns).toHaveLength(5);
    const after = nouns.slice(2).map(({t}) => answers[t - 1].answer.toFixed(2));
    expect(page).toContain(
      `is still ${after[0]} after the second of them, ${after[1]} after the third, and ${after[2]} after the fourth`
    );
  });
});
