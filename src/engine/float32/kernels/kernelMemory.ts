import {Floats, type FloatMemory} from "./floats.js";
import {Ints} from "./ints.js";
import type {KernelExports} from "./kernelExports.js";
import {Rows} from "./rows.js";

const pageBytes = 65_536;
/** A vector's size, and a cache line's: nothing shares a line by chance. */
const alignment = 64;
const mostBytes = 2 ** 32;

/**
 * The memory of one instance of the kernels, handed out from the bottom and never given back: a network allocates all
 * its buffers once. New memory is zeros.
 */
export class KernelMemory implements FloatMemory {
  private end: number;

  constructor(readonly kernels: KernelExports) {
    this.end = aligned(kernels.heapBase());
  }

  /** Bytes handed out so far. */
  get bytes(): number {
    return this.end;
  }

  /** The memory itself; replaced whenever it grows. */
  get buffer(): ArrayBuffer {
    return this.kernels.memory.buffer;
  }

  /** @throws RangeError where the length is no whole number, or the memory of 4 GB is used up. */
  floats(length: number): Floats {
    return new Floats(this, this.allocate(4 * checkLength("floats", length)), length);
  }

  ints(length: number): Ints {
    return new Ints(this, this.allocate(4 * checkLength("ints", length)), length);
  }

  /** Rows of `columns` numbers, one behind the other. */
  rows(count: number, columns: number): Rows {
    return new Rows(this.floats(count * columns), columns, 0, columns);
  }

  /**
   * Writes a descriptor of whole numbers, lets `place` say where the buffers behind it end, and makes room for them.
   * @param fields the numbers that are written, in their order
   * @param size the descriptor's numbers in all
   * @returns the descriptor's pointer
   */
  place(fields: readonly number[], size: number, place: (descriptor: number, from: number) => number): number {
    const descriptor = this.ints(size);
    descriptor.view.set(fields);
    const from = this.end;
    this.allocate((place(descriptor.pointer, from) >>> 0) - from);
    return descriptor.pointer;
  }

  private allocate(bytes: number): number {
    const pointer = this.end;
    const end = aligned(pointer + bytes);
    if (end > mostBytes)
      throw new RangeError(`KernelMemory: expected at most ${mostBytes} bytes in all, got a need for ${end}`);
    const missing = end - this.buffer.byteLength;
    if (missing > 0) this.kernels.memory.grow(Math.ceil(missing / pageBytes));
    this.end = end;
    return pointer;
  }
}

function aligned(pointer: number): number {
  return Math.ceil(pointer / alignment) * alignment;
}

function checkLength(what: string, length: number): number {
  if (!Number.isInteger(length) || length < 0)
    throw new RangeError(`KernelMemory.${what}: expected a length that is a whole number of at least 0, got ${length}`);
  return length;
}
