import {readFileSync} from "node:fs";
import {median} from "d3";
import {describe, expect, it} from "vitest";
import {agreementGrammar, agreementVocabulary} from "../../src/experiments/tasks/agreementGrammar.js";
import {ticketsGrammar} from "../../src/experiments/tasks/ticketsGrammar.js";
import {ticketsSettings, ticketsShares} from "../../src/figures/tickets/experiment.js";
import {packNetworks, ticketsNetworks} from "../../src/figures/tickets/networks.js";
import {ticketsReader, ticketsSentence} from "../../src/figures/tickets/reading.js";
import {largeRuns, smallRuns} from "../../src/figures/tickets/runs.js";
import {runResult} from "../../src/experiments/training/runResult.js";
import {runsOf} from "../../src/experiments/training/runsOf.js";
import {trainingSettings} from "../../src/experiments/training/trainingSettings.js";
import {readSettings} from "../../src/loaders/readJson.js";
import {readResults} from "../../src/loaders/readResult.js";

/** Numbers of the page that no test of a figure holds. */
const page = readFileSync("src/language-models.md", "utf8");

const settings = readSettings("data/experiments/tickets.json", ticketsSettings);
const grammar = readSettings("data/grammars/tickets.json", ticketsGrammar);
const ofEveryWord = readSettings("data/experiments/training/tickets.json", trainingSettings);
const ofSignals = readSettings("data/experiments/training/tickets-signals.json", trainingSettings);
const runs = runsOf("tickets", ofEveryWord);
const results = await readResults("data/results/tickets", runs, runResult);
const small = smallRuns(ofSignals);
const smallResults = await readResults("data/results/tickets-signals", small, runResult);

describe("tickets", () => {
  const learnt = (group: string, seeds = 10) =>
    runs.filter((run) => run.group === group && run.seed <= seeds && results.get(run.name)?.solvedAt !== null).length;

  it("counts the seeds of the LSTMs with other forget biases, and the texts of a run", () => {
    expect([learnt("lstm-bias1"), learnt("lstm-bias0")]).toEqual([1, 0]);
    expect(page).toContain("An LSTM with a forget bias of 1 learnt it in 1 seed, and with a bias of 0 in none.");
    const {updates, batch} = ofEveryWord.training;
    expect(page).toContain(`This network has seen ${(updates * batch).toLocaleString("en-GB")} texts`);
    expect(page).toContain("at most 2,000 and 3,000 updates of 32 texts");
    expect([updates, batch, ofSignals.training.updates, ofSignals.training.batch]).toEqual([2000, 32, 3000, 32]);
    expect(results.get(runs[0].name)?.final?.by?.every(({trials}) => trials === 500)).toBe(true);
  });

  it("shows P(the word) of three seeds, luckier than the ten", () => {
    const kept = runs.filter(({name}) => results.get(name)?.weights);
    expect(new Set(kept.map(({seed}) => seed))).toEqual(new Set([1, 2, 3]));
    expect(page).toContain("those of three seeds only, and these are luckier than the ten");
    for (const group of ["lstm-chrono", "gru"]) expect(learnt(group, 3) / 3).toBeGreaterThan(learnt(group) / 10);
  });

  it("has the gated cells' gradient at the word within the ends that the page names, for every noun", async () => {
    const own = largeRuns(ofEveryWord).filter(({seed}) => seed === 1);
    const [rnn, ...gated] = packNetworks(await ticketsNetworks(grammar, own, results)).map((network) =>
      ticketsReader(network, grammar)
    );
    expect(page).toContain("stays between 0.005 and 40, however much filler there is");
    for (const noun of grammar.candidates)
      // Of all from 0 to 60 those with the longest gradient, 32, and the shortest, 0.0075.
      for (const filler of [10, 30]) {
        const text = ticketsSentence(grammar, {filler, noun, seed: settings.textSeed});
        for (const read of gated) {
          const length = read(text).gradient[text.mention];
          expect(length).toBeGreaterThan(0.005);
          expect(length).toBeLessThan(40);
        }
      }
    // "Change the word to maps: its answer does not move", while the others' do.
    const of = (noun: string) => ticketsSentence(grammar, {filler: 22, noun, seed: settings.textSeed});
    const says = (read: typeof rnn) => [read(of("tickets")), read(of("maps"))].map(({best}) => best.word);
    expect(new Set(says(rnn)).size).toBe(1);
    for (const read of gated) expect(says(read)).toEqual(["tickets", "maps"]);
  });

  it("has an LSTM, marked at the last word, that holds the word with a gradient of 0.003, as around it", async () => {
    const own = small.filter(({group, seed}) => group === "lstm.last-word" && seed === 1);
    const [lstm] = packNetworks(await ticketsNetworks(grammar, own, smallResults));
    const text = ticketsSentence(grammar, {filler: 22, noun: "tickets", seed: settings.textSeed});
    const {gradient, p} = ticketsReader(lstm, grammar)(text);
    expect(p).toBeGreaterThan(0.99);
    expect(page).toContain("its gradient at _tickets_ is 0.003, no larger than at the words around");
    expect(gradient[text.mention].toFixed(3)).toBe("0.003");
    expect(gradient[text.mention]).toBeLessThan(Math.max(gradient[text.mention - 1], gradient[text.mention + 1]));
  });

  it("has a tanh RNN, marked at the last word, that loses the word with distance", () => {
    const shares = ticketsShares(small, smallResults).filter(
      ({stage, cell, distance}) => stage === "last-word" && cell === "rnn-tanh" && distance >= 20
    );
    expect(shares.map(({distance}) => distance)).toEqual([20, 30, 40, 50, 60]);
    shares.slice(1).forEach(({value}, k) => expect(value).toBeLessThan(shares[k].value));
  });
});

