import {median} from "d3";
import {describe, expect} from "vitest";
import {data as train} from "../../src/figures/clipBeforeOrAfter/experiment.js";
import {clipBeforeOrAfter} from "../../src/figures/clipBeforeOrAfter/figure.js";
import {stepsAfter} from "../../src/figures/clipBeforeOrAfter/spike.js";
import {learned} from "../../src/figures/clipBeforeOrAfter/words.js";
import {explode, fanOf, grown, sampleWeights, updateAt, type Explosion} from "../../src/figures/explosion/explode.js";
import {explosion} from "../../src/figures/explosion/figure.js";
import {explosionRun} from "../../src/figures/explosionRun/figure.js";
import {shareClipped} from "../../src/figures/clipping/histogram.js";
import {clipper} from "../../src/figures/clipping/rules.js";
import {clipping} from "../../src/figures/clipping/figure.js";
import type {ClippingRescuesRow, Outcome} from "../../src/figures/clippingRescues/experiment.js";
import {clippingRescues} from "../../src/figures/clippingRescues/figure.js";
import {clipByGlobalNorm, clipByValue} from "../../src/engine/clip.js";
import {matrix} from "../../src/engine/linear/matrix.js";
import {boundaryAt, foldsAt} from "../../src/figures/lossCliff/basins.js";
import {lossCliff} from "../../src/figures/lossCliff/figure.js";
import {descend, lossAt, slopeLength, wallAt} from "../../src/figures/lossCliff/network.js";
import {firstRace, isInside, turningPoints} from "../../src/figures/lossCliff/race.js";
import {claimsOf} from "../support/claimsOf.js";

const {claim, computed, computedPart} = claimsOf("exploding-gradient");

describe("numbers of mathematics", () => {
  claim("a factor of 1.2 a step is about 8 · 10⁷ after a hundred steps.", () =>
    expect((1.2 ** 100).toExponential(0)).toBe("8e+7")
  );
  claim("a float32 at about 3.4 · 10³⁸, a float64 at 1.8 · 10³⁰⁸", () => {
    expect(((2 - 2 ** -23) * 2 ** 127).toExponential(1)).toBe("3.4e+38");
    expect(Number.MAX_VALUE.toExponential(1)).toBe("1.8e+308");
  });
  claim("Guessing costs $\\ln 4 = 1.39$.", () => expect(Math.log(4).toFixed(2)).toBe("1.39"));
});

describe("explosion", () => {
  const {data: settings, facts} = computed(explosion);
  const {seed, seeds, radius, back, rate} = settings;
  const draws = seeds.map((seed) => sampleWeights(settings, seed));
  const [linear] = explode(draws[seeds.indexOf(seed)], radius);
  const longer = (explosion: Explosion, rate: number): number =>
    1 + explosion.weightGradient.findIndex((_, k) => updateAt(explosion, k + 1, rate) > 1);

  claim("straight lines close together", () => {
    for (const lengths of fanOf(draws, radius, "linear"))
      for (const k of [50, back]) expect(Math.abs(lengths[k] / k - Math.log10(radius))).toBeLessThan(0.02);
  });

  claim('data-set="radius=1">exactly 1</button> they are nearly level', () => {
    for (const lengths of fanOf(draws, 1, "linear")) expect(Math.max(...lengths.map(Math.abs))).toBeLessThan(1.1);
  });

  claim("their gradients fan out around 1", () => {
    const ends = fanOf(draws, radius, "tanh").map((lengths) => lengths[back]);
    expect(Math.min(...ends)).toBeLessThan(-1);
    expect(Math.max(...ends)).toBeGreaterThan(1);
  });

  claim("With tanh, a matrix that lengthens does not promise a gradient that grows.", () =>
    expect(grown(fanOf(draws, radius, "tanh"), back)).toBeLessThan(draws.length / 2)
  );

  claim("it has grown in {{explosion!large.tanh.grown}} draws, and in one it is", () => {
    const {radius, tanh} = facts.large as {radius: number; tanh: {grown: number}};
    expect(radius).toBe(3);
    expect(tanh.grown).toBe(draws.length - 1);
    expect(Math.min(...fanOf(draws, radius, "tanh").map((lengths) => lengths[back]))).toBeLessThan(-10);
  });

  claim(
    'data-set="rate=0.0001">A hundredth of that rate</button> buys a few steps more: a factor against a power.',
    () => {
      expect(rate / 100).toBeCloseTo(0.0001, 12);
      const more = longer(linear, 0.0001) - longer(linear, rate);
      expect(more).toBeGreaterThan(1);
      expect(more).toBeLessThan(20);
    }
  );

  claim("data-right> In none</label>", () => expect(grown(fanOf(draws, 1.2, "tanh"), back)).toBe(0));

  claim("In two, as at 1.5 <span", () => {
    expect(radius).toBe(1.5);
    expect(grown(fanOf(draws, radius, "tanh"), back)).toBe(2);
  });
});

