import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {logistic as logisticActivation} from "../../engine/activations.js";
import {rnn} from "../../engine/cells/rnn/rnn.js";
import {matrix, zeros} from "../../engine/linear/matrix.js";
import {squaredError} from "../../engine/losses.js";
import {logistic as σ} from "../../engine/numerics/logistic.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {boundaryAt, factorAtStart, foldAcross, foldsAt} from "./basins.js";
import {settings as schema} from "./experiment.js";
import {descend, lossAt, wallAt, type DescentStep} from "./network.js";
import {slice, surface, type Surface} from "./surface.js";
import {readSettings} from "../../loaders/readJson.js";
import {faultyFields} from "../../../test/support/faultyFields.js";

const settings = readSettings("data/experiments/loss-cliff.json", schema);
const {steps, x0, target, start, rate, updates, threshold} = settings;
const lookFrom = {from: -3.9, to: -0.9};

/** Anywhere in the picture. */
const place = fc.record({
  w: fc.double({min: 4.4, max: 5.5, noNaN: true}),
  b: fc.double({min: -2.9, max: -1.9, noNaN: true})
});

/** The wall's b and the gradient's length there, in science.md, for w = 4.6 to 5.4. */
const walls = [
  {w: 4.6, b: -2.3646, prototype: -2.36428, norm: 316},
  {w: 4.8, b: -2.4881, prototype: -2.48802, norm: 1396},
  {w: 5, b: -2.6124, prototype: -2.61234, norm: 6773},
  {w: 5.2, b: -2.7368, prototype: -2.7368, norm: 34_242},
  {w: 5.4, b: -2.8613, prototype: -2.86128, norm: 173_678}
];

function length({dw, db}: {dw: number; db: number}): number {
  return Math.hypot(dw, db);
}

describe("lossAt", () => {
  it("is the engine's logistic RNN with one unit, no input and a squared error at the last step", () => {
    const cell = rnn({inputSize: 1, hiddenSize: 1, activation: logisticActivation});
    const loss = squaredError(new Map([[steps - 1, matrix(1, 1, [target])]]));
    fc.assert(
      fc.property(place, ({w, b}) => {
        const parameters = {W_h: matrix(1, 1, [w]), W_x: zeros(1, 1), b: matrix(1, 1, [b])};
        const inputs = Array.from({length: steps}, () => zeros(1, 1));
        const pass = forwardThroughTime(cell, parameters, inputs, {initial: {h: matrix(1, 1, [σ(x0)])}});
        const last = loss.at(steps - 1, pass.steps[steps - 1].h);
        const gradients = backwardThroughTime(pass, (t) => (t === steps - 1 ? last?.gradient : undefined));
        const {E, dw, db} = lossAt(settings, w, b);
        const scale = 1e-12 * Math.max(1, length({dw, db}));
        expect(Math.abs(E - (last?.value ?? NaN))).toBeLessThanOrEqual(1e-12);
        expect(Math.abs(dw - gradients.parameters.W_h.data[0])).toBeLessThanOrEqual(scale);
        expect(Math.abs(db - gradients.parameters.b.data[0])).toBeLessThanOrEqual(scale);
      }),
      {seed: 1, numRuns: 200}
    );
  });

  it("has the gradient that central differences have", () => {
    fc.assert(
      fc.property(place, ({w, b}) => {
        const {dw, db} = lossAt(settings, w, b);
        // On the wall the loss bends within the width of a difference; there the engine's own tests are the check.
        fc.pre(length({dw, db}) < 1);
        const h = 1e-6;
        const E = (w: number, b: number): number => lossAt(settings, w, b).E;
        const scale = 1e-5 * Math.max(length({dw, db}), 1e-3);
        expect(Math.abs((E(w + h, b) - E(w - h, b)) / (2 * h) - dw)).toBeLessThan(scale);
        expect(Math.abs((E(w, b + h) - E(w, b - h)) / (2 * h) - db)).toBeLessThan(scale);
      }),
      {seed: 2, numRuns: 200}
    );
  });

  it("goes from 0 to 0.397 on the window of w from 4.5 to 5.5", () => {
    const values = grid(4.5, 5.5).map(({E}) => E);
    expect(Math.min(...values)).toBeLessThan(1e-6);
    expect(Math.max(...values)).toBeCloseTo(0.397, 3);
  });

  it("is nearly flat on a regular grid, which misses the wall", () => {
    const lengths = grid(4.5, 5.5)
      .map(length)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeCloseTo(0.105, 3);
    expect(lengths.filter((length) => length > 1).length / lengths.length).toBeLessThan(0.01);
  });
});

