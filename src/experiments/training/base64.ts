const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes as base64 (RFC 4648, section 4), padded. Written out, since neither Node nor the DOM may be named here. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let k = 0; k < bytes.length; k += 3) {
    const three = (bytes[k] << 16) | ((bytes[k + 1] ?? 0) << 8) | (bytes[k + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => alphabet[(three >> shift) & 63]).join("");
    const given = Math.min(3, bytes.length - k);
    pieces.push(letters.slice(0, given + 1) + "=".repeat(3 - given));
  }
  return pieces.join("");
}

/**
 * The bytes of a base64 text.
 * @throws RangeError where the text is none.
 */
export function decodeBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    throw new RangeError(`decodeBase64: expected base64, got ${JSON.stringify(text.slice(0, 20))} of ${text.length}`);
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let k = 0; k < text.length; k += 4) {
    let three = 0;
    for (let letter = k; letter < k + 4; ++letter) three = (three << 6) | Math.max(0, alphabet.indexOf(text[letter]));
    for (let byte = 0; byte < 3 && (k / 4) * 3 + byte < bytes.length; ++byte)
      bytes[(k / 4) * 3 + byte] = (three >> (16 - 8 * byte)) & 255;
  }
  return bytes;
}
