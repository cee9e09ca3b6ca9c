import type {KernelExports} from "./kernelExports.js";
import {KernelMemory} from "./kernelMemory.js";

/** Strict: the same bits in every engine. Relaxed: fused multiply-adds, whose bits depend on the processor. */
export type KernelKind = "strict" | "relaxed";

/** The compiled kernels: one network takes one instance. */
export interface Kernels {
  readonly kind: KernelKind;
  /** A fresh instance with a memory of its own. */
  instantiate(): Promise<KernelMemory>;
}

/** The kernels cannot run here; says why, in words that a reader can be shown. */
export class KernelsUnavailable extends Error {
  override readonly name = "KernelsUnavailable";
  constructor(
    readonly kind: KernelKind,
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(`loadKernels: the ${kind} float32 kernels cannot run here: ${reason}`, options);
  }
}

const missing = {
  strict: "this engine has no SIMD in WebAssembly (Chrome 91, Firefox 89, Safari 16.4 and Node 20 have it)",
  relaxed:
    "this engine has no relaxed SIMD in WebAssembly " +
    "(Chrome 114 and Firefox 146 have it, Node 20 with --experimental-wasm-relaxed-simd)"
} as const;

/**
 * Compiles the kernels. The binary is part of the code: nothing is fetched.
 * @throws KernelsUnavailable where WebAssembly is forbidden or missing, or has no SIMD of that kind.
 */
export async function loadKernels(kind: KernelKind): Promise<Kernels> {
  if (typeof WebAssembly === "undefined") throw new KernelsUnavailable(kind, "there is no WebAssembly here");
  const {binary} = await (kind === "strict" ? import("./generated/strict.js") : import("./generated/relaxed.js"));
  const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) throw new KernelsUnavailable(kind, missing[kind]);
  let module: WebAssembly.Module;
  try {
    module = await WebAssembly.compile(bytes);
  } catch (error) {
    throw new KernelsUnavailable(
      kind,
      "this page or engine forbids compiling WebAssembly (a Content-Security-Policy without 'wasm-unsafe-eval' does)",
      {cause: error}
    );
  }
  return {
    kind,
    async instantiate() {
      const {exports} = await WebAssembly.instantiate(module);
      // What the binary exports is declared by hand beside it; the tests call each of them.
      return new KernelMemory(exports as unknown as KernelExports);
    }
  };
}
