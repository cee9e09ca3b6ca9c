import {readFileSync} from "node:fs";
import * as v from "valibot";
import {expect, test} from "vitest";
import {runsOf} from "../../src/experiments/training/runsOf.js";
import {trainingSettings} from "../../src/experiments/training/trainingSettings.js";

test("the experiment in docs/results.md is one, and has the runs that the page says", () => {
  const [, example] = /```json\n(.*?)```/s.exec(readFileSync("docs/results.md", "utf8")) ?? [];
  const runs = runsOf("example", v.parse(trainingSettings, JSON.parse(example)));
  expect(runs).toHaveLength(1 * (2 * 2) * 5);
  expect(runs.at(-1)?.name).toBe("rnn.length20.unclipped.seed5");
});
