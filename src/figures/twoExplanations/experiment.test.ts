import {describe, expect, it} from "vitest";
import {Random} from "../../engine/random.js";
import {batchOf, measureNetworks, settings as schema} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/two-explanations.json", schema);
const small = {...settings, distance: 6, hiddenSize: 5, updates: 0, sequences: 4, seeds: [1, 2, 3, 4, 5, 6]};

describe("measureNetworks", () => {
  it("has two data sets that differ in what the answer depends on, and in nothing else", () => {
    const [near, far] = (["none", "dependency"] as const).map((data) => batchOf(data, small, 8, new Random(3)));
    expect(near.inputs).toEqual(far.inputs);
    const target = ({targets}: typeof near) => (targets.kind === "values" ? [...(targets.at.get(6)?.data ?? [])] : []);
    const inputs = near.inputs.map((x) => ("data" in x ? [...x.data] : []));
    const noise = target(near).map((value, row) => value - inputs[6][2 * row + 1]);
    expect(target(far)).toHaveLength(8);
    target(far).forEach((value, row) => expect(value - inputs[0][2 * row]).toBeCloseTo(noise[row], 12));
    for (const x of inputs.slice(1)) expect(x.filter((_, k) => k % 2 === 0)).toEqual(Array(8).fill(0));
  });

  it("gives the gradient at every distance, within its interval, and falling faster where units are saturated", async () => {
    const rows = await measureNetworks(small);
    expect(rows.map(({network, data}) => `${network} ${data}`)).toEqual(
      ["untrained", "saturated", "trained"].flatMap((network) => [`${network} dependency`, `${network} none`])
    );
    for (const {log10} of rows) {
      expect(log10).toHaveLength(small.distance + 1);
      for (const {low, median, high} of log10) expect(low <= median && median <= high).toBe(true);
    }
    const fall = rows.map(({log10}) => log10[0].median - log10[small.distance].median);
    expect(Math.min(fall[2], fall[3])).toBeGreaterThan(Math.max(fall[0], fall[1]));
    // Not yet trained, an orthogonal W_h and nearly linear units keep the length.
    expect(Math.max(fall[4], fall[5])).toBeLessThan(Math.min(fall[0], fall[1]));
  });
});
