import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {drawClippingRescues} from "./drawing.js";
import {shows, type Show} from "./state.js";
import {sayClippingRescues} from "./words.js";
import {standalone} from "../../frame/standalone.js";
import {clippingRescues, clippingRescuesSettings, type ClippingRescuesRow} from "./experiment.js";
import {runResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {readResults} from "../../loaders/readResult.js";

const published = readSettings("data/experiments/clipping-rescues.json", clippingRescuesSettings);
const settings = readSettings("data/experiments/training/clipping-rescues.json", trainingSettings);
const runs = runsOf("clipping-rescues", settings);
const results = await readResults("data/results/clipping-rescues", runs, runResult);
const data = clippingRescues(settings, runs, results, published);

const at = (clipping: ClippingRescuesRow["clipping"], length: number): ClippingRescuesRow => {
  const row = data.rows.find((row) => row.clipping === clipping && row.length === length);
  if (!row) throw new Error(`no row that is ${clipping} at ${length}`);
  return row;
};
const say = (show: Show): string => sayClippingRescues(data, show).replaceAll("\u00a0", " ");
const draw = (show: Show, size = {width: 640, height: 440}, changed = data): string =>
  standalone(drawClippingRescues(changed, show, {...size, document}), {title: "", description: ""});

describe("sayClippingRescues", () => {
  it("tells how many seeds solved it at each length", () => {
    expect(say("share")).toBe(
      "Of 10 seeds, with clipping and without, the task was solved by 10 and 10 at T = 10, 10 and 10 at T = 15, " +
        "8 and 0 at T = 20, 3 and 0 at T = 25, 1 and 0 at T = 30."
    );
  });

  it("tells how long it took, and where there is no telling", () => {
    expect(say("updates")).toMatch(/550 and 650 at T = 15, 2,250 and over 3,000 at T = 20, over 3,000 and/);
  });
});

describe("drawClippingRescues", () => {
  it.each(shows)("draws %s the same each time, without a coordinate that is not a number", (show) => {
    for (const size of [
      {width: 640, height: 440},
      {width: 324, height: 432}
    ]) {
      expect(draw(show, size)).toBe(draw(show, size));
      expect(draw(show, size)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it("puts a mark for each row where its share is", () => {
    // The panel of 362 px under the paper's has 26 px above its scale and 38 below.
    const place = (share: number) => 26 + (1 - share) * (440 - 78 - 26 - 38);
    const shares = (clipping: ClippingRescuesRow["clipping"]) =>
      data.rows.filter((row) => row.clipping === clipping).map(({share}) => place(share));
    const [, panel = ""] = draw("share").split("share of 10 seeds");
    const heights = (pattern: RegExp) => Array.from(panel.matchAll(pattern), ([, y]) => Number(y));
    const [circles, triangles] = [/<circle[^>]* cy="([\d.]+)"/g, /<path[^>]*transform="translate\([\d.]+,([\d.]+)\)"/g];
    for (const [k, y] of shares("clipped").entries()) expect(heights(circles)[k]).toBeCloseTo(y, 1);
    for (const [k, y] of shares("unclipped").entries())
      expect(heights(triangles)[k - 5 + heights(triangles).length]).toBeCloseTo(y, 1);
  });

  it("shows the paper's curve beside the share, and says whose it is", () => {
    for (const words of [
      "Pascanu et al. 2013, read off the plot",
      "all to ≈ 19, then none",
      "all to ≈ 12",
      "none from 20"
    ])
      expect(draw("share")).toContain(words);
    expect(draw("updates")).not.toContain("Pascanu");
    expect(draw("updates")).toContain("not within 3,000");
  });

  it("costs a still of at most 10 kB", () => {
    expect(gzipSync(draw("share")).length).toBeLessThan(10_000);
  });
});

describe("the page", () => {
  const page = readFileSync("src/exploding-gradient.md", "utf8").replaceAll("&nbsp;", " ");
  const [, section = ""] = /## How far the rescue reaches\n(.*?)\n## /s.exec(page) ?? [];
  const [, alt = ""] = /alt="([^"]*)"/.exec(section) ?? [];
  const [, caption = ""] = /<figcaption>(.*?)<\/figcaption>/s.exec(section) ?? [];
  const prose = section.replace(/<figure.*<\/figure>/s, "");
  const all = runs.map((run) => ({run, result: results.get(run.name)}));

  it("says in the still's text how many solved it, and what the paper has", () => {
    expect([10, 15].flatMap((length) => [at("clipped", length).solved, at("unclipped", length).solved])).toEqual(
      Array(4).fill(data.seeds)
    );
    const [twenty, twentyFive, thirty] = [20, 25, 30].map((length) => at("clipped", length).solved);
    expect(alt).toContain(`${twenty} of 10 solved it at T = 20, ${twentyFive} at T = 25 and ${thirty} at T = 30`);
    expect([20, 25, 30].map((length) => at("unclipped", length).solved)).toEqual([0, 0, 0]);
    const [clipped, unclipped] = published.published;
    expect(alt).toContain(
      `without clipping all seeds solved it to T ≈ ${unclipped.allTo} and none from T = ${unclipped.noneFrom}`
    );
    expect(alt).toContain(`with clipping all to T ≈ ${clipped.allTo}, then none`);
  });

  it("names in the caption the settings that the runs had", () => {
    const {training, networks, evaluation, seeds} = settings;
    expect(training.optimiser).toEqual({kind: "sgd", rate: 0.05});
    expect(networks["rnn-tanh"].hiddenSize).toBe(50);
    expect(caption).toContain("50 tanh units, weights from N(0, 0.1), gradient descent with rate 0.05, batches of 20");
    expect([training.batch, training.updates, evaluation.examples, evaluation.every]).toEqual([20, 3000, 500, 100]);
    expect(caption).toContain("at most 3,000 updates, seeds 1 to 10");
    expect(seeds).toEqual(Array.from({length: 10}, (_, k) => k + 1));
    expect(evaluation.finalExamples).toBe(10_000);
    expect(caption).toContain("on 500 sequences, looked at after every 100 updates");
  });

  it("says how many of those solved hold on 10,000 others, and how far off the rest are", () => {
    const solved = all.flatMap(({result}) => (result?.solvedAt != null && result.final ? [result.final] : []));
    const [first, second, ...more] = solved.filter(({solved}) => !solved).map(({score}) => (100 * score).toFixed(1));
    expect(more).toEqual([]);
    expect(caption).toContain(`${solved.length - 2} of the ${solved.length} runs`);
    expect([first, second].sort()).toEqual(["1.2", "1.6"]);
    expect(caption).toContain("the other two at 1.2 % and 1.6 %");
    expect(data.rows.reduce((sum, row) => sum + row.solved_at_end, 0)).toBe(solved.length - 2);
  });

  it("says in the prose what clipping did", () => {
    expect([at("clipped", 15).updates, at("unclipped", 15).updates]).toEqual([550, 650]);
    expect(prose).toContain("in the median after 550 and 650 updates");
    expect(prose).toContain(`clipping rescues ${at("clipped", 20).solved} seeds of 10`);
    expect(prose).toContain(`at $T = 25$ it rescues only ${at("clipped", 25).solved}, and at $T = 30$ a single one`);
    expect(at("clipped", 30).solved).toBe(1);
    const slowest = Math.max(
      ...all.filter(({run}) => run.group === "rnn-tanh.clipped.length20").map(({result}) => result?.solvedAt ?? 0)
    );
    expect(slowest).toBe(2700);
    expect(prose).toContain("took up to 2,700 updates");
  });

  it("says in the prose how the others fail", () => {
    expect(data.rows.every(({diverged}) => diverged === 0)).toBe(true);
    expect(prose).toContain(`In none of the ${runs.length} runs did a number overflow`);
    const beyond = all.filter(({run}) => /\.unclipped\.length(20|25|30)$/.test(run.group));
    const guessing = beyond.filter(({result}) => (result?.final?.score ?? 0) > 0.7);
    expect(prose).toContain(`Of the ${beyond.length} unclipped runs at $T = 20$ and beyond, ${guessing.length} end`);
  });

  it("says in the prose where the whiskers overlap", () => {
    const overlap = (length: number) => at("clipped", length).share_low <= at("unclipped", length).share_high;
    expect([20, 25, 30].map(overlap)).toEqual([false, true, true]);
    expect(prose).toContain("at $T = 20$ they are clear of each other, at 25 and 30 they overlap");
  });
});
