import {readFileSync} from "node:fs";
import {median} from "d3";
import {describe, expect, it} from "vitest";
import {characterNetworks} from "./characterNetworks.js";
import {readText} from "../../experiments/languageModel.js";
import {gradientsBefore, realTextSettings} from "./experiment.js";
import {readCharacters} from "../../experiments/tasks/characterText.js";
import {runResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {medianInterval} from "../../experiments/statistics.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {mobyDick} from "../../loaders/mobyDick.js";
import {readSettings} from "../../loaders/readJson.js";
import {readResults} from "../../loaders/readResult.js";

const settings = readSettings("data/experiments/real-text.json", realTextSettings);
const runs = runsOf("characters", readSettings("data/experiments/training/characters.json", trainingSettings));
const results = await readResults("data/results/characters", runs, runResult);
const {alphabet, validation} = readCharacters(mobyDick());
const networks = characterNetworks(alphabet.length, runs, results);

describe("realText", () => {
  it("measures at each place what one reading of the same characters does", () => {
    const places = [settings.from + 20, settings.from + settings.at];
    const size = {back: 12, warmUp: 8};
    for (const model of networks) {
      const {p, lengths} = gradientsBefore(model, validation, places, size);
      for (const [k, place] of places.entries()) {
        const reading = readText(model, validation.slice(place - 20, place), validation[place]);
        expect(p[k]).toBeCloseTo(reading.probabilities[validation[place]], 12);
        lengths[k].forEach((length, d) => expect(length / (reading.gradient.at(-1 - d) ?? 0)).toBeCloseTo(1, 9));
      }
    }
  });

  it("has the bits a character that the page says, no seed of one cell among those of another", () => {
    const page = readFileSync("src/language-models.md", "utf8");
    const [rnn, lstm, gru] = networks.map(({bits}) => bits);
    for (const bits of [rnn, lstm, gru]) {
      expect(bits).toHaveLength(10);
      const {low, high} = medianInterval(bits) ?? {low: NaN, high: NaN};
      const middle = (median(bits) ?? 0).toFixed(3);
      expect(page).toMatch(new RegExp(`${middle}[^.]*?(interval )?${low.toFixed(3)} to ${high.toFixed(3)}`));
      expect(page).toMatch(new RegExp(`bits a character of ten seeds, in the median: .*${middle}`));
    }
    const words = `By about ${((median(rnn) ?? 0) - (median(gru) ?? 0)).toFixed(2)} of a bit`;
    expect(page).toContain(words);
    expect(Math.max(...gru)).toBeLessThan(Math.min(...rnn));
    expect(Math.max(...rnn)).toBeLessThan(Math.min(...lstm));
  });
});
