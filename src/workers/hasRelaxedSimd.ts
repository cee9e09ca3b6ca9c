/**
 * A module of one function, f32x4.relaxed_madd of its three arguments: valid where the engine knows fused
 * multiply-adds. The binaries themselves are large, and loaded only when something is trained.
 */
const probe = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // a module of version 1
  ...[0x01, 0x08, 0x01, 0x60, 0x03, 0x7b, 0x7b, 0x7b, 0x01, 0x7b], // a type: three v128 to one
  ...[0x03, 0x02, 0x01, 0x00], // a function of it
  ...[0x0a, 0x0d, 0x01, 0x0b, 0x00, 0x20, 0x00, 0x20, 0x01, 0x20, 0x02, 0xfd, 0x85, 0x02, 0x0b]
);

/** Whether this engine can train in "float32-relaxed". */
export function hasRelaxedSimd(): boolean {
  return typeof WebAssembly !== "undefined" && WebAssembly.validate(probe);
}
