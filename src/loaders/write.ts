/**
 * Writes rows as a loader's output. JSON has no NaN and no infinity, and would turn them into null without a
 * word; a loader that means them says so in its rows, with null or a text.
 * @throws when a number is not finite, with its place: `writeJson: expected a finite number at curves.3.loss, got NaN`
 */
export function writeJson(value: unknown): void {
  refuseNonFinite(value, []);
  process.stdout.write(JSON.stringify(value));
}

/** Writes a picture as a loader's output, its coordinates rounded to hundredths of a pixel. */
export function writeSvg(svg: {outerHTML: string}): void {
  process.stdout.write(roundCoordinates(svg.outerHTML));
}

function refuseNonFinite(value: unknown, place: string[]): void {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Error(`writeJson: expected a finite number at ${place.join(".") || "top"}, got ${value}`);
  }
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) refuseNonFinite(inner, [...place, key]);
  }
}

const geometry = /(\s(?:d|points|transform|x|y|x1|x2|y1|y2|cx|cy|r|dx|dy|width|height)=")([^"]*)(")/g;

/** The SVG text with decimals beyond the second gone from its geometry; other text stays as it is. */
export function roundCoordinates(svg: string): string {
  return svg.replace(geometry, (_, before: string, numbers: string, after: string) => {
    const rounded = numbers.replace(/-?\d*\.\d+(?:e-?\d+)?/g, (number) =>
      String(Math.round(Number(number) * 100) / 100)
    );
    return before + rounded + after;
  });
}
