import {createHash} from "node:crypto";

/** Digest of a value as JSON with the fields of its records in order: the order in which a file has them does not count. */
export function hashJson(value: unknown): string {
  return hashText(JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner)));
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
