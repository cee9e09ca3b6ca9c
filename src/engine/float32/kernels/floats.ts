import type {NumberMemory} from "./numberMemory.js";

/** The memory of float32 numbers, with room for more of them. */
export interface FloatMemory extends NumberMemory {
  floats(length: number): Floats;
}

/** Float32 numbers in the kernels' memory. */
export class Floats {
  private seen: Float32Array | undefined;

  constructor(
    readonly memory: FloatMemory,
    /** In bytes. */
    readonly pointer: number,
    readonly length: number
  ) {}

  /** The numbers themselves. Ask again after anything was allocated: the memory may have moved. */
  get view(): Float32Array {
    const {buffer} = this.memory;
    if (this.seen?.buffer !== buffer) this.seen = new Float32Array(buffer, this.pointer, this.length);
    return this.seen;
  }

  /**
   * A part of them, which shares their memory.
   * @throws RangeError where it is not inside.
   */
  part(from: number, length: number): Floats {
    if (!Number.isInteger(from) || !Number.isInteger(length) || from < 0 || length < 0 || from + length > this.length)
      throw new RangeError(`Floats.part: expected a part of ${this.length} numbers, got ${length} from ${from} on`);
    return new Floats(this.memory, this.pointer + 4 * from, length);
  }

  fill(value: number): void {
    this.memory.kernels.fill(this.pointer, this.length, value);
  }

  scale(factor: number): void {
    this.memory.kernels.scale(this.pointer, this.length, factor);
  }

  /** Holds every number to [−limit, limit]; NaN stays NaN. */
  clamp(limit: number): void {
    this.memory.kernels.clamp(this.pointer, this.length, limit);
  }

  /** Adds the numbers of `other`. */
  add(other: Floats): void {
    if (other.length !== this.length || other.memory !== this.memory)
      throw new RangeError(`Floats.add: expected ${this.length} numbers of the same memory, got ${other.length}`);
    this.memory.kernels.addInto(this.pointer, other.pointer, this.length);
  }

  /** Σ v², summed in float64. */
  sumOfSquares(): number {
    return this.memory.kernels.sumOfSquares(this.pointer, this.length);
  }

  /** Whether none of them is NaN or an infinity: a fast pass over all. */
  allFinite(): boolean {
    return this.memory.kernels.allFinite(this.pointer, this.length) !== 0;
  }
}
