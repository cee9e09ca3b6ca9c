import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {Random, type RandomState} from "../../src/engine/random.js";

const seeds = fc.maxSafeInteger();

const draws = (count: number, draw: () => number): number[] => Array.from({length: count}, draw);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Some of every draw, the spare normal among them. */
const mixed = (random: Random): number[] => [
  random.uniform(),
  random.normal(),
  random.integer(10),
  random.normal(),
  random.normal()
];

/** The 53 bits of a uniform value: the upper 27 and the lower 26. */
const halves = (value: number): number[] => [Math.floor(value * 2 ** 27), (value * 2 ** 53) % 2 ** 26];

describe("a stream", () => {
  // 32-bit outputs of sfc32 after PractRand's seeding, from another implementation.
  test.each([
    {seed: 0, outputs: [1363572419, 145230303, 808754475, 4216505632]},
    {seed: 1, outputs: [2012149540, 1872316204, 1707632675, 1779833415]},
    {seed: 42, outputs: [1264412219, 1947509147, 3919439299, 1251167922]}
  ])("of seed $seed begins as sfc32 does", ({seed, outputs}) => {
    const random = new Random(seed);
    const expected = outputs.map((output, k) => output >>> (k % 2 === 0 ? 5 : 6));
    expect(draws(2, () => random.uniform()).flatMap(halves)).toEqual(expected);
  });

  test.each([
    {seed: 2024, values: [0.1967751263504881, -0.28238806927655213, 4, 1.1873192170869915, -0.34141782998043346]},
    {seed: -2024, values: [0.7542684099117106, -0.791234374908787, 8, 1.2662943913808768, -0.7551594747320903]},
    {seed: 2 ** 40 + 1, values: [0.6323796782698646, 0.128823931387022, 4, -0.06591211198697222, 2.2139169609025426]},
    {
      seed: Number.MIN_SAFE_INTEGER,
      values: [0.7810339857263608, -0.36975353957192353, 1, -1.5441738569348051, -1.0755403505772438]
    }
  ])("of seed $seed begins with the same bits everywhere", ({seed, values}) => {
    expect(mixed(new Random(seed))).toEqual(values);
  });

  test("is the same for the same seed and another for another", () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, other) => {
        expect(mixed(new Random(seed))).toEqual(mixed(new Random(seed)));
        if (seed !== other) expect(mixed(new Random(seed))).not.toEqual(mixed(new Random(other)));
      })
    );
  });

  test("has nothing to do with that of the next seed", () => {
    const count = 20_000;
    for (const seed of [-1, 0, 1, 2 ** 32 - 1]) {
      const [one, next] = [new Random(seed), new Random(seed + 1)];
      const products = draws(count, () => one.normal() * next.normal());
      expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(count)); // four standard errors of a product's mean
    }
  });

  test.each([0.5, NaN, Infinity, 2 ** 53])("is refused for seed %d", (seed) => {
    expect(() => new Random(seed)).toThrow(`expected a seed that is an integer below 2^53 in size, got ${seed}`);
  });
});

describe("uniform", () => {
  test("stays in [0, 1), with moments and tenths as they should be, to four standard errors", () => {
    const random = new Random(1);
    const count = 100_000;
    const values = draws(count, () => random.uniform());
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / count));
    for (let tenth = 0; tenth < 10; ++tenth) {
      const share = values.filter((value) => Math.floor(value * 10) === tenth).length / count;
      expect(Math.abs(share - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / count));
    }
  });

  test("uses all 53 bits", () => {
    const random = new Random(1);
    const lowest = draws(1000, () => (random.uniform() * 2 ** 53) % 2);
    expect(Math.abs(mean(lowest) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 4 / 1000));
  });
});

