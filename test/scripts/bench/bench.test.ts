import {expect, test} from "vitest";
import {float64} from "../../../scripts/bench/float64.js";
import {kernels} from "../../../scripts/bench/kernels.js";
import {measure} from "../../../scripts/bench/measure.js";
import type {Contestant} from "../../../scripts/bench/contestant.js";
import {prepare, run} from "../../../scripts/bench/contestants.js";
import {readSettings} from "../../../scripts/bench/readSettings.js";
import {table} from "../../../scripts/bench/table.js";
import {flops, numbers, workloads} from "../../../scripts/bench/workloads.js";

const small = workloads.map((workload) => ({...workload, H: 6, T: 5, B: 3}));
const noTensorflow = () => Promise.reject(new Error("TensorFlow.js is not installed"));

test.each(small)("$cell: kernels and float64 train on the same numbers, to the same losses", async (workload) => {
  const [ours, reference] = [await kernels("strict")(workload), await float64(workload)];
  for (let step = 0; step < 3; ++step) expect(ours.step() / reference.step()).toBeCloseTo(1, 5);
});

test("the numbers are those of bench/pytorch.py", () => {
  expect(Array.from(numbers(3, 1, 2), (value) => value.toFixed(6))).toEqual(["0.236068", "-0.527864", "0.708204"]);
});

test("operations are counted: forward and two products back", () => {
  // 4 gates of 128 units from 192 numbers, twice, and from 128, once; a product and a sum each; 64 steps of 32 sequences
  expect(flops(workloads[2])).toBe(2 * 64 * 32 * 4 * 128 * (192 + 192 + 128));
});

test("steps are counted by the clock that is given", () => {
  let milliseconds = 0;
  const trainee = {
    step: () => {
      milliseconds += 1;
      return 0;
    }
  };
  const {steps, seconds} = run(trainee, 0.1, () => milliseconds);
  expect(steps).toBe(milliseconds);
  expect(seconds).toBeGreaterThanOrEqual(0.1);
});

test("one round of the kernels in this process, and a contestant that cannot run, make a table", async () => {
  const contestant = (name: Contestant["name"]): Contestant => {
    let trainee: Awaited<ReturnType<typeof prepare>> | undefined;
    return {
      name,
      prepare: async (workload) => {
        trainee = await prepare(name, workload, noTensorflow);
        return {version: "test", loss: trainee.step(), bytes: trainee.bytes ?? 0};
      },
      run: async (seconds) => (trainee ? run(trainee, seconds, () => performance.now()) : {steps: 0, seconds}),
      close: async () => undefined
    };
  };
  const notes: string[] = [];
  const measurements = await measure(
    [contestant("strict"), contestant("float64"), contestant("tensorflow.js"), contestant("product strict")],
    small[1],
    {rounds: 1, seconds: 0.01, note: (text) => notes.push(text)}
  );
  expect(notes).toEqual(["tensorflow.js: TensorFlow.js is not installed"]);
  expect(measurements.map(({contestant}) => contestant)).toEqual(["strict", "float64", "product strict"]);
  const text = table({where: "here", workload: small[1], measurements});
  expect(text).toMatch(/\| strict \| ×1\.00 \| [\d.,]+ \| [\d.,]+ \| \d+% \|/);
  expect(text).toMatch(/product strict 128 × 512 × 192: [\d.]+ GFLOP\/s/);
});

test("a contestant that dies in a round is left out, and the others are measured", async () => {
  const contestant = (name: Contestant["name"], lives: number): Contestant => {
    let runs = 0;
    return {
      name,
      prepare: async () => ({version: "test", loss: 1}),
      run: async (seconds) => {
        if (++runs > lives) throw new Error("stopped");
        return {steps: 10, seconds};
      },
      close: async () => undefined
    };
  };
  const notes: string[] = [];
  const measurements = await measure([contestant("strict", 2), contestant("relaxed", 99)], small[0], {
    ...{rounds: 3, seconds: 0.5},
    note: (text) => notes.push(text)
  });
  expect(notes).toEqual(["strict: stopped"]);
  expect(measurements.map(({contestant, stepsPerSecond}) => [contestant, stepsPerSecond])).toEqual([["relaxed", 20]]);
});

test("options that cannot be meant are refused, with what was expected", () => {
  const good = {rounds: "9", seconds: "0.4"};
  expect(readSettings(good)).toEqual({rounds: 9, seconds: 0.4, chosen: workloads});
  expect(readSettings({...good, only: "W3,W1"}).chosen.map(({name}) => name)).toEqual(["W1", "W3"]);
  for (const only of ["W9", "W1,w2", ""])
    expect(() => readSettings({...good, only})).toThrow("bench: expected --only with some of W1,W2,W3,W4, got");
  for (const rounds of ["x", "0", "1.5", "-1", "Infinity", ""])
    expect(() => readSettings({...good, rounds})).toThrow(
      "bench: expected --rounds to be a whole number of at least 1"
    );
  for (const seconds of ["x", "0", "-1", "Infinity", ""])
    expect(() => readSettings({...good, seconds})).toThrow("bench: expected --seconds to be a number above 0");
});
