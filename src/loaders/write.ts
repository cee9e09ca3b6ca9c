/**
 * Writes rows as a loader's output. JSON has no NaN and no infinity, and would turn them into null without a
 * word; a loader that means them says so in its rows, with null or a text.
 * @throws when a number is not finite, with its place: `writeJson: expected a finite number at curves.3.loss, got NaN`
 */
export function writeJson(value: unknown): void {
  refuseNonFinite(value, "writeJson");
  process.stdout.write(JSON.stringify(value));
}

/**
 * Refuses NaN and infinities anywhere in a value that is to become JSON.
 * @param asker the function that asks, for the error
 * @throws when a number is not finite, with its place
 */
export function refuseNonFinite(value: unknown, asker: string, place: readonly string[] = []): void {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Error(`${asker}: expected a finite number at ${place.join(".") || "top"}, got ${value}`);
  }
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) refuseNonFinite(inner, asker, [...place, key]);
  }
}
