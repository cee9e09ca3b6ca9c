import {expect, it} from "vitest";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {readSettings} from "../../loaders/readJson.js";
import {learnersOf, settings as schema} from "./experiment.js";

const settings = readSettings("data/experiments/which-start.json", schema);

it("refuses a run without a result", async () => {
  const training = readSettings("data/experiments/training/adding.json", trainingSettings);
  const runs = runsOf("adding", training).filter(({group}) => settings.networks.includes(group));
  await expect(learnersOf(settings, {runs, results: new Map()})).rejects.toThrow("expected a result of rnn-tanh.seed1");
});

it("lets one guess only what is shown", () => {
  expect(settings.networks).toEqual(expect.arrayContaining(settings.choices));
});
