import {describe, expect, it, vi} from "vitest";
import {initialState} from "../../frame/state/addressState.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import * as experiment from "./experiment.js";
import {tickets} from "./figure.js";
import {possibleFillers, textWithFiller} from "../../experiments/ticketsReading.js";
import type {State} from "./scenes.js";

const settings = readSettings("data/experiments/tickets.json", experiment.settings);
const sources = tracedSources();
const data = await experiment.data(settings, sources);
const {grammar} = data;
const parts: Readonly<Record<string, unknown>> = {
  "large-1": await experiment.parts["large-1"](settings, sources),
  "small-1": await experiment.parts["small-1"](settings, sources)
};

/** A view whose parts arrive at once, or not at all, and what it is told of them. */
async function open() {
  const refresh = vi.fn();
  const part = <Part>(name: string): Promise<Part> =>
    name in parts ? Promise.resolve(parts[name] as Part) : Promise.reject(new Error(`no ${name}`));
  const view = await tickets.view(data, {document, part, refresh});
  return {...view, refresh, first: initialState<State>(view.fields)};
}

describe("the view", () => {
  it("says who keeps the word; shows what was last while networks are fetched, and then those", async () => {
    const {say, rows, refresh, first} = await open();
    const other: State = {...first, stage: "last-word", filler: 60, noun: "maps"};
    expect(say(first)).toMatch(
      /^29 words after “tickets”, P\(tickets\) is 14% in the tanh RNN \(gradient at the word /
    );
    expect(say(other)).toBe("Fetching the networks …");
    expect(rows(other)[0]).toMatchObject({due: "tickets"});
    await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    expect(say(other)).toContain("67 words after “maps”, P(maps) is under 1% in the tanh RNN");
    expect(rows(other).filter(({part, cell}) => part === "text" && cell === "gru")).toHaveLength(72);
  });

  it("says what all seeds make of texts about as long", async () => {
    const {say, rows, first} = await open();
    const shown = rows(first).flatMap((row) => (row.part === "curves" && row.distance === 30 ? [row] : []));
    expect(shown).toHaveLength(3);
    const [rnn, lstm, gru] = shown.map(({value}) => `${Number((100 * value).toFixed(1))}%`);
    expect(say(first)).toContain(
      `Over 30 words the medians of 10 seeds complete ${rnn}, ${lstm} and ${gru} of texts rightly.`
    );
  });

  it("says where networks cannot be fetched", async () => {
    const {say, ready, first} = await open();
    await ready?.({...first, seed: "3"});
    expect(() => say({...first, seed: "3"})).toThrow("could not be fetched");
  });
});

describe("textWithFiller", () => {
  const text = (filler: number, noun = settings.noun) =>
    textWithFiller(grammar, {filler, noun, seed: settings.textSeed});

  it("begins with the lecture's sentences, as far from noun to gap as the settings say", () => {
    const {words, mention, due} = text(settings.filler);
    expect(words.join(" ")).toBe(
      "she tried to print her tickets . the printer was out of toner . she went to the store to buy more toner . " +
        "it was very overpriced . so she finally printed her tickets"
    );
    expect(due - mention).toBe(settings.distance);
  });

  it("has the same filler for every noun, and as many words as are asked for", () => {
    const all = grammar.candidates.map((noun) => text(30, noun).words.slice(7, -1).join(" "));
    expect(new Set(all).size).toBe(1);
    const fillers = possibleFillers(grammar, settings.longestFiller);
    expect(fillers).toEqual([0, ...Array.from({length: settings.longestFiller - 3}, (_, k) => k + 4)]);
    const filled = fillers.map((filler) => text(filler)).map(({mention, due}) => due - mention - 7);
    expect(filled).toEqual(fillers);
    expect(() => text(2)).toThrow(RangeError);
  });
});