describe("explosion-run", () => {
  const {unclipped, restarted, overflow, checkpoint, ends, settings} = computed(explosionRun).data;
  const normAt = (update: number): number => unclipped.norm[update - unclipped.first];

  claim("and then stands on end", () => {
    const [before, ...last] = unclipped.loss.slice(-4);
    expect(last.every((loss, k) => loss > 10 * (last[k - 1] ?? before))).toBe(true);
  });

  claim("Two updates later a state overflows", () => {
    expect(overflow.what).toBe("h of layer1");
    expect(unclipped.first + unclipped.loss.length).toBe(overflow.update);
  });

  claim("A long gradient is no sure sign of the end", () => {
    const longest = Math.max(...unclipped.norm.slice(0, checkpoint));
    expect(longest).toBeGreaterThan(10 * normAt(overflow.update - 4));
    expect(unclipped.norm.indexOf(longest)).toBeLessThan(checkpoint - 200);
  });

  claim("It does not take away the steep place", () => {
    expect(restarted.first).toBe(checkpoint + 1);
    expect(Math.max(...restarted.norm)).toBeGreaterThan(100 * settings.threshold);
  });

  claim("Is that one lucky seed?", () => {
    expect(ends.unclipped.overflowed + ends.unclipped.between + ends.unclipped.learned).toBe(settings.seeds.length);
    expect(ends.unclipped.learned).toBeLessThan(settings.seeds.length / 2);
    expect(ends.clipped.learned).toBe(settings.seeds.length);
    expect(settings.learned).toBeLessThan(Math.log(4) / 2);
  });
});

describe("clipping", () => {
  const {data, facts} = computed(clipping);
  const {norms, settings} = data;
  const {gradient, threshold} = settings;
  const clipped = clipper(data.longest.gradient)({...gradient, threshold}).run;

  const average = norms.reduce((sum, norm) => sum + norm, 0) / norms.length;
  const idle = norms.slice(0, Number(facts.idle));
  const late = norms.slice(Number(facts.idle) + 100);

  claim("In the run's longest gradient the biases have most of the length; clipped by value they lose most", () => {
    const [, byValue] = clipped;
    const [longest] = [...byValue.parts].sort((a, b) => b.before - a.before);
    const [shortened] = [...byValue.parts].sort((a, b) => a.after / a.before - b.after / b.before);
    expect([longest.parameter, shortened.parameter]).toEqual(["b", "b"]);
    expect(longest.before).toBeGreaterThan(byValue.norm.before / Math.SQRT2);
  });

  claim("For its first {{clipping!idle}} updates this run learns nothing, and its gradients are about", () => {
    expect(idle.length).toBeGreaterThan(100);
    expect(Math.max(...idle)).toBeLessThan(threshold);
    // And no longer than that: within the hundred updates that follow it is under way.
    expect(Math.max(...norms.slice(idle.length, idle.length + 100))).toBeGreaterThan(threshold);
    expect(median(late)).toBeGreaterThan(10 * (median(idle) ?? NaN));
  });

  claim("times as long, and most are clipped", () => expect(shareClipped(late, threshold).share).toBeGreaterThan(0.5));

  claim('data-set="threshold=20">At 20</button> it would cut only the longest hundredth', () =>
    expect(shareClipped(norms, 20).share).toBeCloseTo(0.01, 2)
  );

  claim("half of it</button> still clips every second update", () =>
    expect(shareClipped(norms, average / 2).share).toBeGreaterThan(0.5)
  );
});

