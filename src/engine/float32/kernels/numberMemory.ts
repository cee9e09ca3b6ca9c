import type {KernelExports} from "./kernelExports.js";

/** What numbers need of the memory that they lie in, of one instance of the kernels. */
export interface NumberMemory {
  readonly kernels: KernelExports;
  /** The memory itself; replaced whenever it grows. */
  readonly buffer: ArrayBuffer;
}
