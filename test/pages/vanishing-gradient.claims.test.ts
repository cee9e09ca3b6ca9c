import {describe, expect} from "vitest";
import {quantile} from "../../src/experiments/statistics.js";
import {gradientVanishingCurves} from "../../src/figures/gradientVanishingCurves/figure.js";
import type {State as CurvesState} from "../../src/figures/gradientVanishingCurves/curves.js";
import {gradientCurve, sampleCell, scaledParameters} from "../../src/experiments/gradientCurve.js";
import {forwardThroughTime} from "../../src/engine/unroll.js";
import {matrix, multiply, scale} from "../../src/engine/linear/matrix.js";
import {factorsBack} from "../../src/figures/oneUnit/factors.js";
import {oneUnit} from "../../src/figures/oneUnit/figure.js";
import {multiplyBack} from "../../src/figures/chainStepper/chain.js";
import {chainStepper} from "../../src/figures/chainStepper/figure.js";
import {spectralRadius as spectralRadiusOf} from "../../src/engine/linear/spectralRadius.js";
import {powersOf} from "../../src/figures/eigenvalueOrSingularValue/powers.js";
import {eigenvalueOrSingularValue} from "../../src/figures/eigenvalueOrSingularValue/figure.js";
import {effectsOf} from "../../src/figures/nudgeAndGradient/effects.js";
import {nudgeAndGradient} from "../../src/figures/nudgeAndGradient/figure.js";
import {twoExplanations} from "../../src/figures/twoExplanations/figure.js";
import {rowOf} from "../../src/figures/twoExplanations/words.js";
import {duringTraining} from "../../src/figures/duringTraining/figure.js";
import {farthest, mapOf} from "../../src/figures/duringTraining/words.js";
import {sampleNetwork, shareByStep, stepsNeeded} from "../../src/figures/nearAndFar/shares.js";
import {nearAndFar} from "../../src/figures/nearAndFar/figure.js";
import {yourOwnActivation} from "../../src/figures/yourOwnActivation/figure.js";
import {optimiser} from "../../src/figures/optimiser/figure.js";
import {groupOf, shareOf} from "../../src/figures/optimiser/words.js";
import {truncated} from "../../src/figures/truncated/figure.js";
import {groupsAt, readoutAt, silentOf} from "../../src/figures/truncated/words.js";
import {shareThatReaches} from "../../src/figures/truncated/shareThatReaches.js";
import {claimsOf} from "../support/claimsOf.js";
import {viewOf} from "../support/viewOf.js";

const {claim, computed} = claimsOf("vanishing-gradient");

claim("After a hundred steps it is 0.8¹⁰⁰, about 2 · 10⁻¹⁰.", () => {
  expect((0.8 ** 100).toExponential(0)).toBe("2e-10");
});

claim("A factor of 0.356 a step gets there in a hundred steps.", () => {
  // Below float32's smallest number; a factor a little larger stays above it.
  expect(0.356 ** 100).toBeLessThan(2 ** -149);
  expect(0.357 ** 100).toBeGreaterThan(2 ** -149);
});

describe("one-unit", () => {
  const {settings, medians} = computed(oneUnit).data;
  const at = (w: number) => factorsBack({...settings, w});
  const left = (w: number): number => at(w)[settings.steps - 1].arrived;

  claim("none is above {{one-unit.w}}, and most are not far below", () => {
    const factors = at(settings.w).map(({factor}) => factor);
    expect(Math.max(...factors)).toBeLessThanOrEqual(settings.w);
    expect(factors.filter((factor) => factor > 0.75).length).toBeGreaterThan(settings.steps / 2);
  });

  claim("bars from 1 that cannot be seen any more after some twenty steps", () => {
    for (const {arrived} of at(settings.w).slice(20)) expect(10 ** arrived).toBeLessThan(0.01);
  });

  claim("falls nearly straight, and that means: nearly the same factor again and again", () => {
    const steps = at(settings.w);
    for (const {k, arrived} of steps)
      expect(Math.abs(arrived - (left(settings.w) * k) / settings.steps)).toBeLessThan(1.5);
  });

  claim("With 1.5</button> it is worse", () => {
    expect(left(1.5)).toBeLessThan(left(settings.w));
    const saturated = at(1.5).filter(({h}) => Math.abs(h) > 0.7).length;
    expect(saturated).toBeGreaterThan(0.85 * settings.steps);
  });

  claim("but that is luck: over {{one-unit!seeds}} draws of the inputs no weight tried leaves more than", () => {
    const best = Math.max(...medians.map(({left}) => left));
    expect(left(1.18)).toBeGreaterThan(best + 5);
    for (const other of [1.15, 1.21]) expect(left(1.18)).toBeGreaterThan(left(other) + 2);
  });
});

