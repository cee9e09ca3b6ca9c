import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {looksLikeExpression} from "../formulas/readExpression.js";
import {initialState, readFields, readState, writeFields, writeState} from "./addressState.js";
import {choice, flag, integer, number, text} from "./fields.js";

const id = "loss-cliff";
const fields = {
  step: integer({min: 0, max: 300, default: 94}),
  rho: number({min: 0, max: 2, step: 0.01, default: 0.9}),
  tau: number({min: 0.001, max: 10, default: 0.1}),
  cell: choice(["lstm", "gru"], "gru"),
  clip: flag(true),
  words: text({default: "", maxLength: 80, expected: "a text", accepts: () => true})
};

const state = fc.record({
  step: fc.integer({min: 0, max: 300}),
  rho: fc.integer({min: 0, max: 200}).map((k) => Number((k / 100).toFixed(2))),
  tau: fc.double({min: 0.001, max: 10, noNaN: true}),
  cell: fc.constantFrom("lstm" as const, "gru" as const),
  clip: fc.boolean(),
  words: fc.string({unit: "grapheme", maxLength: 20})
});

const foreign = fc.constantFrom("", "?utm=a%20b&x", "?other.step=5", "?loss-cliff-2.step=7&q=%zz+1", "?loss-cliff=1");

describe("address state", () => {
  it("comes back from the address as it went in", () => {
    fc.assert(
      fc.property(state, foreign, (given, search) => {
        const reading = readState(id, fields, writeState(id, fields, given, search));
        expect(reading).toEqual({state: given, notes: []});
      })
    );
  });

  it("keeps what belongs to others to the letter, and replaces its own", () => {
    fc.assert(
      fc.property(state, state, foreign, (first, second, search) => {
        const twice = writeState(id, fields, second, writeState(id, fields, first, search));
        expect(twice).toBe(writeState(id, fields, second, search));
        expect(twice.startsWith(search)).toBe(true);
      })
    );
  });

  it("leaves defaults out", () => {
    expect(writeState(id, fields, initialState(fields), "?loss-cliff.step=5")).toBe("");
    expect(writeState(id, fields, {...initialState(fields), step: 5}, "?a=1")).toBe("?a=1&loss-cliff.step=5");
  });

  it("names field, expectation and value of what is damaged", () => {
    const {state, notes} = readState(
      id,
      fields,
      "?loss-cliff.step=999&loss-cliff.cell=rnn&loss-cliff.rho=x&loss-cliff.colour=red"
    );
    expect(state).toEqual({...initialState(fields), step: 300});
    expect(notes).toEqual([
      "step expects a whole number from 0 to 300, but was given “999”. Shown: 300.",
      "cell expects one of lstm, gru, but was given “rnn”. Shown: gru.",
      "rho expects a number from 0 to 2 in steps of 0.01, but was given “x”. Shown: 0.9.",
      "loss-cliff has no “colour” to set to “red”. It has step, rho, tau, cell, clip, words."
    ]);
  });

  it("survives any address", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary"}), fc.string(), (name, value) => {
        const {state} = readState(id, fields, `?${id}.${name}=${value}&${id}.__proto__=1&${id}.constructor=%`);
        expect(Object.keys(state)).toEqual(Object.keys(fields));
        expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
      })
    );
  });

  it("shortens a long damaged value in the note", () => {
    const {notes} = readFields(id, fields, [["step", ["9".repeat(5000)]]]);
    expect(notes[0]?.length).toBeLessThan(140);
  });

  /** What is read of the search part, beside the state at first. */
  const reads = (search: string) => {
    const {state, notes} = readState(id, read, search);
    const first = initialState(read);
    const names = (Object.keys(read) as (keyof typeof read)[]).filter((name) => state[name] !== first[name]);
    return {set: Object.fromEntries(names.map((name) => [name, state[name]])), notes};
  };
  const read = {
    ...fields,
    slope: integer({min: -5, max: 5, default: 0}),
    formula: text({default: "x", maxLength: 80, expected: "a formula", accepts: looksLikeExpression}),
    words: text({default: "", maxLength: 80, expected: "words", accepts: (words) => /^[a-z ]*$/.test(words)})
  };

  it.each([
    ["a bare + between two operands, as a person types it", "formula=x+1", {formula: "x+1"}],
    ["a bare + in a number", "tau=1e+0", {tau: 1}],
    ["a sign +", "step=+5", {step: 5}],
    ["a form's + for a space", "words=the+keys+are", {words: "the keys are"}],
    ["a form's + beside a coded plus", "formula=1+%2B+exp(x)", {formula: "1 + exp(x)"}],
    ["a form's + beside another operator", "formula=x+*+2", {formula: "x * 2"}],
    ["a coded plus, in either case", "formula=x%2b1", {formula: "x+1"}],
    ["what is encoded twice", "formula=x%252B1&loss-cliff.words=the%2520keys", {formula: "x+1", words: "the keys"}],
    ["a pair that is encoded as a whole", "step%3D5%26loss-cliff.cell%3Dlstm", {step: 5, cell: "lstm"}],
    ["a coded name", "st%65p=5", {step: 5}],
    ["an ampersand from a page's source", "step=5&amp;loss-cliff.cell=lstm", {step: 5, cell: "lstm"}],
    [
      "one that was escaped twice, or by its number",
      "step=5&amp;amp;loss-cliff.cell=lstm&#38;loss-cliff.clip=no",
      {step: 5, cell: "lstm", clip: false}
    ],
    ["semicolons between pairs", "step=5;loss-cliff.cell=lstm", {step: 5, cell: "lstm"}],
    ["a second question mark", "step=5?loss-cliff.cell=lstm", {step: 5, cell: "lstm"}],
    ["the end of a sentence", "clip=no.", {clip: false}],
    ["a bracket around the link", "cell=lstm).", {cell: "lstm"}],
    ["quotation marks", "cell=“lstm”&loss-cliff.step='5'", {cell: "lstm", step: 5}],
    ["angle brackets, coded", "cell=lstm%3E", {cell: "lstm"}],
    ["a coded place in the page", "cell=lstm%23loss-cliff", {cell: "lstm"}],
    ["a minus as it is printed", "slope=−3", {slope: -3}],
    ["a minus as it is printed, coded", "slope=%E2%88%923", {slope: -3}],
    ["an en dash", "slope=–3", {slope: -3}],
    ["full-width digits and signs", "slope=－３", {slope: -3}],
    ["what is copied without being seen", "cell=ls\u00ADtm\u200B", {cell: "lstm"}],
    ["spaces around", "step=%205%20&loss-cliff.cell=+lstm+", {step: 5, cell: "lstm"}],
    ["spaces around =", "step%20=%205", {step: 5}],
    ["another case", "STEP=5&Loss-Cliff.Cell=LSTM&loss-cliff.clip=No", {step: 5, cell: "lstm", clip: false}],
    ["a name with another hyphen", "step=5&loss‑cliff.cell=lstm", {step: 5, cell: "lstm"}]
  ])("reads %s", (_, pairs, set) => {
    expect(reads(`?loss-cliff.${pairs}`)).toEqual({set, notes: []});
  });

  it.each([
    [
      "a decimal comma",
      "rho=0,5",
      "rho expects a number from 0 to 2 in steps of 0.01, but was given “0,5”. Shown: 0.9."
    ],
    ["a number between two steps", "rho=0.955", "in steps of 0.01, but was given “0.955”. Shown: 0.9"],
    ["a code that is none", "step=%zz", "was given “%zz”. Shown: 94."],
    ["half a letter's code", "words=caf%C3", "was given “caf%C3”. Shown: ."],
    ["another alphabet's code", "formula=2%D7x", "was given “2%D7x”. Shown: x."],
    ["a number past its end", "slope=−30", "was given “−30”. Shown: -5."],
    ["punctuation alone", "cell=)", "was given “)”. Shown: gru."],
    ["a name without a value", "step", "was given “”. Shown: 94."],
    ["nothing for a name", "=5", "loss-cliff has no “” to set to “5”."],
    ["a pair twice", "step=5&loss-cliff.step=7", "step is set twice: the first, “5”, counts, and “7” does not."],
    ["a pair twice, in another case", "cell=lstm&loss-cliff.CELL=gru", "cell is set twice"],
    ["HTML", "cell=<b>lstm</b>", "was given “<b>lstm</b>”. Shown: gru."]
  ])("says what it makes of %s", (_, pairs, said) => {
    expect(reads(`?loss-cliff.${pairs}`).notes).toEqual([expect.stringContaining(said)]);
  });

  it("says nothing of a pair that stands there twice and says the same", () => {
    expect(reads("?loss-cliff.step=5&loss-cliff.step=5").notes).toEqual([]);
  });

  it("reads all that a program's form sends, as `URLSearchParams` writes it", () => {
    fc.assert(
      fc.property(state, (given) => {
        const pairs = writeFields(id, fields, given).map((pair) => pair.split("=").map(decodeURIComponent));
        const sent = {...given, words: given.words.replace(/[^a-z ]/g, "")};
        const form = new URLSearchParams(
          pairs.map(([key = "", value = ""]) => [key, key.endsWith("words") ? sent.words : value])
        );
        const words = text({
          default: "",
          maxLength: 80,
          expected: "words",
          accepts: (words) => /^[a-z ]*$/.test(words)
        });
        expect(readState(id, {...fields, words}, `?${form}`)).toEqual({state: sent, notes: []});
      })
    );
  });

  it("keeps the separators of others", () => {
    const search = "?a=1;b=2&amp;c=x+y;other.step=5?q=%2b";
    expect(writeState(id, fields, {...initialState(fields), step: 5}, `${search};loss-cliff.step=7`)).toBe(
      `${search}&loss-cliff.step=5`
    );
  });
});
