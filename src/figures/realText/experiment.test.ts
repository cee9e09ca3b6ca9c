import {expect, it} from "vitest";
import {readTokens} from "../../experiments/languageModel.js";
import {readCharacters} from "../../experiments/tasks/characterText.js";
import {readRuns} from "../../experiments/training/readRuns.js";
import {mobyDick} from "../../loaders/mobyDick.js";
import {readSettings} from "../../loaders/readJson.js";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {characterNetworks, gradientsBefore, settings as schema} from "./experiment.js";

const settings = readSettings("data/experiments/real-text.json", schema);
const read = await readRuns("characters", tracedSources());
const {alphabet, validation} = readCharacters(mobyDick());

it("measures at each place what one reading of the same characters does", () => {
  const places = [settings.from + 20, settings.from + settings.at];
  const size = {back: 12, warmUp: 8};
  for (const model of characterNetworks(alphabet.length, read)) {
    const {p, lengths} = gradientsBefore(model, validation, places, size);
    for (const [k, place] of places.entries()) {
      const reading = readTokens(model, validation.slice(place - 20, place), validation[place]);
      expect(p[k]).toBeCloseTo(reading.probabilities[validation[place]], 12);
      lengths[k].forEach((length, d) => expect(length / (reading.gradient.at(-1 - d) ?? 0)).toBeCloseTo(1, 9));
    }
  }
});

it("refuses runs without weights", () => {
  const none = {...read, results: new Map()};
  expect(() => characterNetworks(alphabet.length, none)).toThrow("expected weights of one run of rnn-tanh");
});