describe("what clipping makes of numbers", () => {
  const gradients = {g: matrix(1, 1001, [3, ...new Array<number>(1000).fill(0.01)])};
  const partOfSmall = (data: ArrayLike<number>): number => data[1] / data[0];

  claim("By value only the large number is cut, so the small ones weigh three times as much beside it", () => {
    const [byNorm, byValue] = [clipByGlobalNorm(gradients, 1), clipByValue(gradients, 1)].map(({gradients}) =>
      partOfSmall(gradients.g.data)
    );
    expect(byNorm).toBeCloseTo(partOfSmall(gradients.g.data), 12);
    expect(byValue).toBeCloseTo(3 * partOfSmall(gradients.g.data), 12);
  });

  claim("every finite number becomes 0, and the infinite one 0 · Inf, which is NaN", () => {
    const factor = 1 / Math.hypot(Infinity, 2);
    expect([2, Infinity].map((value) => factor * value)).toEqual([0, NaN]);
    expect(Math.min(1, Infinity)).toBe(1);
    expect(Math.min(1, NaN)).toBeNaN();
  });

  claim("Our engine stops and says what went first.", () =>
    expect(() => clipByGlobalNorm({g: matrix(1, 2, [2, Infinity])}, 1)).toThrow("expected a finite norm, got Infinity")
  );

  claim("$e^{89}$ is Inf, and Inf / Inf is NaN", () => {
    expect(Math.fround(Math.exp(89))).toBe(Infinity);
    expect(Math.fround(Math.exp(88))).toBeLessThan(Infinity);
    expect(Infinity / Infinity).toBeNaN();
    expect(0 * -Infinity).toBeNaN();
  });

  claim("Its square is 4 · 10³⁸, beyond float32, so the norm is Inf", () => {
    expect(Math.fround(2e19)).toBeLessThan(Infinity);
    expect(Math.fround(Math.fround(2e19) ** 2)).toBe(Infinity);
    expect(2e19 * (1 / Infinity)).toBe(0);
  });
});

describe("clip-before-or-after", () => {
  const {data, facts} = computed(clipBeforeOrAfter);
  const {settings} = data;
  type Ways = Record<"unclipped" | "before1" | "before01" | "after3" | "after1", {learned: number; longest: number}>;
  const [low, high] = [facts.low, facts.high] as unknown as Ways[];

  claim("for thousands of updates, and all that time the weight moves at less than a tenth of its pace", () => {
    const steps = stepsAfter({...settings.spike, after: 2100}, {name: "unclipped"});
    for (const k of [100, 1000, 2000]) expect(steps[k]).toBeLessThan(0.1);
  });

  claim("Clipped _after_, the first steps are cut, and the slow thousands stay.", () => {
    const spike = {...settings.spike, after: 2100};
    const [after, none] = [{name: "after", after: 1}, {name: "none"}].map((way) => stepsAfter(spike, way));
    expect(after[0]).toBeLessThan(none[0] / 2);
    for (const k of [100, 1000, 2000]) expect(after[k]).toBeCloseTo(none[k], 12);
  });

  claim("hardly any do, and clipping saves some, a tighter threshold more", () => {
    expect(high.unclipped.learned).toBeLessThanOrEqual(1);
    expect(high.unclipped.learned).toBeLessThan(Math.min(high.before1.learned, high.after3.learned));
    expect(high.before1.learned).toBeLessThan(high.before01.learned);
    expect(high.after3.learned).toBeLessThan(high.after1.learned);
  });

  claim("Is one side better? By the table, after.", () => {
    expect(high.before1.learned).toBeLessThan(high.after3.learned);
    expect(high.before01.learned).toBeLessThan(high.after1.learned);
  });

  claim("there before at 0.1 is far ahead of after at 3", async () => {
    const ways = settings.ways.filter(({before, after}) => before === 0.1 || after === 3);
    const seeds = settings.seeds.map((seed) => seed + settings.seeds.length);
    const {groups} = await train({...settings, rates: [settings.rate], ways, seeds});
    const [before, after] = groups.map((group) => learned(group, settings));
    expect({before, after}).toEqual({before: 9, after: 4});
  });

  claim("that all learn where no step is longer than η", () => {
    expect([high.after1.longest, high.after1.learned]).toEqual([1, settings.seeds.length]);
  });

  claim("Adam needs no clipping", () =>
    expect(low.unclipped.learned).toBeGreaterThanOrEqual(settings.seeds.length - 1)
  );

  claim("nearly all do, however clipped", () => {
    for (const {learned} of [low.before1, low.before01, low.after3, low.after1])
      expect(learned).toBeGreaterThanOrEqual(settings.seeds.length - 1);
  });

  claim("Adam’s first step alone, in which each weight moves by η, is", () => {
    const {hiddenSize: H} = settings;
    const weights = H * H + 6 * H + H + 4 * H + 4;
    const longest = data.groups.filter(({way}) => way === "unclipped").flatMap(({longest}) => longest);
    // Units that are off have no gradient, and do not move at first.
    for (const step of longest) expect(step).toBeLessThan(Math.sqrt(weights) + 0.01);
    expect(Math.max(...longest)).toBeCloseTo(Math.sqrt(weights), 2);
  });

  claim('data-set="rate=0.003">Choose the rate first', () => expect(settings.rates[0]).toBe(0.003));
});