describe("wallAt", () => {
  it.each(walls)("stands at b = $b for w = $w, where the gradient is $norm long", ({w, b, prototype, norm}) => {
    const wall = wallAt(settings, w, lookFrom);
    expect(Math.abs(wall - b)).toBeLessThan(1e-3);
    expect(wall).toBeCloseTo(prototype, 5);
    expect(Math.round(length(lossAt(settings, w, wall)))).toBe(norm);
  });

  it("parts the two fates of the network", () => {
    for (const {w} of walls) {
      const wall = wallAt(settings, w, lookFrom);
      expect(lossAt(settings, w, wall - 0.02).E).toBeGreaterThan(0.25);
      expect(lossAt(settings, w, wall + 0.02).E).toBeLessThan(0.03);
    }
  });

  it("refuses a range without the wall", () => {
    expect(() => wallAt(settings, 5, {from: -2.5, to: -1.9})).toThrow(
      "wallAt: expected h_T to reach 0.1 for a b from -2.5 to -1.9 at w = 5, got none"
    );
    expect(() => wallAt(settings, 5, {from: -4, to: -3})).toThrow(RangeError);
  });
});

describe("the wall", () => {
  it("is where the start rests: it parts the basins of two resting states, and is no fold", () => {
    for (const {w} of walls) {
      const [boundary, folds] = [boundaryAt(settings, w), foldsAt(w) ?? {lower: NaN, upper: NaN}];
      expect(w * σ(x0) + boundary).toBeCloseTo(x0, 14);
      expect(factorAtStart(settings, w)).toBeGreaterThan(1);
      expect(Math.abs(wallAt(settings, w, lookFrom) - boundary)).toBeLessThan(1e-3);
      expect(boundary).toBeGreaterThan(folds.lower);
      expect(boundary).toBeLessThan(folds.upper);
      const last = (b: number): number => Array.from({length: 400}).reduce((x: number) => w * σ(x) + b, x0);
      expect(last(boundary + 1e-6) - last(boundary - 1e-6)).toBeGreaterThan(1);
    }
  });

  it("lies near a fold for a unit that starts high", () => {
    const wall = wallAt({...settings, x0: 3}, 5, lookFrom);
    expect(Math.abs(wall - (foldsAt(5)?.lower ?? NaN))).toBeLessThan(0.02);
  });
});

describe("foldsAt", () => {
  it("is where resting states appear and vanish, for w = 5 at b = −2.344 and −2.656", () => {
    expect(foldsAt(5)?.lower).toBeCloseTo(-2.656, 3);
    expect(foldsAt(5)?.upper).toBeCloseTo(-2.344, 3);
    for (const {w} of walls) {
      const {lower, upper} = foldsAt(w) ?? {lower: NaN, upper: NaN};
      const between = (lower + upper) / 2;
      expect([lower - 1e-3, between, upper + 1e-3].map((b) => restingPlaces(w, b))).toEqual([1, 3, 1]);
    }
  });

  it("has none where one resting state is all there is", () => {
    expect(foldsAt(4)).toBeUndefined();
    expect(foldAcross("upper", {from: 3, to: 4})).toEqual([]);
  });
});

describe("surface", () => {
  let sampled: Surface;
  beforeAll(() => (sampled = surface(settings)));

  it("reaches beyond every edge of the picture, and closer to the wall than it is wide", () => {
    const {w, wall, offset} = sampled;
    expect(w[0]).toBeLessThan(settings.w.from);
    expect(w[w.length - 1]).toBeGreaterThan(settings.w.to);
    expect(Math.max(...wall) + offset[0]).toBeLessThanOrEqual(settings.b.from);
    expect(Math.min(...wall) + offset[offset.length - 1]).toBeGreaterThanOrEqual(settings.b.to);
    expect(Math.min(...offset.map(Math.abs))).toBe(settings.nearest);
    const apart = offset.slice(1).map((next, j) => next - offset[j]);
    expect(Math.min(...apart)).toBeGreaterThan(0);
    expect(Math.max(...apart)).toBeLessThanOrEqual(0.0251);
  });

  it("holds the whole step of the wall within 1e-4 of it", () => {
    const {w, offset, E} = sampled;
    const at = w.findIndex((w) => w >= 5.4);
    const rise = (distance: number): number => {
      const [below, above] = [-distance, distance].map((to) => offset.findIndex((offset) => offset >= to));
      return E[at][below] - E[at][above];
    };
    expect(rise(1e-4)).toBeGreaterThan(0.2);
  });
});

