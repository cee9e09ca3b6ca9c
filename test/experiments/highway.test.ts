import {readFileSync} from "node:fs";
import {median} from "d3";
import {describe, expect, it} from "vitest";
import {drawCell, gradientCurve} from "../../src/experiments/gradientVanishingCurves.js";
import {drawHighway, highway, highwayBiases, highwayCurves, highwaySettings} from "../../src/experiments/highway.js";
import {highwayLearning} from "../../src/experiments/highwayLearning.js";
import {runResult} from "../../src/experiments/training/runResult.js";
import {runsOf} from "../../src/experiments/training/runsOf.js";
import {trainingSettings} from "../../src/experiments/training/trainingSettings.js";
import {readSettings} from "../../src/loaders/readJson.js";
import {readResults} from "../../src/loaders/readResult.js";

const settings = readSettings("data/experiments/highway.json", highwaySettings);
const few = {...settings, hiddenSize: 8, length: 30, seeds: [1, 2, 3]};

describe("highwayCurves", () => {
  const draw = drawHighway(few, 4);
  const of = (bias: (typeof highwayBiases)[number], line: string) =>
    highwayCurves(draw, bias, few).find((curve) => curve.line === line)?.log10 ?? [];

  it("has the curves of the figure of vanishing curves, under one number for all units", () => {
    const drawn = {...few, shape: "gaussian", longest: few.length} as const;
    for (const [line, kind, path] of [
      ["total", "lstm", "c"],
      ["gru", "gru", "h"],
      ["rnn-tanh", "rnn-tanh", "h"]
    ] as const) {
      const curve = gradientCurve(drawCell(kind, drawn, 4), {...few, forgetBias: 2});
      expect(of("2", line)).toEqual(curve.filter((point) => point.path === path).map(({log10}) => log10));
    }
  });

  it("keeps more of the direct path the larger the bias, and begins with it alone", () => {
    const ends = (["0", "1", "2", "5"] as const).map((bias) => of(bias, "direct")[29] - of(bias, "direct")[0]);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(of("1", "throughH")[0]).toBe(-Infinity);
    expect(of("1", "total")[0]).toBe(of("1", "direct")[0]);
  });

  it("leaves the vanilla RNN, which has no gate, as it is", () => {
    for (const bias of highwayBiases) expect(of(bias, "rnn-tanh")).toEqual(of("0", "rnn-tanh"));
  });
});

describe("highway", () => {
  it("has a band for each bias and line, with null where nothing has come through h", () => {
    const bands = highway(few);
    expect(bands).toHaveLength(5 * 5);
    for (const {line, low, median, high} of bands)
      for (let k = line === "throughH" ? 1 : 0; k < few.length; ++k) {
        expect(low[k]).toBeLessThanOrEqual(median[k] ?? NaN);
        expect(median[k]).toBeLessThanOrEqual(high[k] ?? NaN);
      }
    expect(bands.filter(({median}) => median[0] === null).map(({line}) => line)).toEqual(Array(5).fill("throughH"));
  });
});

describe("the page", async () => {
  const training = readSettings("data/experiments/training/adding.json", trainingSettings);
  const runs = runsOf("adding", training).filter(({group}) => settings.networks.includes(group));
  const results = await readResults("data/results/adding", runs, runResult);
  const learners = await highwayLearning(settings, runs, results);
  const prose = readFileSync("src/lstm.md", "utf8").replaceAll("&nbsp;", " ");
  const learner = (network: string) => {
    const found = learners.find((learner) => learner.network === network);
    if (!found) throw new Error(`no ${network}`);
    return found;
  };

  it("has the medians of the runs, and how many were solved", () => {
    const lstms = ["bias0", "bias1", "bias2", "chrono"].map((name) => learner(`lstm-${name}`));
    expect(lstms.map(({median}) => median)).toEqual([1200, 775, 700, 450]);
    expect(lstms.map(({solved}) => solved)).toEqual([10, 10, 10, 10]);
    expect(prose).toContain("in the median after 1,200, 775, 700 and 450 updates");
    expect(learner("lstm-bias5")).toMatchObject({solved: 8, median: 1775, low: 700, high: null});
    expect(prose).toContain(
      "1,775 updates, with an interval from 700 to never. Some are as quick as with a bias of 1, and two of the ten do not get there in 3,000"
    );
    expect(learner("gru")).toMatchObject({solved: 10, median: 400});
    expect(learner("rnn-tanh")).toMatchObject({solved: 0, median: null});
  });

  it("has those of the vanilla RNN that starts from the identity", async () => {
    const irnn = runsOf("adding", training).filter(({group}) => group === "irnn");
    const found = [...(await readResults("data/results/adding", irnn, runResult)).values()];
    expect(found.filter(({solvedAt}) => solvedAt !== null)).toHaveLength(10);
    expect(median(found, ({solvedAt}) => solvedAt)).toBe(750);
    expect(prose).toContain("all ten seeds do, in the median after 750 updates");
  });

  it("orders the gradients at the start as it says, to the decade", () => {
    const start = (network: string) => learner(network).start;
    expect(Math.round(start("lstm-bias0"))).toBe(-15);
    expect(Math.round(start("gru"))).toBe(-13);
    expect(Math.round(start("rnn-tanh"))).toBe(-11);
    const others = learners.filter(({network}) => network !== "lstm-bias5").map(({start}) => start);
    expect(start("lstm-bias5")).toBeGreaterThan(Math.max(...others));
  });

  it("refuses a run without a result", async () => {
    await expect(highwayLearning(settings, runs, new Map())).rejects.toThrow("expected a result of rnn-tanh.seed1");
  });
});