describe("chain-stepper", () => {
  const {settings} = computed(chainStepper).data;
  const lengths = (size: number): number[] => multiplyBack({...settings, size}).links.map(({norm}) => norm);
  const arriving = (size: number): number => lengths(size).at(-1) ?? NaN;

  claim("Make $W_h$ larger, 1.6</button> and some steps lengthen the arrow", () => {
    const long = lengths(1.6);
    expect(long.some((length, k) => k > 0 && length > long[k - 1])).toBe(true);
  });

  claim("make it smaller, 0.3</button> and almost nothing arrives at $h^1$", () => {
    expect(arriving(0.3)).toBeLessThan(0.03 * lengths(0.3)[0]);
  });

  claim("making it twice as large makes the gradient at $h^1$ about eight times as long", () => {
    for (const size of [0.05, 0.1, 0.2, 0.3]) {
      expect(arriving(2 * size) / arriving(size)).toBeGreaterThan(7.8);
      expect(arriving(2 * size) / arriving(size)).toBeLessThan(8.3);
    }
  });

  claim("from 0.7 to 1.4 it is not even four times", () => {
    expect(arriving(1.4) / arriving(0.7)).toBeGreaterThan(3);
    expect(arriving(1.4) / arriving(0.7)).toBeLessThan(4);
  });

  claim("Going back to h¹ its length falls to", () => {
    const long = lengths(settings.size);
    expect([...long].sort((a, b) => b - a)).toEqual(long);
  });

  claim("Most of the difference is there before the way back begins", () => {
    const [by60, by90] = [60, 90].map((angle) => multiplyBack({...settings, size: 1.6, angle}).links);
    const start = by90[0].norm / by60[0].norm;
    const whole = (by90.at(-1)?.norm ?? NaN) / (by60.at(-1)?.norm ?? NaN);
    expect(start).toBeGreaterThan(whole / start);
    expect(whole / start).toBeGreaterThan(1);
  });
});

