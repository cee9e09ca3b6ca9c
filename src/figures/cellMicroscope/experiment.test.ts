import {readFileSync} from "node:fs";
import * as v from "valibot";
import {describe, expect, test} from "vitest";
import {cellMicroscope, cellMicroscopeSettings, type Microscope} from "./experiment.js";

const read = (name: string) =>
  v.parse(cellMicroscopeSettings, JSON.parse(readFileSync(`data/experiments/${name}.json`, "utf8")));
const [lstm, gru] = [read("cell-microscope"), read("gru-microscope")];
const all = [lstm, gru, {...gru, cell: "gru-reset-after" as const}, {...gru, cell: "rnn-tanh" as const}];

const wire = ({wires}: Microscope, name: string) => {
  const found = wires.find((one) => one.name === name);
  if (!found) throw new Error(`no wire ${name}`);
  return found;
};
const far = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, k) => Math.abs(value - b[k])));

describe.each(all)("one step of $cell", (settings) => {
  test("what the step sends back is what nudging finds, whatever is edited", () => {
    const edits = new Map([["x.1", -1.5], ["h⁻.2", 0.9], ["W_f.2.1", 2], ["W_u.1.3", -2], ["W_h.1.1", 1.7]]); // prettier-ignore
    for (const changes of [{}, {edits}]) {
      const microscope = cellMicroscope(settings, changes);
      for (const [name, values] of Object.entries(microscope.nudged))
        expect(far(wire(microscope, name).gradient, values), name).toBeLessThan(1e-6);
    }
  });

  test("a gradient is the sum of its paths that are not cut; the true one has no cuts", () => {
    const path = {wire: "h", from: "after"};
    const microscope = cellMicroscope(settings, {cuts: new Set([`${path.wire} from ${path.from}`])});
    const whole = cellMicroscope(settings);
    for (const {name, addends, gradient, trueGradient} of microscope.wires) {
      const sum = gradient.map((_, k) => addends.reduce((total, one) => total + (one.cut ? 0 : one.gradient[k]), 0));
      expect(far(sum, gradient), name).toBeLessThan(1e-12);
      expect(trueGradient).toEqual(wire(whole, name).gradient);
    }
    expect(far(wire(microscope, "h⁻").gradient, microscope.nudged["h⁻"])).toBeGreaterThan(1e-2);
  });

  test("the stops: all that comes in, each operation forward, then each back, and one where paths meet", () => {
    const {stops, operations, wires} = cellMicroscope(settings);
    const made = operations.map(({makes}) => makes);
    expect(stops[0]).toEqual({at: "inputs"});
    expect(stops.flatMap((stop) => (stop.at === "forward" ? [stop.makes] : []))).toEqual(made);
    expect(stops.flatMap((stop) => (stop.at === "backward" ? [stop.makes] : []))).toEqual(made.toReversed());
    const met = stops.flatMap((stop) => (stop.at === "meeting" ? [stop.wire] : []));
    expect(met.sort()).toEqual(wires.filter(({addends}) => addends.length > 1).map(({name}) => name).sort()); // prettier-ignore
  });
});

test("an edit is seen where it was made, and one of no entry is passed over", () => {
  const edited = cellMicroscope(lstm, {edits: new Map([["W_f.1.2", 0.5], ["nothing.1", 9]])}); // prettier-ignore
  expect(edited.parameters.W_f.data[1]).toBe(0.5);
  expect(edited.entries.find(({name}) => name === "W_f.1.2")?.value).toBe(0.5);
  expect(edited.entries).toHaveLength(cellMicroscope(lstm).entries.length);
});