describe("clipping-rescues", () => {
  const {data, facts} = computed(clippingRescues);
  const {rows, seeds} = data;
  const outcomes = computedPart<Outcome[]>(clippingRescues, "outcomes");
  const at = (name: ClippingRescuesRow["clipping"], length: number): ClippingRescuesRow => {
    const row = rows.find((row) => row.clipping === name && row.length === length);
    if (!row) throw new Error(`no row that is ${name} at ${length}`);
    return row;
  };

  claim("every seed learns, clipped or not", () => {
    for (const length of [10, 15])
      expect([at("clipped", length).solved, at("unclipped", length).solved]).toEqual([seeds, seeds]);
  });

  claim("without it not one is left", () =>
    expect([20, 25, 30].map((length) => at("unclipped", length).solved)).toEqual([0, 0, 0])
  );

  claim("about as fast</button>", () => {
    const ratio = (at("unclipped", 15).updates ?? NaN) / (at("clipped", 15).updates ?? NaN);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });

  claim("and at $T = {{training/clipping-rescues.vary.length.length30.task.length}}$ a single one", () =>
    expect(at("clipped", 30).solved).toBe(1)
  );

  claim("It moves the edge: from somewhere past", () => {
    const {unclipped, clipped, next} = facts.edge as Record<string, number>;
    expect(unclipped).toBeLessThan(clipped);
    expect(at("unclipped", clipped).solved).toBe(0);
    expect(at("clipped", next).solved).toBeGreaterThan(0);
    expect(at("clipped", next).solved).toBeLessThan(seeds / 2);
  });

  claim("runs did a number overflow", () => expect(rows.every(({diverged}) => diverged === 0)).toBe(true));

  claim("{{clipping-rescues!beyond.wrong | percent 0}} of their answers wrong", () => {
    const {wrong} = facts.beyond as Record<string, number>;
    const beyond = outcomes.filter(({clipping, length}) => clipping === "unclipped" && length >= 20);
    const ended = beyond.filter(({final}) => (final?.score ?? 0) > wrong);
    expect(ended.length).toBeGreaterThan(beyond.length / 2);
  });

  claim("{{clipping-rescues!bound | percent 0}} too, the other two at", () => {
    const solved = outcomes.filter(({solvedAt}) => solvedAt !== null);
    expect(solved.filter(({final}) => (final?.score ?? 1) >= Number(facts.bound))).toHaveLength(2);
  });

  claim("at $T = {{training/clipping-rescues.vary.length.length20.task.length}}$ they are clear of each other", () => {
    const overlap = (length: number): boolean => at("clipped", length).share_low <= at("unclipped", length).share_high;
    expect([20, 25, 30].map(overlap)).toEqual([false, true, true]);
  });
});

