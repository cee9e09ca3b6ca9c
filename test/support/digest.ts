import type {Matrix} from "../../src/engine/linear/matrix.js";

/** FNV-1a, 64 bits, over the bytes of float64 numbers, little-endian: equal where every bit is. */
export function digest(matrices: readonly Matrix[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const {data} of matrices) {
    const bytes = new DataView(new ArrayBuffer(8));
    for (const value of data) {
      bytes.setFloat64(0, value, true);
      for (let k = 0; k < 8; ++k) hash = BigInt.asUintN(64, (hash ^ BigInt(bytes.getUint8(k))) * 0x100000001b3n);
    }
  }
  return hash.toString(16).padStart(16, "0");
}
