/**
 * A digest of plain data, equal where every bit of every number is: 64 bits, FNV-1a twice with different beginnings. It
 * goes by the numbers' bits and not by their text, and works in any browser.
 * @throws TypeError on what is not plain data.
 */
export function digestOf(value: unknown): string {
  const hash = new Uint32Array([0x811c9dc5, 0x9747b28c]);
  const bytes = new DataView(new ArrayBuffer(8));
  const add = (byte: number): void => {
    hash[0] = Math.imul(hash[0] ^ byte, 0x01000193);
    hash[1] = Math.imul(hash[1] ^ byte, 0x01000193) ^ (hash[0] >>> 15);
  };
  const addNumber = (number: number): void => {
    // NaN has many bit patterns, of which an engine may take any.
    bytes.setFloat64(0, number);
    for (let k = 0; k < 8; ++k) add(Number.isNaN(number) ? 0xff : bytes.getUint8(k));
  };
  const addText = (text: string): void => {
    addNumber(text.length);
    for (let k = 0; k < text.length; ++k) addNumber(text.charCodeAt(k));
  };
  const walk = (part: unknown): void => {
    addText(part === null ? "null" : typeof part);
    if (typeof part === "number") return addNumber(part);
    if (typeof part === "string") return addText(part);
    if (typeof part === "boolean") return add(Number(part));
    if (part === null || part === undefined) return;
    if (typeof part !== "object") throw new TypeError(`digestOf: expected plain data, got a ${typeof part}`);
    // A typed array counts as the array of its numbers.
    const entries = Object.entries(part);
    addNumber(entries.length);
    for (const [key, inner] of entries) {
      addText(key);
      walk(inner);
    }
  };
  walk(value);
  return Array.from(hash, (word) => word.toString(16).padStart(8, "0")).join("");
}
