import {describe, expect, it} from "vitest";
import {readSettings} from "../../loaders/readJson.js";
import {settings as schema} from "./experiment.js";
import {bins, profileComputer, type Net} from "./profile.js";
import {changeOf, fateOf, replyTo, sayProfile, sayUnits} from "./words.js";

const settings = readSettings("data/experiments/gradient-by-layer.json", schema);
const small = {...settings, seeds: [1, 2, 3]};
const profileOf = profileComputer(small);
const net: Net = {
  ...{depth: 20, width: 16, activation: "tanh", initialisation: "standard", connections: "plain"},
  ...{transformBias: -2, drawnBiases: false}
};

describe("profileComputer", () => {
  it("has every unit in one bin of its layer's histogram, and a band around each median", () => {
    for (const activation of ["tanh", "logistic", "relu"] as const) {
      const {outputs, weights, units} = profileOf({...net, activation});
      for (const {shares, off} of units) {
        expect(shares).toHaveLength(bins);
        expect(shares.reduce((total, share) => total + share)).toBeCloseTo(1, 12);
        expect(off).toBeLessThanOrEqual(1);
      }
      for (const {low, median, high} of [...outputs, ...weights]) {
        expect(low).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(high);
      }
    }
  });

  it("has the share of a ReLU's values that are 0 in the first bin, about half at He's start", () => {
    const {units} = profileOf({...net, width: 64, activation: "relu", initialisation: "he"});
    for (const {shares, off} of units) expect(shares[0]).toBe(off);
    expect(units[0].off).toBeGreaterThan(0.4);
    expect(units[0].off).toBeLessThan(0.6);
  });

  it("leaves seeds out where nets are large, down to the fewest", () => {
    const all = profileComputer(settings);
    expect(all({...net, depth: settings.depth, width: settings.width}).seeds).toBe(settings.seeds.length);
    expect(all({...net, depth: settings.deepest, width: 64}).seeds).toBe(settings.fewestSeeds);
  });
});

describe("words", () => {
  it("say what vanishes, explodes and keeps, and by which factor", () => {
    expect(sayProfile(net, profileOf(net), "output", small)).toMatch(
      /^The gradient vanishes: a factor of 0\.5\d a layer; /
    );
    const exploding = {...net, connections: "residual", activation: "relu", initialisation: "he"} as const;
    expect(sayProfile(exploding, profileOf(exploding), "output", small)).toMatch(
      /^The gradient explodes: a factor of 1\./
    );
    const kept = {...net, activation: "relu", initialisation: "looks-linear"} as const;
    expect(sayProfile(kept, profileOf(kept), "output", small)).toMatch(/^The gradient (nearly )?keeps its size/);
  });

  it("say of none that it nearly keeps its size whose lengths differ by more than a factor of two", () => {
    const level = profileOf({...net, activation: "relu", initialisation: "looks-linear"}).outputs;
    const changed = (decades: number) => ({
      ...profileOf(net),
      outputs: level.map((spread, k) => ({
        ...spread,
        median: k === 0 ? level[level.length - 1].median + decades : spread.median
      }))
    });
    const said = (decades: number): string => sayProfile(net, changed(decades), "output", small);
    for (const decades of [-0.2, 0, 0.2]) expect(said(decades)).toContain("nearly keeps its size");
    expect(said(-1.2)).toMatch(/^The gradient shrinks, by .* 0\.06 times the last’s/);
    expect(said(1)).toMatch(/^The gradient grows, by .* 10 times the last’s/);
  });

  it("say that the weights' gradients are alike because the signal vanishes as the gradient does", () => {
    const profile = profileOf(net);
    expect(fateOf(changeOf(profile.outputs), small)).toBe("vanishes");
    expect(fateOf(changeOf(profile.weights), small)).toBe("keeps");
    expect(sayProfile(net, profile, "weights", small)).toContain("for the signal has vanished too");
  });

  it("say that with biases at random the signal lives on, and the first layer's weights have the least", () => {
    const biased = {...net, drawnBiases: true};
    const {weights, units} = profileOf(biased);
    expect(fateOf(changeOf(weights), small)).toBe("vanishes");
    expect(units[net.depth - 1].size).toBeGreaterThan(-1);
    expect(sayProfile(biased, profileOf(biased), "weights", small)).toContain("at the first layer");
  });

  it("name what saturates or is 0", () => {
    const saturating = {...net, initialisation: "looks-linear"} as const;
    expect(sayUnits(saturating, profileOf(saturating), small)).toMatch(/% saturated at the top$/);
    const dying = {...net, activation: "relu", initialisation: "he"} as const;
    expect(sayUnits(dying, profileOf(dying), small)).toMatch(/% 0 at the top$/);
  });

  it("answer every guess within 140 characters, a near one as near", () => {
    const profile = profileOf(net);
    const found = changeOf(profile.outputs);
    const heights = [-20, -12, -5, -1, 0, 2, 5];
    for (const first of heights)
      for (const middle of heights) {
        const reply = replyTo([first, -1, middle, 0], profile, small);
        expect(reply.length, reply).toBeLessThanOrEqual(140);
        expect(reply.startsWith("Close")).toBe(Math.abs(first - found) <= 1.5);
      }
    expect(replyTo([0, 0, 0, 0], profile, small)).toMatch(/^Here at the first layer it is/);
  });
});
