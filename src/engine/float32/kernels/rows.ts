import type {Floats} from "./floats.js";

/**
 * Rows of numbers, one for each step and sequence, [T, B, columns] with row t · B + b; or some columns of wider rows, so
 * that layers can write side by side: h = [h→ | h←], and in a dense stack u^ℓ = [u^{ℓ−1} | h^ℓ].
 */
export class Rows {
  constructor(
    readonly floats: Floats,
    /** The numbers from one row to the next. */
    readonly width: number,
    /** The first of these columns in a row. */
    readonly column: number,
    readonly columns: number
  ) {}

  /** How many rows there is room for. */
  get count(): number {
    return Math.floor(this.floats.length / this.width);
  }

  /** Of the first number, in bytes. */
  get pointer(): number {
    return this.floats.pointer + 4 * this.column;
  }

  /** The pointer of a row. */
  at(row: number): number {
    return this.pointer + 4 * row * this.width;
  }

  /**
   * Some of these columns, which share their memory.
   * @throws RangeError where they are not inside.
   */
  part(from: number, columns: number): Rows {
    if (
      !Number.isInteger(from) ||
      !Number.isInteger(columns) ||
      from < 0 ||
      columns < 1 ||
      from + columns > this.columns
    )
      throw new RangeError(`Rows.part: expected a part of ${this.columns} columns, got ${columns} from ${from} on`);
    return new Rows(this.floats, this.width, this.column + from, columns);
  }

  /** Refuses rows of other columns, or too few of them. @throws RangeError */
  check(where: string, what: string, columns: number, count: number): void {
    if (this.columns !== columns || this.count < count)
      throw new RangeError(
        `${where}: expected ${what} of at least ${count} rows of ${columns}, got ${this.count} of ${this.columns}`
      );
  }
}