describe("gradient-vanishing-curves", async () => {
  const {data} = computed(gradientVanishingCurves);
  const view = await viewOf(gradientVanishingCurves, data);
  const {rows} = view;
  const first = {...view.first, shown: true};
  /** log10 of a curve, by distance. */
  const curve = (change: Partial<CurvesState>, kind: string, path = "h"): number[] =>
    rows({...first, ...change})
      .filter((row) => row.cell === kind && row.path === path)
      .map(({log10}) => log10);
  const end = (change: Partial<CurvesState>, kind: string): number => curve(change, kind).at(-1) ?? NaN;
  const largest = {spectralRadius: 2, shape: "gaussian", forgetBias: 1} as const;

  claim("so that each curve for $h$ starts at exactly 1", () => {
    for (const kind of data.settings.cells) expect(curve({}, kind)[0]).toBeCloseTo(0, 12);
  });

  claim("On this axis the curves are nearly straight: nearly the same factor at every step.", () => {
    for (const kind of data.settings.cells) {
      const log10 = curve({}, kind);
      const [from, to] = [log10[20], log10[99]];
      for (let k = 20; k < 100; ++k)
        expect(Math.abs(log10[k] - from - ((to - from) * (k - 20)) / 79)).toBeLessThan(
          0.05 * Math.abs(to - from) + 0.5
        );
    }
  });

  claim("The logistic function takes away at least three quarters of what $W_h$ passes on", () => {
    for (const kind of data.settings.cells)
      if (kind !== "rnn-logistic") expect(end({}, kind)).toBeGreaterThan(end({}, "rnn-logistic"));
    const {slope} = data.bounds.find(({cell}) => cell === "rnn-tanh") ?? {slope: NaN};
    expect(data.bounds.find(({cell}) => cell === "rnn-logistic")?.slope).toBeCloseTo(slope + Math.log10(1 / 4), 12);
  });

  claim("We compute in float64, where nothing in this picture is 0.", () => {
    for (const kind of data.settings.cells) for (const log10 of curve({}, kind)) expect(log10).toBeGreaterThan(-300);
  });

  claim("It loses more than tanh here", () => {
    expect(end({}, "rnn-relu")).toBeLessThan(end({}, "rnn-tanh") - 5);
    expect(end({}, "rnn-relu")).toBeGreaterThan(end({}, "rnn-logistic"));
  });

  claim("half of them are off at each step. Every tanh unit passes something on, though less than all.", () => {
    const {settings} = data;
    // The mean square of the slopes is what a random matrix lets through of a squared length.
    const slopes = (kind: "rnn-relu" | "rnn-tanh", slope: (h: number) => number) =>
      settings.seeds.flatMap((seed) => {
        const sampled = sampleCell(kind, settings, seed);
        const inputs = sampled.inputs.slice(0, settings.length).map((x) => scale(x, settings.inputStd));
        const {steps} = forwardThroughTime(sampled.cell, scaledParameters(sampled, settings), inputs);
        return steps.flatMap(({h}) => Array.from(h.data, slope));
      });
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [relu, tanh] = [slopes("rnn-relu", (h) => (h > 0 ? 1 : 0)), slopes("rnn-tanh", (h) => 1 - h * h)];
    expect(mean(relu)).toBeCloseTo(0.5, 2);
    expect(Math.min(...tanh.slice(0, 20_000))).toBeGreaterThan(0);
    expect(mean(tanh.map((slope) => slope ** 2))).toBeGreaterThan(0.65);
  });

  claim("stays in every factor too, but takes little: without any nonlinearity the same weights leave", () => {
    const linear = data.settings.seeds.map(
      (seed) => gradientCurve(sampleCell("rnn-linear", data.settings, seed), data.settings).at(-1)?.log10 ?? NaN
    );
    expect(quantile(linear, 0.5)).toBeGreaterThan(end({}, "rnn-tanh") / 3);
  });

  claim("The gated cells fall too, only more slowly", () => {
    for (const kind of ["lstm", "gru"]) {
      expect(end({}, kind)).toBeLessThan(-3);
      for (const vanilla of ["rnn-tanh", "rnn-logistic", "rnn-relu"])
        expect(end({}, kind)).toBeGreaterThan(end({}, vanilla));
    }
  });

  claim("Set the forget bias to 0</button> and they fall faster than the tanh network", () => {
    for (const kind of ["lstm", "gru"])
      expect(end({forgetBias: 0}, kind)).toBeLessThan(end({forgetBias: 0}, "rnn-tanh"));
  });

  claim("Set it to 5</button> and the line of $h$ ends within a factor of ten of 1; that of $c$ grows", () => {
    for (const kind of ["lstm", "gru"]) expect(Math.abs(end({forgetBias: 5}, kind))).toBeLessThan(1);
    for (const seed of [1, 2, 3, 4, 5]) {
      const ofCell = curve({forgetBias: 5, seed}, "lstm", "c");
      expect(ofCell[ofCell.length - 1]).toBeGreaterThan(ofCell[0] + 0.5);
    }
  });

  claim("still has more than a tenth of its gradient at the first step", () => {
    expect(end({shape: "identity", spectralRadius: 1, forgetBias: 1}, "rnn-relu")).toBeGreaterThan(-1);
  });

  claim("Other seeds give other numbers, and with seed 1 the tanh network's does not grow at all.", () => {
    expect(end({...largest, seed: 1}, "rnn-tanh")).toBeLessThan(0);
    expect(end({...largest, seed: 7}, "rnn-tanh")).toBeGreaterThan(3);
  });

  claim("Its bound rises, and the curve falls.", () => {
    expect(data.bounds.find(({cell}) => cell === "rnn-tanh")?.slope).toBeGreaterThan(0);
    expect(end({}, "rnn-tanh")).toBeLessThan(0);
  });

  claim("The bound for tanh and ReLU rises, that for the logistic function falls;", () => {
    expect(data.bounds.map(({cell, slope}) => [cell, slope > 0])).toEqual([
      ["rnn-tanh", true],
      ["rnn-logistic", false],
      ["rnn-relu", true]
    ]);
  });

  claim("for an orthogonal $W_h$ the two are equal", () => {
    const bound = rows({...first, shape: "orthogonal"}).filter(
      ({cell, path}) => cell === "rnn-tanh" && path === "bound"
    );
    expect(bound[1].log10).toBeCloseTo(Math.log10(first.spectralRadius), 12);
  });

  claim("the ReLU network of [[figure: gradient-vanishing-curves]] hardly loses any of it", () => {
    expect(end({shape: "identity", spectralRadius: 1}, "rnn-relu")).toBeGreaterThan(-1);
  });

  claim("An orthogonal $W_h$ alone does little for the tanh network there", () => {
    const orthogonal = [1, 2, 3, 4, 5].map((seed) => end({shape: "orthogonal", seed}, "rnn-tanh"));
    expect(Math.abs(quantile(orthogonal, 0.5) - end({}, "rnn-tanh"))).toBeLessThan(1.5);
  });
});