describe("normal", () => {
  const random = new Random(3);
  const count = 200_000;
  const values = draws(count, () => random.normal());

  // The standard error of the mean of z^k is √((E z^2k − (E z^k)²) / count).
  test.each([
    {power: 1, moment: 0, variance: 1},
    {power: 2, moment: 1, variance: 2},
    {power: 3, moment: 0, variance: 15},
    {power: 4, moment: 3, variance: 96}
  ])("mean of z^$power is $moment, to four standard errors", ({power, moment, variance}) => {
    const found = mean(values.map((z) => z ** power));
    expect(Math.abs(found - moment)).toBeLessThan(4 * Math.sqrt(variance / count));
  });

  test.each([
    {within: 1, share: 0.6826894921},
    {within: 2, share: 0.9544997361},
    {within: 3, share: 0.9973002039}
  ])("a share of $share within $within, to four standard errors", ({within, share}) => {
    const found = mean(values.map((z) => (Math.abs(z) < within ? 1 : 0)));
    expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / count));
  });

  test("the two values of a pair do not hang together", () => {
    const products = Array.from({length: count / 2}, (_, k) => values[2 * k] * values[2 * k + 1]);
    expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(count / 2));
  });
});

describe("integer", () => {
  test("every number below n is as likely, to four standard errors", () => {
    const random = new Random(5);
    const [n, count] = [7, 70_000];
    const counts = new Array<number>(n).fill(0);
    for (let k = 0; k < count; ++k) ++counts[random.integer(n)];
    for (const found of counts) expect(Math.abs(found - count / n)).toBeLessThan(4 * Math.sqrt((count * 6) / 49));
  });

  test("is unbiased where n is not small beside 2^53", () => {
    // Of 2^53 draws, 2^53 mod n = n / 2 would fall on the lower half once more: 2/3 instead of 1/2.
    const n = 6004799503160661; // 2^54 / 3
    const random = new Random(6);
    const lower = draws(10_000, () => (random.integer(n) < n / 2 ? 1 : 0));
    expect(Math.abs(mean(lower) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 4 / 10_000));
  });

  test("is a whole number in [0, n)", () => {
    fc.assert(
      fc.property(seeds, fc.integer({min: 1, max: Number.MAX_SAFE_INTEGER}), (seed, n) => {
        const value = new Random(seed).integer(n);
        expect(Number.isInteger(value) && value >= 0 && value < n).toBe(true);
      })
    );
    expect(new Random(1).integer(1)).toBe(0);
  });

  test.each([0, -1, 1.5, NaN, 2 ** 53])("is refused for n = %d", (n) => {
    expect(() => new Random(1).integer(n)).toThrow(`expected an integer n from 1 to 2^53 − 1, got ${n}`);
  });
});

describe("state and restore", () => {
  test("a restored generator continues bit for bit, from JSON too, wherever the pair of normals stood", () => {
    fc.assert(
      fc.property(seeds, fc.integer({min: 0, max: 5}), (seed, normals) => {
        const random = new Random(seed);
        draws(normals, () => random.normal());
        const restored = Random.restore(JSON.parse(JSON.stringify(random.state())) as RandomState);
        expect(mixed(restored)).toEqual(mixed(random));
        expect(restored.state()).toEqual(random.state());
      })
    );
  });

  test("a state is a copy", () => {
    const random = new Random(1);
    const state = random.state();
    const before = JSON.stringify(state);
    random.normal();
    expect(JSON.stringify(state)).toBe(before);
    expect(JSON.stringify(random.state())).not.toBe(before);
  });

  test.each([
    {words: [1, 2, 3], spare: null, says: "expected 4 words in [0, 2^32), got [1, 2, 3]"},
    {words: [1, 2, 3, 2 ** 32], spare: null, says: "expected 4 words in [0, 2^32), got [1, 2, 3, 4294967296]"},
    {words: [1, -2, 3, 4], spare: null, says: "expected 4 words in [0, 2^32), got [1, -2, 3, 4]"},
    {words: [1, 2, 3, 4], spare: NaN, says: "expected a finite spare or null, got NaN"}
  ])("a damaged state is refused: $says", ({words, spare, says}) => {
    expect(() => Random.restore({words, spare})).toThrow(says);
  });
});
