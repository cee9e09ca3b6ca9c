import {log} from "./numerics/log.js";

/** Everything a generator needs to continue, as plain JSON. */
export interface RandomState {
  /** The words a, b, c and the counter of sfc32, each a whole number in [0, 2^32). */
  readonly words: readonly number[];
  /** The second value of the last pair of normals, if it has not been drawn yet. */
  readonly spare: number | null;
}

const ROUNDS_AFTER_SEEDING = 12;

/**
 * A seeded stream of random numbers, the same bits on every platform: the generator sfc32 (C. Doty-Humphrey,
 * PractRand), with its author's seeding from 64 bits. Period at least 2^32, 2^127 on average. Not for secrets.
 */
export class Random {
  private readonly words = new Uint32Array(4);
  private spare: number | null = null;

  /**
   * @param seed any integer that float64 holds exactly, below 0 too; different seeds start in different states.
   * @throws RangeError where the seed is no such integer.
   */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed))
      throw new RangeError(`Random: expected a seed that is an integer below 2^53 in size, got ${seed}`);
    this.words.set([0, seed % 2 ** 32, Math.floor(seed / 2 ** 32), 1]);
    for (let round = 0; round < ROUNDS_AFTER_SEEDING; ++round) this.next();
  }

  /** A generator that continues where the other was, bit for bit, when `state()` was called. */
  static restore({words, spare}: RandomState): Random {
    if (words.length !== 4 || !words.every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32))
      throw new RangeError(`Random.restore: expected 4 words in [0, 2^32), got [${words.join(", ")}]`);
    if (spare !== null && !Number.isFinite(spare))
      throw new RangeError(`Random.restore: expected a finite spare or null, got ${spare}`);
    const random = new Random(0);
    random.words.set(words);
    random.spare = spare;
    return random;
  }

  /** A copy of the state, which no later draw changes. */
  state(): RandomState {
    return {words: Array.from(this.words), spare: this.spare};
  }

  /** Uniform in [0, 1): a whole number of 53 random bits, times 2^−53. */
  uniform(): number {
    return this.bits53() / 2 ** 53;
  }

  /**
   * Normal with mean 0 and standard deviation 1, by the polar method (G. Marsaglia and T. A. Bray 1964,
   * "A convenient method for generating normal variables"): two values from a point in the unit disc.
   */
  normal(): number {
    if (this.spare !== null) {
      const value = this.spare;
      this.spare = null;
      return value;
    }
    let [x, y, square] = [0, 0, 0];
    do {
      x = 2 * this.uniform() - 1;
      y = 2 * this.uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const stretch = Math.sqrt((-2 * log(square)) / square);
    this.spare = y * stretch;
    return x * stretch;
  }

  /**
   * A whole number from 0 to n − 1, each exactly as likely: draws from the incomplete last stretch of n are
   * thrown away.
   * @throws RangeError where n is not an integer from 1 to 2^53 − 1.
   */
  integer(n: number): number {
    if (!Number.isSafeInteger(n) || n < 1)
      throw new RangeError(`Random.integer: expected an integer n from 1 to 2^53 − 1, got ${n}`);
    const end = 2 ** 53 - (2 ** 53 % n);
    let value = this.bits53();
    while (value >= end) value = this.bits53();
    return value % n;
  }

  private bits53(): number {
    const upper = this.next() >>> 5;
    return upper * 2 ** 26 + (this.next() >>> 6);
  }

  /** The next 32 bits: one round of sfc32. */
  private next(): number {
    const words = this.words;
    const b = words[1];
    const c = words[2];
    const output = (words[0] + b + words[3]) >>> 0;
    words[0] = b ^ (b >>> 9);
    words[1] = c + (c << 3);
    words[2] = ((c << 21) | (c >>> 11)) + output;
    words[3] = words[3] + 1;
    return output;
  }
}
