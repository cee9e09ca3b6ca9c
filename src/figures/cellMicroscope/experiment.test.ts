import {describe, expect, test} from "vitest";
import {readSettings} from "../../loaders/readJson.js";
import {settings as schema} from "./experiment.js";
import {takeStep} from "./microscope.js";
import {wireOf} from "./words.js";

const read = (name: string) => readSettings(`data/experiments/${name}.json`, schema);
const [lstm, gru] = [read("cell-microscope"), read("gru-microscope")];
const all = [lstm, gru, {...gru, cell: "gru-reset-after" as const}, {...gru, cell: "rnn-tanh" as const}];

const far = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, k) => Math.abs(value - b[k])));

describe.each(all)("one step of $cell", (settings) => {
  test("what the step sends back is what nudging finds, whatever is edited", () => {
    const edits = new Map([["x.1", -1.5], ["h⁻.2", 0.9], ["W_f.2.1", 2], ["W_u.1.3", -2], ["W_h.1.1", 1.7]]); // prettier-ignore
    for (const changes of [{}, {edits}]) {
      const microscope = takeStep(settings, changes);
      for (const [name, values] of Object.entries(microscope.nudged))
        expect(far(wireOf(microscope, name).gradient, values), name).toBeLessThan(1e-6);
    }
  });

  test("a gradient is the sum of its paths that are not cut; the true one has no cuts", () => {
    const path = {wire: "h", from: "after"};
    const microscope = takeStep(settings, {cuts: new Set([`${path.wire} from ${path.from}`])});
    const whole = takeStep(settings);
    for (const {name, addends, gradient, trueGradient} of microscope.wires) {
      const sum = gradient.map((_, k) => addends.reduce((total, one) => total + (one.cut ? 0 : one.gradient[k]), 0));
      expect(far(sum, gradient), name).toBeLessThan(1e-12);
      expect(trueGradient).toEqual(wireOf(whole, name).gradient);
    }
    expect(far(wireOf(microscope, "h⁻").gradient, microscope.nudged["h⁻"])).toBeGreaterThan(1e-2);
  });

  test("the stops: all that comes in, each operation forward, then each back, and one where paths meet", () => {
    const {stops, operations, wires} = takeStep(settings);
    const made = operations.map(({makes}) => makes);
    expect(stops[0]).toEqual({at: "inputs"});
    expect(stops.flatMap((stop) => (stop.at === "forward" ? [stop.makes] : []))).toEqual(made);
    expect(stops.flatMap((stop) => (stop.at === "backward" ? [stop.makes] : []))).toEqual([...made].reverse());
    const met = stops.flatMap((stop) => (stop.at === "meeting" ? [stop.wire] : []));
    expect(met.sort()).toEqual(wires.filter(({addends}) => addends.length > 1).map(({name}) => name).sort()); // prettier-ignore
  });
});

test("an edit is seen where it was made, and one of no entry is passed over", () => {
  const edited = takeStep(lstm, {edits: new Map([["W_f.1.2", 0.5], ["nothing.1", 9]])}); // prettier-ignore
  expect(edited.parameters.W_f.data[1]).toBe(0.5);
  expect(edited.entries.find(({name}) => name === "W_f.1.2")?.value).toBe(0.5);
  expect(edited.entries).toHaveLength(takeStep(lstm).entries.length);
});
