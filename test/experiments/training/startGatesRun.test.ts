import * as v from "valibot";
import {expect, test} from "vitest";
import {anySettings} from "../../../src/experiments/training/anySettings.js";
import {gatesSettings, type GatesRun} from "../../../src/experiments/training/gatesSettings.js";
import type {RunResult} from "../../../src/experiments/training/runResult.js";
import {runsOf} from "../../../src/experiments/training/runsOf.js";
import {startGatesRun} from "../../../src/experiments/training/startGatesRun.js";
import {restoreWeights} from "../../../src/experiments/training/weights.js";

const gain = {kind: "gaussian-with-gain", gain: 1} as const;
const tiny = (cell: string, held: object) => ({
  ...{kind: "gates", task: {name: "temporalOrder", length: 10}},
  networks: {net: {cell, hiddenSize: 5, initialisation: {recurrent: gain, input: gain, held}}},
  training: {
    ...{batch: 4, updates: 20, arithmetic: "float32"},
    ...{optimiser: {kind: "adam", rate: 0.01}, clip: {kind: "none"}}
  },
  ...{evaluation: {every: 10, examples: 20, finalExamples: 20}, seeds: [3], keepWeights: [3], why: {}}
});
const runOf = (cell: string, held: object): GatesRun => runsOf("tiny", v.parse(gatesSettings, tiny(cell, held)))[0];

async function finish(run: GatesRun): Promise<RunResult> {
  const loop = await startGatesRun(run);
  for (;;) {
    const {done, value} = loop.next();
    if (done) return value;
  }
}

const weightsOf = async (run: GatesRun) => {
  const {weights} = await finish(run);
  if (!weights) throw new Error("expected weights, got none");
  return restoreWeights(weights);
};

test("a gate that is held open stays where it is, and all else learns", async () => {
  const [held, free] = [await weightsOf(runOf("gru", {b_r: 100})), await weightsOf(runOf("gru", {}))];
  const name = Object.keys(held).find((name) => name.endsWith("b_r")) ?? "";
  expect([...held[name].data]).toEqual(new Array(5).fill(100));
  expect([...free[name].data].every((value) => value !== 0 && Math.abs(value) < 1)).toBe(true);
  const other = name.replace("b_r", "b_u");
  expect([...held[other].data].every((value) => value !== 0)).toBe(true);
});

test("a gate that the cell has not cannot be held", async () => {
  await expect(startGatesRun(runOf("lstm", {b_r: 100}))).rejects.toThrow(
    "expected a bias of the network to hold, got b_r"
  );
});

test("a bias that does not hold a gate in float32 is refused, as what it is", () => {
  const {issues} = v.safeParse(anySettings, tiny("gru", {b_r: 10}));
  expect(issues?.map((issue) => v.getDotPath(issue))).toEqual(["networks.net.initialisation.held.b_r"]);
});
