import {median} from "d3";
import {describe, expect} from "vitest";
import {sampleWeights, explode, overflowsAt, updateAt, type Explosion} from "../../src/figures/explosion/explode.js";
import {explosion} from "../../src/figures/explosion/figure.js";
import {explosionRun} from "../../src/figures/explosionRun/figure.js";
import {shareClipped} from "../../src/figures/clipping/histogram.js";
import {clipper} from "../../src/figures/clipping/rules.js";
import {clipping} from "../../src/figures/clipping/figure.js";
import type {ClippingRescuesRow, Outcome} from "../../src/figures/clippingRescues/experiment.js";
import {clippingRescues} from "../../src/figures/clippingRescues/figure.js";
import {lossCliff} from "../../src/figures/lossCliff/figure.js";
import {descend, lossAt, slopeLength, wallAt} from "../../src/figures/lossCliff/network.js";
import {firstRace, isInside, turningPoints} from "../../src/figures/lossCliff/race.js";
import {claimsOf} from "../support/claimsOf.js";

const {claim, computed, computedPart} = claimsOf("exploding-gradient");

describe("numbers of mathematics", () => {
  claim("A factor of 1.2 a step is about 8 · 10⁷ after a hundred steps.", () =>
    expect((1.2 ** 100).toExponential(0)).toBe("8e+7")
  );
  claim("a float32 at about 3.4 · 10³⁸, a float64 at 1.8 · 10³⁰⁸", () => {
    expect(((2 - 2 ** -23) * 2 ** 127).toExponential(1)).toBe("3.4e+38");
    expect(Number.MAX_VALUE.toExponential(1)).toBe("1.8e+308");
  });
  claim("Guessing costs $\\ln 4 = 1.39$.", () => expect(Math.log(4).toFixed(2)).toBe("1.39"));
});