describe("loss-cliff", () => {
  const {data, facts} = computed(lossCliff);
  const {settings} = data;
  const calm = Number(facts.calm);
  const {clipped, unclipped} = firstRace(settings);
  const {w: columns, b: rows, start, rate, updates} = settings;
  const {exit = NaN} = turningPoints(settings, firstRace(settings));
  const columnsAcross = [0.2, 0.4, 0.6, 0.8].map((share) => columns.from + share * (columns.to - columns.from));
  const look = {from: 2 * rows.from - rows.to, to: 2 * rows.to - rows.from};

  claim("The clipped one zigzags along the wall", () => {
    expect(clipped.path.every((place) => isInside(settings, place))).toBe(true);
    const atWall = clipped.path.slice(Number(facts.clippedAt));
    const aside = atWall.map(({w, b}) => b - wallAt(settings, w, look));
    const crossings = aside.filter((place, k) => k > 0 && place * aside[k - 1] < 0);
    expect(crossings.length).toBeGreaterThan(atWall.length / 6);
    expect(Math.max(...aside.map(Math.abs))).toBeLessThan(0.15);
    expect(Math.abs(atWall[0].w - atWall[atWall.length - 1].w)).toBeGreaterThan(0.2);
  });

  claim("it is knocked across {{loss-cliff!crossings | times}}", () => {
    const {aboveMost, belowLeast} = facts.land as {aboveMost: number; belowLeast: number};
    const level = (aboveMost + belowLeast) / 2;
    const below = unclipped.path.slice(0, exit).map(({E}) => E > level);
    const crossings = below.filter((side, k) => k > 0 && side !== below[k - 1]).length;
    expect(crossings).toBe(facts.crossings);
    expect(crossings).toBeGreaterThan(1);
  });

  claim("**The land is flat, and then there is a wall.**", () => {
    for (const w of columnsAcross) {
      const wall = wallAt(settings, w, look);
      const [below, above] = [-0.01, 0.01].map((aside) => lossAt(settings, w, wall + aside).E);
      expect(below).toBeGreaterThan(4 * above);
    }
  });

  claim("On either side of it the gradient is a fraction of 1.", () => {
    for (const w of columnsAcross)
      for (const aside of [-0.1, 0.1])
        expect(slopeLength(lossAt(settings, w, wallAt(settings, w, look) + aside))).toBeLessThan(1);
  });

  claim("On the wall it is dozens to hundreds of thousands long.", () => {
    const lengths = [columns.from, columns.to].map((w) => slopeLength(lossAt(settings, w, wallAt(settings, w, look))));
    expect(lengths.map((length) => Math.floor(Math.log10(length)))).toEqual([1, 5]);
  });

  claim("It comes down the flat in small steps.", () => {
    const flat = unclipped.path.slice(0, 40);
    expect(rate * Math.max(...flat.map(({norm}) => norm))).toBeLessThan(0.01);
  });

  claim("to a place where the loss no longer depends on $w$ and $b$.", () => {
    expect(unclipped.path[exit - 1].norm).toBeGreaterThan(100);
    expect(unclipped.path.slice(exit).every(({norm}) => norm < 1e-11)).toBe(true);
  });

  claim("After its first touch $E$ still rises to", () => {
    const touched = clipped.path.slice(Number(facts.clippedAt)).map(({E}) => E);
    expect(touched.some((_, k) => k > 3 && touched.slice(k - 3, k + 1).every((E) => E > 0.2))).toBe(true);
    expect(Math.max(...touched)).toBeGreaterThan(0.3);
  });

  claim("What holds for all of them is that they stay.", () => {
    for (const shift of [0, 1e-12, -1e-12]) {
      const path = descend(settings, {...settings, start: {...start, w: start.w + shift}});
      expect(path.every((place) => isInside(settings, place))).toBe(true);
      expect(path.slice(-100).filter(({E}) => E < calm).length).toBeGreaterThanOrEqual(90);
    }
  });

  claim("so the wall is nearly the straight line", () => {
    for (const w of columnsAcross)
      expect(Math.abs(wallAt(settings, w, look) - boundaryAt(settings, w))).toBeLessThan(0.003);
  });

  claim("are some thousands", () => {
    const {factor} = facts.fate as {factor: number};
    expect(factor ** settings.steps).toBeGreaterThan(2000);
    expect(factor ** settings.steps).toBeLessThan(5000);
  });

  claim("At the folds $E$ does not jump", () => {
    for (const w of columnsAcross)
      for (const fold of Object.values(foldsAt(w) ?? {}) as number[])
        expect(Math.abs(lossAt(settings, w, fold + 0.005).E - lossAt(settings, w, fold - 0.005).E)).toBeLessThan(0.01);
  });

  claim("its wall stands beside this fold", () => {
    const {high, folds, wall} = facts.fate as Record<string, Record<string, number>>;
    expect(Math.abs(high.b - folds.lower)).toBeLessThan(0.02);
    expect(high.norm).toBeLessThan(wall.norm / 10);
  });

  claim("after {{loss-cliff.updates}} updates the clipped run is _worse_", () => {
    const {clipped, unclipped, rate} = facts.slower as unknown as Record<
      "clipped" | "unclipped",
      {E: number; later: number}
    > & {
      rate: number;
    };
    expect(rate).toBe(0.01);
    expect(clipped.E).toBeGreaterThan(unclipped.E);
    expect(clipped.later).toBeLessThan(unclipped.later / 100);
  });

  claim("the last number is luck: start at a $w$ that differs by a million-millionth", () => {
    const ends = [0, 1e-12, -1e-12].map(
      (shift) => descend(settings, {...settings, start: {...start, w: start.w + shift}})[updates].E
    );
    expect(Math.max(...ends)).toBeGreaterThan(1.5 * Math.min(...ends));
  });
});
