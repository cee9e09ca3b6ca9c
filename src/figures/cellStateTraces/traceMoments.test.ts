import * as v from "valibot";
import {describe, expect, it, vi} from "vitest";
import {storedTraces} from "./stored.js";
import {memoryMoments} from "./traceMoments.js";
import type {Trace} from "./traceNetwork.js";
import {traceAgreement, traceOrder} from "./traceStored.js";

const rule = {share: 0.5, least: 0.1, leastRead: 0.05};

/** Two units whose c and share in the answer are given by step. */
function traceOf(units: readonly {c: readonly number[]; adds: readonly number[]}[]): Trace {
  const steps = units[0].c.map((_, k) => k + 1);
  return {
    rows: steps.flatMap((t) =>
      units.map(({c, adds}, k) => ({
        ...{t, unit: k + 1, c: c[t - 1], adds: adds[t - 1]},
        ...{h: 0, f: 0, i: 0, o: 0, c̃: 0}
      }))
    ),
    inputs: steps.map((t) => ({t, value: 0, marked: false})),
    answers: steps.map((t) => ({t, answer: 0, best: 0})),
    target: 0,
    asked: "sum"
  };
}

const nothing = [0, 0, 0, 0, 0, 0];

describe("memoryMoments", () => {
  const twin = traceOf([
    {c: nothing, adds: nothing},
    {c: nothing, adds: nothing}
  ]);

  it("finds when a thing is written, until when it is kept, and from when on it is read", () => {
    const trace = traceOf([
      {c: [0, 0.1, 0.9, 1, 0.6, 0.4], adds: [0, 0.3, 0, 0, -0.2, -0.3]},
      {c: [0, 0, 0.05, 0.05, 0, 0], adds: [0, 0, 0, 0, 0, 0.1]}
    ]);
    expect(memoryMoments(trace, twin, 1, rule)).toEqual({
      ...{difference: 1, written: 3, keptTo: 5, read: 5},
      share: expect.closeTo(0.75, 12) as number
    });
    expect(memoryMoments(trace, twin, 2, rule)).toMatchObject({written: undefined, keptTo: undefined, read: undefined});
  });

  it("does not call a unit read that adds almost nothing, nor before it is written", () => {
    const quiet = traceOf([
      {c: [0, 1, 1, 1, 1, 1], adds: [0, 0, 0, 0, 0, 0.01]},
      {c: [0, 0, 0, 1, 1, 1], adds: [1, 1, 1, 1, 1, 1]}
    ]);
    expect(memoryMoments(quiet, twin, 1, rule)).toMatchObject({written: 2, keptTo: 6, read: undefined});
    expect(memoryMoments(quiet, twin, 2, rule)).toMatchObject({written: 4, read: 4});
  });
});

const written = vi.hoisted((): unknown[] => []);
vi.mock("../../loaders/write.js", () => ({writeJson: (value: unknown) => written.push(value)}));

describe("the stored networks", async () => {
  await import("../../data/cell-state-traces-stored.json.js");
  const {order, agreement, grammar, settings} = v.parse(storedTraces, written[0]);

  it("tell the order of two marks, whatever they are, and their twins differ by the first symbol alone", () => {
    for (const a of ["A", "B"] as const)
      for (const b of ["A", "B"] as const) {
        const {length} = order;
        const first = {t: 8, symbol: a};
        const {trace, twin, other} = traceOrder(order, {length, seed: 3, first, second: {t: 23, symbol: b}});
        expect(trace.asked).toBe(`P(${a}${b})`);
        expect(trace.answers[length - 1].answer).toBeGreaterThan(0.5);
        expect(twin.answers[length - 1].answer).toBeLessThan(0.5);
        const changed = trace.inputs.filter(({word}, k) => word !== twin.inputs[k].word);
        expect(changed.map(({t, word}) => [t, word])).toEqual([[8, a]]);
        expect(twin.inputs[7].word).toBe(other);
      }
  });

  it("do not differ from their twins before the thing that is changed", () => {
    const words = settings.sentence.split(" ");
    const {trace, twin, subject, thing, other} = traceAgreement(agreement, grammar, words);
    expect([subject, thing, other]).toEqual(["the subject’s number", "singular", "plural"]);
    const units = agreement.hiddenSize;
    expect(trace.rows.slice(0, units)).toEqual(twin.rows.slice(0, units));
    expect(trace.rows.slice(units, 2 * units)).not.toEqual(twin.rows.slice(units, 2 * units));
    expect(trace.answers[words.length - 1].answer).toBeGreaterThan(0.5);
    expect(twin.answers[words.length - 1].answer).toBeLessThan(0.5);
  });

  it("are sorted by how well a unit tells what is to be remembered", () => {
    for (const {units} of [order, agreement]) {
      const strengths = units.map(({correlation}) => Math.abs(correlation));
      expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
      expect(strengths[0]).toBeGreaterThan(0.9);
    }
  });
});