describe("slice", () => {
  it("goes from edge to edge, rising in b, through the wall's longest gradient", () => {
    for (const {w, norm} of walls) {
      const points = slice(settings, w);
      expect([points[0].b, points[points.length - 1].b]).toEqual([settings.b.from, settings.b.to]);
      expect(points.slice(1).every(({b}, k) => b > points[k].b)).toBe(true);
      expect(Math.max(...points.map(({norm}) => norm)) / norm).toBeGreaterThan(0.8);
    }
  });
});

describe("descend", () => {
  const unclipped = descend(settings, {start, rate, updates});
  const clipped = descend(settings, {start, rate, updates, threshold});

  it("throws the unclipped run out of the picture, to where the loss is flat at (1 − 0.7)²", () => {
    const exit = unclipped.findIndex(({w, b}) => w > 5.5 || b > -1.9);
    expect(unclipped[exit - 1].norm).toBeGreaterThan(100);
    expect(unclipped[exit].norm).toBeLessThan(1e-11);
    expect(unclipped[updates].E).toBeCloseTo(0.09, 10);
  });

  it("is rescued by clipping", () => {
    expect(clipped[updates].E).toBeLessThan(0.005);
    expect(clipped.every(({w, b}) => w > 4.4 && w < 5.5 && b > -2.9 && b < -1.9)).toBe(true);
  });

  it("takes updates of rate times the gradient, shortened to the threshold and never turned", () => {
    fc.assert(
      fc.property(
        place,
        fc.double({min: 1e-3, max: 1, noNaN: true}),
        fc.double({min: 1e-2, max: 100, noNaN: true}),
        (start, rate, threshold) => {
          const path = descend(settings, {start, rate, updates: 40, threshold});
          for (const [k, {dw, db, norm, clipped}] of path.slice(0, -1).entries()) {
            const step = move(path[k], path[k + 1]);
            const shorter = Math.min(norm, threshold) / Math.max(norm, Number.MIN_VALUE);
            expect(clipped).toBe(norm >= threshold);
            expect(step.w).toBeCloseTo(-rate * dw * shorter, 12);
            expect(step.b).toBeCloseTo(-rate * db * shorter, 12);
            expect(Math.hypot(step.w, step.b)).toBeLessThanOrEqual(rate * Math.min(norm, threshold) + 1e-12);
          }
        }
      ),
      {seed: 3, numRuns: 60}
    );
  });
});

describe("settings", () => {
  it.each([
    ["rate", 0],
    ["threshold", -1],
    ["steps", 1.5],
    ["updates", "many"],
    ["shown", 301]
  ])("refuses %s = %s", (field, value) => {
    expect(faultyFields(schema, {...settings, [field]: value})).toEqual([field]);
  });

  it("refuses a start outside the picture, or where no slider can stand", () => {
    expect(faultyFields(schema, {...settings, start: {w: 4.3, b: -2.3}})).toEqual(["start.w"]);
    expect(faultyFields(schema, {...settings, start: {w: 5, b: -2.301}})).toEqual(["start.b"]);
    expect(faultyFields(schema, {...settings, start: {w: 5.005, b: -1.9}})).toEqual([]);
  });
});

/** A regular grid of 101 by 101 over the picture. */
function grid(from: number, to: number) {
  const at = (k: number): number => k / 100;
  return Array.from({length: 101 * 101}, (_, k) =>
    lossAt(settings, from + (to - from) * at(k % 101), -2.9 + at(Math.floor(k / 101)))
  );
}

/** How many x solve x = w σ(x) + b, counted by the changes of sign between −8 and 8. */
function restingPlaces(w: number, b: number): number {
  const above = Array.from({length: 16_001}, (_, k) => k / 1000 - 8).map((x) => w * σ(x) + b > x);
  return above.slice(1).filter((sign, k) => sign !== above[k]).length;
}

function move(from: DescentStep, to: DescentStep): {w: number; b: number} {
  return {w: to.w - from.w, b: to.b - from.b};
}
