/** The first place where two values of JSON differ, with both: `curve.4.loss: expected 0.12, got 0.13`; undefined where none does. */
export function difference(expected: unknown, got: unknown, place: readonly string[] = []): string | undefined {
  if (isComposite(expected) && isComposite(got)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
    for (const key of keys) {
      const found = difference(expected[key], got[key], [...place, key]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const [before, after] = [JSON.stringify(expected), JSON.stringify(got)];
  return before === after ? undefined : `${place.join(".") || "whole"}: expected ${short(before)}, got ${short(after)}`;
}

function isComposite(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function short(text: string | undefined): string {
  if (text === undefined) return "nothing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