describe("your-own-activation", async () => {
  const {rows, first, say} = await viewOf(yourOwnActivation, computed(yourOwnActivation).data);
  const softsign = first.expression;
  const [sine, steep, logistic] = ["sin(x)", "tanh(2 * x)", "1 / (1 + exp(-x))"];
  const of = (expression: string) => {
    const shown = rows({...first, expression});
    const [, second, {own = NaN, tanh = NaN}] = [shown[0], shown[1], shown[shown.length - 1]];
    return {own, tanh, bound: second.own_bound, tanhBound: second.tanh_bound};
  };

  claim("share a bound, since the largest slope of both is 1, and yet the one loses", () => {
    const {own, tanh, bound, tanhBound} = of(softsign);
    expect(bound).toBeCloseTo(tanhBound, 9);
    expect(own).toBeLessThan(tanh - 5);
    expect(say(first)).toContain("max |f′| = 1, at x = 0");
  });

  claim("A sine</button> has the same largest slope again, and keeps more than tanh.", () => {
    const {own, tanh, bound, tanhBound} = of(sine);
    expect(bound).toBeCloseTo(tanhBound, 9);
    expect(own).toBeGreaterThan(tanh);
  });

  claim("has $\\gamma = 2$, so that its bound rises faster; its gradient still falls", () => {
    const {own, tanh, bound, tanhBound} = of(steep);
    expect(bound - tanhBound).toBeCloseTo(Math.log10(2), 9);
    expect(tanhBound).toBeGreaterThan(0);
    expect(own).toBeLessThan(0);
    expect(own).toBeGreaterThan(tanh);
  });

  claim("has $\\gamma = 1/4$ and is the only one of these four whose bound falls", () => {
    expect(of(logistic).bound - of(logistic).tanhBound).toBeCloseTo(Math.log10(0.25), 9);
    expect([softsign, sine, steep, logistic].map((expression) => of(expression).bound < 0)).toEqual([
      false,
      false,
      false,
      true
    ]);
  });
});

