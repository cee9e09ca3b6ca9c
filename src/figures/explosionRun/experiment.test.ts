import {describe, expect, it} from "vitest";
import {data, settings as schema} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/explosion-run.json", schema);

describe("data", () => {
  it("goes on from the checkpoint bit for bit: with a threshold that nothing reaches it overflows again", async () => {
    const short = {...settings, seeds: [1], updates: 1270};
    await expect(data({...short, threshold: 1e30})).rejects.toThrow(/h of layer1 at step 3/);
    const {unclipped, restarted, checkpoint, overflow} = await data(short);
    expect(overflow).toEqual({update: 1268, what: "h of layer1", value: "Inf", step: 3});
    expect(restarted.first).toBe(checkpoint + 1);
    // The first update after the checkpoint sees the same batch with the same weights, before it is clipped.
    const k = checkpoint + 1 - unclipped.first;
    expect([restarted.loss[0], restarted.norm[0]]).toEqual([unclipped.loss[k], unclipped.norm[k]]);
    expect(restarted.loss[1]).not.toBe(unclipped.loss[k + 1]);
  }, 60_000);

  it("refuses a seed that does not overflow", async () => {
    await expect(data({...settings, updates: 30, seeds: [1]})).rejects.toThrow("expected seed 5 to overflow");
  }, 60_000);
});