it("is-or-are: the grammar has as many words as the page says", () => {
  const words = agreementVocabulary(readSettings("data/grammars/agreement.json", agreementGrammar));
  expect(page).toContain(`Our grammar has ${words.length} words`);
});

it("real-text: units and weights of the three networks", async () => {
  const {networks, ...rest} = readSettings("data/experiments/training/characters.json", trainingSettings);
  const sizes = ["rnn-tanh", "lstm", "gru"].map((name) => networks[name].hiddenSize);
  expect(page).toContain(`a tanh RNN of ${sizes[0]} units, an LSTM of ${sizes[1]} and a GRU of ${sizes[2]}.`);
  const first = runsOf("characters", {networks, ...rest}).filter(
    ({group, seed}) => seed === 1 && ["rnn-tanh", "lstm", "gru"].includes(group)
  );
  const found = await readResults("data/results/characters", first, runResult);
  expect(page).toContain("So each has about 36,000 weights.");
  for (const {name} of first) expect(Math.round((found.get(name)?.parameterCount ?? 0) / 1000)).toBe(36);
});

it("real-text: at the end of training all three networks still improve, and the LSTM fastest", async () => {
  const cells = ["rnn-tanh", "lstm", "gru"];
  const all = runsOf("characters", readSettings("data/experiments/training/characters.json", trainingSettings)).filter(
    ({group}) => cells.includes(group)
  );
  const found = await readResults("data/results/characters", all, runResult);
  const gain = (cell: string) =>
    median(
      all
        .filter(({group}) => group === cell)
        .map(({name}) => {
          const [before, end] = (found.get(name)?.evaluations ?? []).slice(-2).map(({score}) => score);
          return before - end;
        })
    ) ?? NaN;
  expect(page).toContain("in which all three still improve and the LSTM fastest");
  const [rnn, lstm, gru] = cells.map(gain);
  expect(Math.min(rnn, gru)).toBeGreaterThan(0);
  expect(lstm).toBeGreaterThan(Math.max(rnn, gru));
});