describe("eigenvalue-or-singular-value", () => {
  const {settings} = computed(eigenvalueOrSingularValue).data;
  const norms = (change: Partial<typeof settings> = {}): number[] =>
    powersOf({...settings, ...change}).rows.map(({norm}) => norm);

  claim("and yet a gradient in the worst direction first grows", () => {
    expect(settings.spectralRadius).toBeLessThan(1);
    const [start, ...later] = norms();
    expect(Math.max(...later)).toBeGreaterThan(start);
    expect(norms().indexOf(Math.max(...later))).toBe(settings.k);
  });

  claim("the eigenvalue wins: each step then multiplies by nearly $\\rho$", () => {
    const [before, last] = norms().slice(-2);
    expect(last / before / settings.spectralRadius).toBeGreaterThan(1);
    expect(last / before / settings.spectralRadius).toBeLessThan(1.04);
  });

  claim("Set $s$ to 0</button> and the three lines are one.", () => {
    for (const {norm, eigenvalue, singularValue} of powersOf({...settings, shear: 0}).rows) {
      expect(norm / eigenvalue).toBeCloseTo(1, 12);
      expect(singularValue / eigenvalue).toBeCloseTo(1, 12);
    }
  });

  claim("below 1, and there is no growth anywhere: that is what the bound promises", () => {
    const slight = {spectralRadius: 0.8, shear: 0.2};
    expect(powersOf({...settings, ...slight}).largestSingularValue).toBeLessThan(1);
    const lengths = norms(slight);
    lengths.slice(1).forEach((norm, k) => expect(norm).toBeLessThan(lengths[k]));
  });

  claim("With $\\rho = 1$ and $s = 1$</button> the gradient grows all the time, and not even exponentially.", () => {
    const lengths = norms({spectralRadius: 1, shear: 1});
    lengths.slice(1).forEach((norm, k) => expect(norm).toBeGreaterThan(lengths[k]));
    expect(lengths[40] / lengths[20]).toBeLessThan(2.1);
  });

  claim("Then $D\\,W_h$ has the eigenvalue 1.8, and the gradient explodes.", () => {
    const W = matrix(2, 2, [2, -4, 1, -2]);
    expect([...multiply(W, W).data]).toEqual([0, 0, 0, 0]);
    expect(spectralRadiusOf(multiply(matrix(2, 2, [1, 0, 0, 0.1]), W))).toBeCloseTo(1.8, 12);
  });
});

describe("near-and-far", () => {
  const {settings, needed} = computed(nearAndFar).data;
  const neededBy = (cell: "rnn-tanh" | "lstm", change: Partial<typeof settings> = {}): number => {
    const changed = {...settings, ...change};
    return stepsNeeded(shareByStep(sampleNetwork(cell, changed, 1), cell, changed), settings.negligible);
  };

  claim("the steps near $T$ make up nearly all of the sum", () => {
    for (const {high} of needed) expect(high).toBeLessThan(settings.length / 2);
  });

  claim("farther, but not far either", () => {
    const [tanh, lstm] = needed;
    expect(lstm.low).toBeGreaterThan(tanh.high);
  });

  claim("A forget bias of 3</button> lets nearly every step count, and so does", () => {
    expect(neededBy("lstm", {forgetBias: 3})).toBeGreaterThan(0.9 * settings.length);
    expect(neededBy("rnn-tanh", {spectralRadius: 1.6})).toBeGreaterThan(0.9 * settings.length);
  });

  claim('data-set="last=15">The last {{near-and-far!tanh.needed}} steps</button>', () => {
    expect(neededBy("rnn-tanh")).toBe(15);
  });

  claim("data-right> By about a millionth</label>", () => {
    const {shares, whole} = shareByStep(sampleNetwork("rnn-tanh", settings, 1), "rnn-tanh", settings);
    expect(settings.length).toBe(100);
    expect((shares[49].far / whole).toExponential(0)).toBe("1e-6");
  });
});

describe("two-explanations", () => {
  const {rows, settings} = computed(twoExplanations).data;
  const {distance} = settings;
  const pair = (network: "untrained" | "saturated" | "trained") => [
    rowOf(rows, network, "dependency"),
    rowOf(rows, network, "none")
  ];

  claim("In the first two panels the two curves are one, within their bands.", () => {
    for (const network of ["untrained", "saturated"] as const) {
      const [a, b] = pair(network).map(({log10}) => log10);
      for (let k = 0; k <= distance; ++k) {
        expect(a[k].low).toBeLessThan(b[k].high);
        expect(b[k].low).toBeLessThan(a[k].high);
      }
    }
  });

  claim("Only in the trained networks do the curves part.", () => {
    const [a, b] = pair("trained").map(({log10}) => log10[distance]);
    expect(a.low).toBeGreaterThan(b.high + 1);
  });

  claim("long, longer than at the last. It has to be", () => {
    const [{log10}] = pair("trained");
    expect(log10[distance].low).toBeGreaterThan(log10[0].high);
  });

  claim("where the noise alone costs {{two-explanations!noiseError}} and knowing nothing would cost", () => {
    const [{error}] = pair("trained");
    expect(error.low).toBeGreaterThan(settings.noise ** 2);
    // Nearer to the noise than to knowing nothing.
    expect(error.high).toBeLessThan(settings.noise ** 2 + 1 / 6);
  });
});

