import type {NumberMemory} from "./numberMemory.js";

/** Whole numbers in the kernels' memory: tokens, and classes, of which −1 is none. */
export class Ints {
  private seen: Int32Array | undefined;

  constructor(
    readonly memory: NumberMemory,
    /** In bytes. */
    readonly pointer: number,
    readonly length: number
  ) {}

  /** The numbers themselves. Ask again after anything was allocated: the memory may have moved. */
  get view(): Int32Array {
    const {buffer} = this.memory;
    if (this.seen?.buffer !== buffer) this.seen = new Int32Array(buffer, this.pointer, this.length);
    return this.seen;
  }
}