describe("what the pages say of the figures' first states", () => {
  const pages = {lstm: readFileSync("src/lstm.md", "utf8"), gru: readFileSync("src/gru.md", "utf8")};
  const list = (values: readonly number[]): string =>
    `(${values.map((value) => value.toFixed(2).replace("-", "−")).join(", ")})`;
  const whole = cellMicroscope(lstm);
  const cut = cellMicroscope(lstm, {cuts: new Set(["c from after"])});

  test("the two paths into c, their sum, and what is left of ∂J/∂c⁻ without the one from c", () => {
    const [fromC, fromH] = wire(whole, "c").addends;
    for (const values of [fromC.gradient, fromH.gradient, wire(whole, "c").gradient])
      expect(pages.lstm).toContain(list(values));
    fromC.gradient.forEach((value, k) => expect(Math.sign(value)).toBe(-Math.sign(fromH.gradient[k])));
    const [wrong, right] = [wire(cut, "c⁻").gradient, wire(whole, "c⁻").gradient];
    expect(pages.lstm).toContain(`${list(wrong)} in place of ${list(right)}`);
    expect(right.filter((value, k) => value * wrong[k] < 0)).toHaveLength(2);
  });

  test("the GRU's paths: into h, and the kept one into the state before", () => {
    const microscope = cellMicroscope(gru);
    const [fromLoss, fromAfter] = wire(microscope, "h").addends;
    for (const values of [fromLoss.gradient, fromAfter.gradient, wire(microscope, "h").gradient])
      expect(pages.gru).toContain(list(values));
    const before = wire(microscope, "h⁻");
    expect(before.addends).toHaveLength(4);
    expect(pages.gru).toContain(`${list(before.addends[0].gradient)} of ${list(before.gradient)}`);
    const size = (values: readonly number[]): number => Math.hypot(...values);
    for (const addend of before.addends.slice(1))
      expect(size(addend.gradient)).toBeLessThan(size(before.addends[0].gradient));
  });

  test.each([
    ["lstm", "cell-microscope", lstm],
    ["gru", "gru-microscope", gru]
  ] as const)("of %s, the text in place of %s has its counts, its paths and their sum", (page, id, settings) => {
    const figure = new RegExp(`<figure id="${id}"[^]*?</figure>`).exec(pages[page])?.[0] ?? "";
    const alt = /class="still"[^>]*alt="([^"]*)"/.exec(figure)?.[1] ?? "";
    const {wires, operations, stops} = cellMicroscope(settings);
    expect(alt).toContain(`as ${wires.length} cards, joined by its ${operations.length} operations`);
    const first = wires.find(({name}) => name === (settings.cell === "lstm" ? "c" : "h"));
    const numbers = [...(first?.addends ?? []).map(({gradient}) => gradient), first?.gradient ?? []];
    expect(alt.match(/\([^)]*\)/g)).toEqual(numbers.map(list));
    const frames = /class="frames"[^>]*alt="([^"]*)"/.exec(figure)?.[1] ?? "";
    const words = ["no", "one", "two", "three", "four"];
    const meetings = stops.flatMap((stop) => (stop.at === "meeting" ? [stop.wire] : [])).slice(0, 3);
    const paths = meetings.map((name) => words[wires.find((one) => one.name === name)?.addends.length ?? 0]);
    expect(Array.from(frames.matchAll(/the (\w+) paths/g), ([, word]) => word)).toEqual(paths);
  });

  test.each([
    ["lstm", 0, {at: "inputs"}],
    ["lstm", 1, {at: "forward", makes: "a_f"}],
    ["lstm", 5, {at: "forward", makes: "f"}],
    ["lstm", 9, {at: "forward", makes: "kept"}],
    ["lstm", 11, {at: "forward", makes: "c"}],
    ["lstm", 17, {at: "meeting", wire: "c"}],
    ["gru", 21, {at: "meeting", wire: "u"}],
    ["gru", 25, {at: "meeting", wire: "h⁻"}]
  ] as const)("a button of %s goes to stop %i: %j", (page, stop, expected) => {
    expect(cellMicroscope(page === "lstm" ? lstm : gru).stops[stop]).toEqual(expected);
    expect(pages[page]).toMatch(new RegExp(`microscope" data-set="stop=${stop}["&]`));
  });
});
