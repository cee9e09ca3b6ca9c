import {readFileSync} from "node:fs";
import {median} from "d3";
import {describe, expect, it} from "vitest";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {drawCell, gradientCurve} from "../../experiments/gradientCurve.js";
import {drawHighway, highway, highwayBiases, highwayCurves, highwayLines, highwaySettings} from "./experiment.js";
import {highwayLearning} from "./learningExperiment.js";
import {comparedRuns} from "../../experiments/training/comparedNetworks.js";
import {runResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {readSettings} from "../../loaders/readJson.js";
import {readResults} from "../../loaders/readResult.js";

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
    expect(bands).toHaveLength(highwayBiases.length * highwayLines.length);
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
  const runs = comparedRuns(settings.networks, runsOf("adding", training));
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
    const chrono = learner("lstm-chrono");
    expect(prose).toContain(
      `(only the interval of chrono, ${chrono.low} to ${chrono.high}, stands apart; the others overlap)`
    );
    const others = lstms.slice(0, 3).map(({low, high}) => ({low: low ?? NaN, high: high ?? Infinity}));
    expect(Math.min(...others.map(({low}) => low))).toBeGreaterThan(chrono.high ?? Infinity);
    expect(Math.max(...others.map(({low}) => low))).toBeLessThan(Math.min(...others.map(({high}) => high)));
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

  it("has the lengths of the first picture, and of the other biases", () => {
    // As the loader keeps them.
    const kept = (value: number | null) => Number((value ?? NaN).toFixed(2));
    const bands = highway(settings);
    const line = (bias: string, line: string) => bands.find((band) => band.bias === bias && band.line === line)?.median;
    const far = (bias: string, name: string) => kept(line(bias, name)?.[settings.length - 1] ?? NaN);
    const lengths = ["total", "direct", "gru", "rnn-tanh"].map((name) => powerOfTen(far(settings.bias, name)));
    expect(lengths).toEqual(["5·10⁻⁶", "10⁻¹⁴", "7·10⁻⁹", "7·10⁻¹²"]);
    expect(prose).toContain(
      `the LSTM’s ∂J/∂c is ${lengths[0]} long; its direct path alone has fallen to ${lengths[1]}, so that nearly all comes ` +
        `through h. The GRU’s ∂J/∂h is ${lengths[2]}, the vanilla RNN’s ${lengths[3]}.`
    );
    const ends =
      line(settings.bias, "direct")
        ?.filter((_, k, {length}) => k === 0 || k === length - 1)
        .map(kept) ?? [];
    expect((10 ** ((ends[1] - ends[0]) / (settings.length - 1))).toFixed(2)).toBe("0.73");
    expect(prose).toContain("it keeps 0.73 of its length a step, and after 99 of them 10⁻¹⁴ is left");
    const beyond = 10 ** (far(settings.bias, "total") - far(settings.bias, "direct"));
    expect(beyond).toBeGreaterThan(2e8);
    expect(beyond).toBeLessThan(1e9);
    expect(prose).toContain("hundreds of millions of times as long");
    expect(Math.floor(far("0", "total") - far("0", "direct"))).toBe(12);
    expect(far("0", "total")).toBeLessThan(far("0", "rnn-tanh"));
    expect(prose).toContain(
      "the two are twelve decades apart, and the LSTM’s gradient is _shorter_ than that of the vanilla RNN"
    );
    expect(Math.round(1 / 10 ** far("2", "total"))).toBe(6);
    expect(prose).toContain("a sixth of a unit arrives");
    expect(far("5", "throughH")).toBeGreaterThan(far("5", "direct"));
    expect(far("5", "total")).toBeGreaterThan(line("5", "total")?.[0] ?? Infinity);
    const chrono = [far("chrono", "direct"), far("chrono", "throughH")].map((log10) => (10 ** log10).toFixed(2));
    expect(prose).toContain(`With <button data-figure="highway" data-set="bias=chrono">chrono</button> alone`);
    expect(prose).toContain(`${chrono[0]} against ${chrono[1]}.`);
  });

  it("refuses a run without a result", async () => {
    await expect(highwayLearning(settings, runs, new Map())).rejects.toThrow("expected a result of rnn-tanh.seed1");
  });
});
