import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {ticketsGrammar, ticketsVocabulary} from "../../experiments/tasks/ticketsGrammar.js";
import {ticketsSettings, ticketsShares, type TicketsRow} from "./experiment.js";
import {packNetworks, ticketsNetworks} from "./networks.js";
import {largeRuns, smallRuns} from "./runs.js";
import {runResult} from "../../experiments/training/runResult.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {ticketsReader, ticketsSentence} from "./reading.js";
import {readSettings} from "../../loaders/readJson.js";
import {readResults} from "../../loaders/readResult.js";

const settings = readSettings("data/experiments/tickets.json", ticketsSettings);
const grammar = readSettings("data/grammars/tickets.json", ticketsGrammar);
const large = largeRuns(readSettings("data/experiments/training/tickets.json", trainingSettings));
const small = smallRuns(readSettings("data/experiments/training/tickets-signals.json", trainingSettings));
const runs = [...large, ...small];
const results = new Map([
  ...(await readResults("data/results/tickets", large, runResult)),
  ...(await readResults("data/results/tickets-signals", small, runResult))
]);
const page = readFileSync("src/language-models.md", "utf8");
const sentence = (filler: number, noun = settings.noun) =>
  ticketsSentence(grammar, {filler, noun, seed: settings.textSeed});

describe("ticketsSentence", () => {
  it("begins with the lecture's sentences, as far from noun to gap as the settings say", () => {
    const {words, mention, due} = sentence(settings.filler);
    expect(words.join(" ")).toBe(
      "she tried to print her tickets . the printer was out of toner . she went to the store to buy more toner . " +
        "it was very overpriced . so she finally printed her tickets"
    );
    expect(due - mention).toBe(settings.distance);
    expect(ticketsVocabulary(grammar)).toHaveLength(47);
  });

  it("has the same filler for every noun, and what it can where no sentence is so short", () => {
    const all = grammar.candidates.map((noun) => sentence(30, noun).words.slice(7, -1).join(" "));
    expect(new Set(all).size).toBe(1);
    const distances = Array.from({length: settings.longestFiller + 1}, (_, filler) => sentence(filler)).map(
      ({mention, due}) => due - mention - 7
    );
    expect(distances.slice(0, 5)).toEqual([0, 0, 4, 4, 4]);
    expect(distances.slice(4)).toEqual(Array.from({length: 57}, (_, k) => k + 4));
  });
});

describe("the runs behind tickets", () => {
  const solved = (group: string) =>
    runs.filter((run) => run.group === group && results.get(run.name)?.solvedAt !== null);

  it("were learnt by as many seeds as the prose says", () => {
    const [none, lstm, gru] = ["rnn-tanh", "lstm-chrono", "gru"].map((group) => solved(group).length);
    expect(none).toBe(0);
    expect(page).toContain("of ten seeds the tanh RNN learnt it in none");
    expect(page).toMatch(
      new RegExp(`The GRU learnt it in ${gru} seeds of 10, and the LSTM of the picture, .*?, in ${lstm}\\.`)
    );
    expect(["rnn-tanh", "lstm", "gru"].map((cell) => solved(`${cell}.every-word`).length)).toEqual([0, 0, 0]);
    expect(page).toContain("none of the 30 runs learnt it");
    const last = ["rnn-tanh", "lstm", "gru"].map((cell) => solved(`${cell}.last-word`).length);
    expect(last[0]).toBe(0);
    expect(page).toContain(`the GRU did in ${last[2]} seeds of 10 and the LSTM in ${last[1]}, and even the tanh RNN`);
  });

  it("completed as large a share of texts as the prose says", () => {
    const rows = ticketsShares(runs, results);
    const at = (stage: TicketsRow["stage"], cell: string, distance: number) =>
      rows.find((row) => row.stage === stage && row.cell === cell && row.distance === distance);
    for (const distance of [7, 11, 15, 20])
      expect(at("last-word", "rnn-tanh", distance)?.value).toBeGreaterThanOrEqual(0.99);
    expect(at("last-word", "rnn-tanh", 60)?.value).toBeLessThan(0.6);
    expect(at("language-model", "rnn-tanh", 7)?.high).toBeLessThan(0.15);
    const [gru, lstm] = ["gru", "lstm"].map((cell) => Math.round(100 * (at("language-model", cell, 60)?.value ?? NaN)));
    expect(page).toContain(`at 60 words the median GRU is right ${gru}% of the time and the median LSTM ${lstm}%`);
    expect(rows.every(({seeds, low, value, high}) => seeds === 10 && low <= value && value <= high)).toBe(true);
  });

  it("have the gradients at the word that the prose and the picture's text say", async () => {
    const own = runs.filter(({experiment, seed}) => experiment === "tickets" && seed === 1);
    const networks = await ticketsNetworks(grammar, own, results);
    const read = (filler: number) =>
      packNetworks(networks).map((network) => ticketsReader(network, grammar)(sentence(filler)));
    const [rnn, lstm, gru] = read(settings.filler);
    const mention = 5;
    expect(Math.log10(rnn.gradient[mention])).toBeCloseTo(-7, 0);
    expect(rnn.gradient.at(-1)).toBeCloseTo(0.16, 1);
    const [none, kept, held] = [rnn, lstm, gru].map(({p}) => Math.round(100 * p));
    expect(page).toContain(`tickets ${none} %; the LSTM gives tickets ${kept} % and the GRU ${held} %.`);
    const [far, ...gated] = read(settings.longestFiller);
    expect(Math.log10(far.gradient[mention])).toBeCloseTo(Math.log10(2e-16), 0);
    for (const {gradient} of [lstm, gru, ...gated]) {
      expect(gradient[mention]).toBeGreaterThan(0.05);
      expect(gradient[mention]).toBeLessThan(0.4);
    }
  });
});
