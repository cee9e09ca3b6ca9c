import {describe, expect, it} from "vitest";
import {feedForwardSettings} from "../../experiments/training/feedForwardSettings.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {readSettings} from "../../loaders/readJson.js";
import {groupsOf, settings as schema} from "./experiment.js";

const settings = readSettings("data/experiments/lowest-layer.json", schema);
const runs = runsOf("lowest-layer", readSettings("data/experiments/training/lowest-layer.json", feedForwardSettings));

/** A result in which layer ℓ of L, the head last, has a gradient of seed · 10^−ℓ, and the lowest has not moved. */
const result = ({seed, network}: (typeof runs)[number]): RunResult => ({
  updates: 1200,
  parameterCount: 1,
  curve: [],
  evaluations: [0, 100].map((update) => ({update, score: seed / 100, solved: false})),
  solvedAt: seed <= 6 ? 100 * seed : null,
  final: {score: seed / 100, solved: false},
  diverged: null,
  weights: null,
  layers: [1, 10].map((update) => {
    const gradient = Array.from({length: network.layers + 1}, (_, k) => seed * 10 ** -k);
    return {update, gradient, step: gradient, moved: gradient.map((value, k) => (k === 0 ? 0 : value))};
  })
});
const results = new Map(runs.map((run) => [run.name, result(run)]));

describe("groupsOf", () => {
  const groups = groupsOf(settings, {runs, results});

  it("has every net, depth and step once, in the order of the settings", () => {
    expect(groups).toHaveLength(5 * 4 * 2);
    expect([...new Set(groups.map(({network}) => network))]).toEqual(settings.networks);
    expect(new Set(groups.map(({network, depth, step}) => `${network} ${depth} ${step}`)).size).toBe(groups.length);
  });

  it("takes medians over seeds, an unsolved one as slowest, and counts", () => {
    for (const {seeds, solved, solvedAt, errors} of groups) {
      expect({seeds, solved, solvedAt}).toEqual({seeds: 10, solved: 6, solvedAt: 550});
      expect(errors).toEqual([0, 100].map((update) => ({update, median: 0.055, low: 0.02, high: 0.09})));
    }
  });

  it("gives each layer in log10 from the lowest to the head; what is 0 is null", () => {
    for (const {depth, layers} of groups)
      for (const {gradient, moved} of layers) {
        expect(gradient).toHaveLength(depth + 1);
        for (const [k, log10] of gradient.entries()) expect(log10).toBeCloseTo(Math.log10(5.5) - k, 2);
        expect(moved[0]).toBeNull();
        expect(moved.slice(1)).toEqual(gradient.slice(1));
      }
  });

  it("refuses a run without a result", () => {
    expect(() => groupsOf(settings, {runs, results: new Map()})).toThrow(`expected a result of ${runs[0].name}`);
  });
});