describe("nudge-and-gradient", () => {
  const {settings} = computed(nudgeAndGradient).data;
  const at = (network: "latch" | "fading", k: number, change: Partial<typeof settings> = {}) => {
    const {
      h = NaN,
      nudged = NaN,
      effect = NaN,
      predicted = NaN
    } = effectsOf({...settings, ...change}).find((row) => row.network === network && row.k === k) ?? {};
    return {h, nudged, effect, size: Math.abs(effect), promised: Math.abs(predicted)};
  };
  const {t, steps, fading} = settings;

  claim("$\\tanh(2 \\cdot 0.96) \\approx 0.96$", () => {
    expect(settings.latch).toBe(2);
    expect(Math.tanh(2 * 0.96)).toBeCloseTo(0.96, 2);
  });

  claim("The latch has forgotten nothing.", () => {
    expect(at("latch", steps).h).toBeGreaterThan(0.8);
    expect(at("latch", steps).nudged).toBeLessThan(-0.8);
    expect(at("latch", steps).promised).toBeLessThan(1e-15 * at("latch", steps).size);
  });

  claim("a dozen steps later less than a billionth is left", () => {
    expect(at("latch", t + 12, {nudge: -0.1}).size).toBeLessThan(1e-9);
  });

  claim("for two steps the difference hardly shrinks, before it dies", () => {
    expect(at("latch", t + 2, {nudge: -1}).size).toBeGreaterThan(0.9);
    expect(at("latch", steps, {nudge: -1}).size).toBeLessThan(1e-15);
  });

  claim("−1.1</button>, and it stays for ever", () => {
    expect(at("latch", steps, {nudge: -1.1}).effect).toBeLessThan(-1.9);
  });

  claim("gradient shrinks slowly: by not much less than {{nudge-and-gradient.fading}} a step", () => {
    const factor = (at("fading", steps).promised / Math.abs(settings.nudge)) ** (1 / (steps - t));
    expect(factor).toBeLessThan(fading);
    expect(factor).toBeGreaterThan(0.9 * fading);
  });

  claim("even by −2</button>, the difference at step {{nudge-and-gradient.steps}} is a few thousandths", () => {
    const {size} = at("fading", steps, {nudge: -2});
    expect(size).toBeGreaterThan(0.001);
    expect(size).toBeLessThan(0.005);
  });

  claim("So the unit that remembers best has the smallest gradient.", () => {
    expect(at("latch", steps).size).toBeGreaterThan(at("fading", steps).size);
    expect(at("latch", steps).promised).toBeLessThan(at("fading", steps).promised);
  });

  claim("falls nearly twice as steeply, and the bit stays", () => {
    const [two, three] = [2, 3].map((latch) => at("latch", steps, {latch}));
    expect(three.promised).toBeLessThan(two.promised);
    // Decades below the nudge.
    const fallen = [two, three].map(({promised}) => Math.log10(promised / Math.abs(settings.nudge)));
    expect(fallen[1] / fallen[0]).toBeGreaterThan(1.7);
    expect(fallen[1] / fallen[0]).toBeLessThan(2.1);
    expect(three.h).toBeGreaterThan(0.9);
  });

  claim("it holds no bit any more, and its gradient lives longer", () => {
    const {size, promised} = at("latch", steps, {latch: 0.9});
    expect(size).toBeLessThan(0.1);
    expect(promised).toBeGreaterThan(1e10 * at("latch", steps).promised);
  });
});

