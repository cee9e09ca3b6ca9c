import {zeros, type Matrix} from "../../engine/linear/matrix.js";
import type {Batch} from "../../engine/networks/batch.js";
import type {Random} from "../../engine/random.js";

/** A value, whether it is to be kept, and whether it is asked for. */
export const inputSize = 3;

/** From one bit to the next: the bit, the steps between, the question, and a step of nothing. */
export function period(lag: number): number {
  return lag + 2;
}

/** Where a row of the stream stands: its step within the period, and the bit that it has to keep, 0 or 1. */
interface Row {
  step: number;
  bit: number;
}

/**
 * Streams that never end: a marked bit, `lag` steps later the question which it was, and so on; at all other steps a
 * coin's throw that means nothing. Each stream begins somewhere in the period, so that cuts fall at all places of it.
 */
export class Streams {
  private readonly rows: readonly Row[];
  private coins = 1;
  /** How many questions the last segment had. */
  asked = 0;

  constructor(
    size: number,
    private readonly sort: {readonly lag: number; readonly noisy: boolean},
    private readonly random: Random
  ) {
    this.rows = Array.from({length: size}, () => ({step: random.integer(period(sort.lag)), bit: -1}));
  }

  /** The next k steps of all streams. Nothing is due to a question whose bit was before the beginning. */
  next(k: number): Pick<Batch, "inputs" | "targets"> {
    this.asked = 0;
    const at = new Map<number, Int32Array>();
    const inputs = Array.from({length: k}, (_, t) => {
      const asked = this.asked;
      const {x, due} = this.step();
      if (this.asked > asked) at.set(t, due);
      return x;
    });
    return {inputs, targets: {kind: "classes", at}};
  }

  /** 0 or 1: a bit of a number that holds fifty. */
  private coin(): number {
    if (this.coins === 1) this.coins = 2 ** 50 + this.random.integer(2 ** 50);
    const coin = this.coins % 2;
    this.coins = (this.coins - coin) / 2;
    return coin;
  }

  private step(): {x: Matrix; due: Int32Array} {
    const x = zeros(this.rows.length, inputSize);
    const due = new Int32Array(this.rows.length).fill(-1);
    for (const [r, row] of this.rows.entries()) {
      const coin = this.coin();
      if (this.sort.noisy || row.step === 0) x.data[inputSize * r] = 2 * coin - 1;
      if (row.step === 0) {
        row.bit = coin;
        x.data[inputSize * r + 1] = 1;
      } else if (row.step === this.sort.lag) {
        x.data[inputSize * r + 2] = 1;
        due[r] = row.bit;
        if (row.bit >= 0) ++this.asked;
      }
      row.step = (row.step + 1) % period(this.sort.lag);
    }
    return {x, due};
  }
}
