import {describe, expect, it} from "vitest";
import {ticketsGrammar} from "../../experiments/tasks/ticketsGrammar.js";
import {readSettings} from "../../loaders/readJson.js";
import {settings as schema} from "./experiment.js";
import {textWithFiller} from "./reading.js";

const settings = readSettings("data/experiments/tickets.json", schema);
const grammar = readSettings("data/grammars/tickets.json", ticketsGrammar);
const text = (filler: number, noun = settings.noun) => textWithFiller(grammar, {filler, noun, seed: settings.textSeed});

describe("textWithFiller", () => {
  it("begins with the lecture's sentences, as far from noun to gap as the settings say", () => {
    const {words, mention, due} = text(settings.filler);
    expect(words.join(" ")).toBe(
      "she tried to print her tickets . the printer was out of toner . she went to the store to buy more toner . " +
        "it was very overpriced . so she finally printed her tickets"
    );
    expect(due - mention).toBe(settings.distance);
  });

  it("has the same filler for every noun, and what it can where no sentence is so short", () => {
    const all = grammar.candidates.map((noun) => text(30, noun).words.slice(7, -1).join(" "));
    expect(new Set(all).size).toBe(1);
    const distances = Array.from({length: settings.longestFiller + 1}, (_, filler) => text(filler)).map(
      ({mention, due}) => due - mention - 7
    );
    expect(distances.slice(0, 5)).toEqual([0, 0, 4, 4, 4]);
    expect(distances.slice(4)).toEqual(Array.from({length: 57}, (_, k) => k + 4));
  });
});