describe("during-training", () => {
  const {data} = computed(duringTraining);
  const {updates, errors, baseline, over} = data;
  const stepAt = (made: number): number => updates.indexOf(made);
  const log10 = (cell: "rnn-tanh" | "lstm", made: number): number =>
    farthest(data, cell, {step: stepAt(made), path: "h"});
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

  claim("arrives at the first step, and the error stays at that of the mean.", () => {
    const typical = log10("lstm", 150);
    for (const made of updates.filter((made) => made > 0 && made <= 275)) {
      expect(Math.abs(log10("lstm", made) - typical)).toBeLessThan(0.3);
      expect(Math.abs(errors.lstm[stepAt(made)] - baseline)).toBeLessThan(0.1 * baseline);
    }
  });

  claim("**Then two things happen at once in the LSTM.**", () => {
    expect(log10("lstm", 350)).toBeGreaterThan(log10("lstm", 300) + 3);
    expect(errors.lstm[stepAt(350)]).toBeLessThan(errors.lstm[stepAt(300)] / 4);
  });

  claim("Later it grows shorter again everywhere", () => {
    const {log10} = mapOf(data, "lstm", "h");
    const [solving, end] = [log10[stepAt(350)], log10[log10.length - 1]];
    expect(mean(end)).toBeLessThan(mean(solving) - 0.5);
    expect(errors.lstm[errors.lstm.length - 1]).toBeLessThan(errors.lstm[stepAt(350)] / 10);
  });

  claim("the cell state $c$</button>: the line at the foot is level", () => {
    const curve = mapOf(data, "lstm", "c").log10[40];
    expect(Math.max(...curve) - Math.min(...curve)).toBeLessThan(1);
  });

  claim("**First it gets worse.**", () => {
    for (const {farthest} of over) expect(farthest[1].median).toBeLessThan(farthest[0].median - 2);
    for (const cell of ["rnn-tanh", "lstm"] as const) {
      expect(log10(cell, 25)).toBeLessThan(log10(cell, 0) - 3);
      expect(Math.abs(errors[cell][1] - baseline)).toBeLessThan(0.1 * baseline);
    }
  });

  claim("as much arrives as in the LSTM at update", () => {
    expect(updates[27]).toBe(675);
    expect(Math.abs(log10("rnn-tanh", 675) - log10("lstm", 350))).toBeLessThan(0.1);
    expect(errors["rnn-tanh"][27]).toBeGreaterThan(0.95 * baseline);
  });

  claim("That it needs more updates <span", () => {
    expect(updates[24]).toBe(600);
    expect(log10("rnn-tanh", 600)).toBeLessThan(-10);
    expect(log10("rnn-tanh", 675)).toBeGreaterThan(-2);
    expect(errors["rnn-tanh"].at(-1)).toBeGreaterThan(0.85 * baseline);
  });

  claim("its error stays near {{during-training!baseline | fixed 3}}, but for a dip", () => {
    const others = errors["rnn-tanh"].slice(1).sort((a, b) => a - b);
    expect(others[0]).toBeLessThan(0.7 * baseline);
    expect(others[1]).toBeGreaterThan(0.8 * baseline);
    expect(others[others.length - 1]).toBeLessThan(1.1 * baseline);
  });

  claim("the tanh network's came all the way at times, and it did not learn.", () => {
    const farthestOfTanh = updates.map((made) => log10("rnn-tanh", made));
    expect(Math.max(...farthestOfTanh)).toBeGreaterThan(log10("lstm", 350) - 0.2);
    const [tanh, lstm] = over.map(({farthest}) => farthest[farthest.length - 1]);
    expect(lstm.low).toBeGreaterThan(tanh.high);
    const [mistaken, solved] = over.map(({error}) => error[error.length - 1]);
    expect(solved.high).toBeLessThan(mistaken.low / 10);
  });
});

