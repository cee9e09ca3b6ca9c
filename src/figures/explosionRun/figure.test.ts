import {median} from "d3";
import {readFileSync} from "node:fs";
import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {drawExplosionRun} from "./drawing.js";
import {firstState, recordAt} from "./state.js";
import {sayExplosionRun} from "./words.js";
import {standalone} from "../../frame/standalone.js";
import {explosionRun, explosionRunSettings} from "./experiment.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";

const {run: settings} = readSettings("data/experiments/explosion.json", v.object({run: explosionRunSettings}));
const data = await explosionRun(settings);
const page = readFileSync("src/exploding-gradient.md", "utf8");
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("sayExplosionRun", () => {
  it("names the update, what went first and where, and how the restart ends", () => {
    expect(sayExplosionRun(data, firstState(data))).toBe(
      "Update 1,268 stopped the unclipped run: the state h was Inf at step 3 of the sequence, after losses of 5, 180, 10¹⁸. " +
        "Restarted from the checkpoint after update 1,250 and clipped at 1, the run is at a loss of 0.037, " +
        "the mean of 50 updates, after update 2,000."
    );
    expect(sayExplosionRun(data, {update: 1, show: "all"})).toContain("After update 1 the loss is 1.8;");
    expect(sayExplosionRun(data, {update: 1260, show: "all"})).toContain("from the checkpoint and clipped");
  });
});

describe("drawExplosionRun", () => {
  it("has no coordinate that is not a number, at any update", () => {
    for (const show of ["all", "overflow"] as const)
      for (const update of [1, 1250, 1251, 1267, 1268, 2000]) {
        const picture = drawExplosionRun(data, {update, show}, {width: 640, height: 420, document});
        expect(standalone(picture, {title: "", description: ""})).not.toMatch(/NaN|Infinity|undefined/);
      }
  });
});

describe("the page", () => {
  it("tells of the losses and gradients before the overflow, and after the restart", () => {
    const before = (back: number) => recordAt(data.unclipped, data.overflow.update - back);
    const norms = data.unclipped.norm.slice(1164 - data.unclipped.first, 1264 - data.unclipped.first);
    expect([norms.length, median(norms)?.toFixed(0)]).toEqual([100, "13"]);
    expect([4, 3, 2].map((back) => before(back)?.norm.toPrecision(1))).toEqual(["3e+1", "4e+2", "1e+4"]);
    expect([before(3)?.loss.toFixed(1), before(2)?.loss.toPrecision(2)]).toEqual(["5.0", "1.8e+2"]);
    expect(recordAt(data.unclipped, 1024)?.norm.toFixed(0)).toBe("317");
    expect(page).toContain("the gradient was 13 long in the median");
    expect(page).toContain("update 1,024’s was 317 long");
    expect(Math.max(...data.restarted.norm).toFixed(0)).toBe("306");
    expect(mean(data.restarted.loss.slice(-50)).toFixed(2)).toBe("0.04");
  });

  it("counts how the runs of ten seeds ended", () => {
    expect(settings.seeds).toHaveLength(10);
    expect(data.ends).toEqual({
      unclipped: {overflowed: 2, between: 7, learned: 1},
      clipped: {overflowed: 0, between: 0, learned: 10}
    });
    expect(page).toContain("Without clipping 2 of the 10 overflowed, and 1 learnt");
  });
});