describe("explosion", () => {
  const settings = computed(explosion).data;
  const {seed, radius, back, rate, steps} = settings;
  const weights = sampleWeights(settings, seed);
  const at = (radius: number): Explosion[] => explode(weights, radius);
  const [linear, tanh] = at(radius);
  const longer = (explosion: Explosion, rate: number): number =>
    1 + explosion.weightGradient.findIndex((_, k) => updateAt(explosion, k + 1, rate) > 1);

  claim("The tanh network’s wavers and grows far more slowly", () => {
    expect(Math.log(tanh.float64[back])).toBeLessThan(Math.log(linear.float64[back]) / 5);
    expect(tanh.float64.slice(1, back).some((length, k) => length < tanh.float64[k])).toBe(true);
  });

  claim("is enough to pass float32's end within the picture", () =>
    expect(overflowsAt(at(1.1)[0].float32)).toBeLessThan(steps)
  );

  claim("the line is nearly level", () => {
    const lengths = at(1)[0].float64;
    expect(Math.min(...lengths)).toBeGreaterThan(0.1);
    expect(Math.max(...lengths)).toBeLessThan(10);
  });

  claim("and the tanh network's has _vanished_ to", () => {
    const [linear, tanh] = at(1.5);
    expect(linear.float64[back]).toBeGreaterThan(1e10);
    expect(tanh.float64[back]).toBeLessThan(0.01);
  });

  claim("Notice the other panel: nobody has to wait for Inf.", () =>
    expect(longer(linear, rate)).toBeLessThan((overflowsAt(linear.float32) ?? 0) / 10)
  );

  claim('data-set="rate=0.0001">A hundredth of that rate</button> buys a few steps more, no more', () => {
    expect(rate / 100).toBeCloseTo(0.0001, 12);
    const more = longer(linear, 0.0001) - longer(linear, rate);
    expect(more).toBeGreaterThan(1);
    expect(more).toBeLessThan(10);
  });

  claim("the tanh curve looks quite different, the linear one hardly", () => {
    const [otherLinear, otherTanh] = explode(sampleWeights(settings, 2), radius);
    const apart = (one: Explosion, other: Explosion): number =>
      Math.log10(other.float64[back]) / Math.log10(one.float64[back]);
    expect(Math.abs(apart(linear, otherLinear) - 1)).toBeLessThan(0.01);
    expect(apart(tanh, otherTanh)).toBeGreaterThan(1.5);
  });

  claim("data-right> It has vanished: about", () => expect(Math.round(Math.log10(at(1.2)[1].float64[back]))).toBe(-5));
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
    const [longest] = byValue.parts.toSorted((a, b) => b.before - a.before);
    const [shortened] = byValue.parts.toSorted((a, b) => a.after / a.before - b.after / b.before);
    expect([longest.parameter, shortened.parameter]).toEqual(["b", "b"]);
    expect(longest.before).toBeGreaterThan(byValue.norm.before / Math.SQRT2);
  });

  claim("Which way of clipping leaves the direction of the step as it was?", () => {
    const [byNorm, byValue, perParameter] = clipped.map(({cosine}) => cosine);
    expect(byNorm).toBeCloseTo(1, 12);
    expect(Math.max(byValue, perParameter)).toBeLessThan(0.9);
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

describe("clipping-rescues", () => {
  const {data, facts} = computed(clippingRescues);
  const {rows, seeds} = data;
  const outcomes = computedPart<Outcome[]>(clippingRescues, "outcomes");
  const at = (name: ClippingRescuesRow["clipping"], length: number): ClippingRescuesRow => {
    const row = rows.find((row) => row.clipping === name && row.length === length);
    if (!row) throw new Error(`no row that is ${name} at ${length}`);
    return row;
  };

  claim("solved it, with clipping and without. With clipping", () => {
    for (const length of [10, 15])
      expect([at("clipped", length).solved, at("unclipped", length).solved]).toEqual([seeds, seeds]);
  });

  claim("without clipping none did at any of the three", () =>
    expect([20, 25, 30].map((length) => at("unclipped", length).solved)).toEqual([0, 0, 0])
  );

  claim("about as fast</button>: in the median after", () => {
    const ratio = (at("unclipped", 15).updates ?? NaN) / (at("clipped", 15).updates ?? NaN);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });

  claim("and at $T = {{training/clipping-rescues.vary.length.length30.task.length}}$ a single one", () =>
    expect(at("clipped", 30).solved).toBe(1)
  );

  claim('name="rescued" data-right> One</label>', () => expect(at("clipped", 30).solved).toBe(1));

  claim("unclipped, no seed of ten learns it, and in none of them does a number overflow", () => {
    expect([at("unclipped", 30).solved, at("unclipped", 30).seeds]).toEqual([0, 10]);
    expect(at("unclipped", 30).diverged).toBe(0);
  });

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

  claim("it is knocked across it {{loss-cliff!crossings | times}}, to and fro", () => {
    const {aboveMost, belowLeast} = facts.land as {aboveMost: number; belowLeast: number};
    const level = (aboveMost + belowLeast) / 2;
    const below = unclipped.path.slice(0, exit).map(({E}) => E > level);
    const crossings = below.filter((side, k) => k > 0 && side !== below[k - 1]).length;
    expect(crossings).toBe(facts.crossings);
    expect(crossings).toBeGreaterThan(1);
  });

  claim("and then how sudden the wall", () => {
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

  claim("On the wall it is hundreds to hundreds of thousands long.", () => {
    const lengths = [4.6, 5.4].map((w) => slopeLength(lossAt(settings, w, wallAt(settings, w, look))));
    expect(lengths.map((length) => Math.floor(Math.log10(length)))).toEqual([2, 5]);
  });

  claim("The unclipped run comes down the flat in small steps.", () => {
    const flat = unclipped.path.slice(0, 40);
    expect(rate * Math.max(...flat.map(({norm}) => norm))).toBeLessThan(0.01);
  });

  claim("to a place where the loss no longer depends on $w$ and $b$ to any digit that matters", () => {
    expect(unclipped.path[exit - 1].norm).toBeGreaterThan(100);
    expect(unclipped.path.slice(exit).every(({norm}) => norm < 1e-11)).toBe(true);
  });

  claim("Over half a dozen updates its loss falls from", () => {
    const late = clipped.path.slice(-100).map(({E}) => E);
    const setBack = late.flatMap((E, k) => (E > 0.9 * Number(facts.setBack) && E < calm ? [k] : []));
    const falls = setBack.map((from) => late.slice(from + 1).findIndex((E, k) => E > late[from + k]));
    const [updates, least] = [falls.filter((fall) => fall > 0), setBack.map((from, k) => late[from + falls[k]])];
    expect(updates.length).toBeGreaterThan(5);
    expect(median(updates)).toBe(6);
    expect(median(least)).toBeLessThan(0.0005);
  });

  claim(
    "What holds for all of them is that they stay, and that in nearly all of the last hundred updates their loss",
    () => {
      for (const shift of [0, 1e-12, -1e-12]) {
        const path = descend(settings, {...settings, start: {...start, w: start.w + shift}});
        expect(path.every((place) => isInside(settings, place))).toBe(true);
        const late = path.slice(-100).map(({E}) => E);
        expect(late.filter((E) => E < calm).length).toBeGreaterThanOrEqual(90);
        // One update at the wall, and the next sets it back.
        for (const [k, E] of late.slice(0, -1).entries()) if (E > calm) expect(late[k + 1]).toBeLessThan(0.0085);
      }
    }
  );

  claim("Soon after the first touch of the wall it is rougher: there $E$ is high for several updates together.", () => {
    const early = descend(settings, settings)
      .slice(0, -100)
      .map(({E}) => E > 20 * calm);
    expect(early.some((high, k) => high && early[k + 1] && early[k + 2])).toBe(true);
  });

  claim("is a matter of luck: start it at a $w$ that differs by a million-millionth", () => {
    const ends = [0, 1e-12, -1e-12].map(
      (shift) => descend(settings, {...settings, start: {...start, w: start.w + shift}})[updates].E
    );
    expect(Math.max(...ends)).toBeGreaterThan(1.5 * Math.min(...ends));
  });
});