describe("truncated", () => {
  const {data, facts} = computed(truncated);
  const {settings, gradient} = data;

  claim("is {{truncated.lag}} or less, no segment ever holds both the bit and its question.", () => {
    for (let k = 1; k <= settings.lag; ++k) expect(shareThatReaches(settings.lag, k)).toBe(0);
    expect(shareThatReaches(settings.lag, settings.lag + 1)).toBeGreaterThan(0);
  });

  claim("It is not. With segments of {{truncated!lag10.before}} none of", () => {
    const {before, from, learnt} = facts.lag10 as Record<string, number>;
    expect([before, from]).toEqual([settings.lag, settings.lag + 1]);
    expect(learnt).toBeGreaterThan(settings.seeds.length / 2);
    for (const {k, learnt} of groupsAt(data, settings.lag)) if (k <= settings.lag) expect(learnt).toBe(0);
  });

  claim("Twenty steps apart</button> it is the same: none with 20.", () => {
    for (const {k, learnt} of groupsAt(data, 20)) if (k <= 20) expect(learnt).toBe(0);
    expect(groupsAt(data, 20).at(-1)?.learnt).toBeGreaterThan(settings.seeds.length / 2);
  });

  claim("Nothing vanishes here", () => {
    expect(10 ** (gradient[settings.lag] - gradient[0])).toBeGreaterThan(0.5);
  });

  claim("with no coins between, segments of {{truncated.lag}} teach {{truncated!silent | words}}", () => {
    expect(silentOf(data)).toMatchObject({k: settings.lag, lag: settings.lag, learnt: 0});
  });

  claim("whole networks in segments of five end at {{truncated!lag5.surprise | fixed 2}}, as good as guessing.", () => {
    const five = groupsAt(data, 5).find(({k}) => k === 5);
    expect(five?.surprise).toBeCloseTo(Math.LN2, 1);
    for (const lag of settings.lags)
      for (const {k, surprise} of groupsAt(data, lag))
        if (k <= lag) expect(surprise).toBeGreaterThan(readoutAt(data, lag).surprise);
  });

  claim("and of 20, in which half do.", () => {
    expect([shareThatReaches(settings.lag, 8), shareThatReaches(settings.lag, 20)]).toEqual([0, 0.5]);
  });
});

describe("optimiser", () => {
  const {data} = computed(optimiser);
  const {settings} = data;
  const all = settings.seeds.length;
  const [slow, fast] = settings.rates.adam;

  claim("Adam at {{optimiser!rates.slow}} to all. Is vanishing cured?", () => {
    expect(groupOf(data, "silence", "adam", slow).learnt).toBe(all);
    for (const rate of settings.rates.sgd) expect(groupOf(data, "silence", "sgd", rate).learnt).toBeLessThan(all / 4);
  });

  claim("falls in a straight line to {{optimiser!silence.far | power 1}}", () => {
    const far = settings.lengths.map((length) => shareOf(data, "silence", length).far);
    const slopes = far.slice(1).map((log10, k) => (log10 - far[k]) / (settings.lengths[k + 1] - settings.lengths[k]));
    for (const slope of slopes.slice(1)) expect(Math.abs(slope - slopes[2])).toBeLessThan(0.05);
  });

  claim("scaled by Adam, in silence, it stays near 1 until the end.", () => {
    const scaled = settings.lengths.map((length) => shareOf(data, "silence", length).scaled);
    for (const log10 of scaled.slice(0, -2)) expect(log10).toBeGreaterThan(-0.05);
    expect(scaled.at(-1)).toBeLessThan(-1);
  });

  claim("In noise the shares of the near steps stand in the same sum, and are scaled with it", () => {
    const {far, scaled} = shareOf(data, "noise", settings.length);
    expect(far).toBeLessThan(-8);
    expect(scaled).toBeLessThan(-8);
  });

  claim("An optimiser changes the size of a weight’s gradient, not the ratio of far to near within it.", () => {
    const scaled = settings.lengths.map((length) => shareOf(data, "noise", length).scaled);
    for (const [k, log10] of scaled.slice(1).entries()) expect(log10).toBeLessThan(scaled[k]);
    for (const kind of ["rmsprop", "adam"] as const)
      expect(groupOf(data, "noise", kind, settings.rates[kind][0]).learnt).toBeLessThanOrEqual(1);
  });

  claim("with a second bit at the last step, {{optimiser!learnt.near.adam.slow | words}} learn both.", () => {
    expect(groupOf(data, "near", "adam", slow).learnt).toBeGreaterThanOrEqual(all - 1);
  });

  claim("At a rate of {{optimiser!rates.fast}} all learn, in noise too.", () => {
    for (const kind of ["rmsprop", "adam"] as const)
      expect(groupOf(data, "noise", kind, settings.rates[kind][1]).learnt).toBe(all);
    expect(fast).toBe(settings.rates.rmsprop[1]);
  });

  claim("Long steps wander, until the gradient vanishes no longer.", () => {
    const [short, long] = data.wandered;
    expect(long.radius).toBeGreaterThan(2 * short.radius);
    expect(short.radius).toBeLessThan(1.3 * settings.spectralRadius);
  });
});
