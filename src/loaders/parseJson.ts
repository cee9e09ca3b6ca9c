/** A file that is no JSON, with its line: `data/experiments/loss-cliff.json:12: expected JSON, got …`. */
export class JsonError extends Error {
  constructor(place: string, reason: string) {
    super(`${place}: expected JSON, got ${reason}`);
    this.name = "JsonError";
  }
}

/**
 * Parses a JSON file's text.
 * @param file what to call it in errors
 * @throws JsonError where it is none, or holds a number that float64 does not
 */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (value === Infinity || value === -Infinity)
        throw new JsonError(file, `a number too large for float64 in ${key}`);
      return value;
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new JsonError(`${file}:${faultyLine(text)}`, error.message.replace(/ in JSON at position \d+.*/s, ""));
  }
}

/** The first line, from 1, with which the text is no beginning of JSON: of the place engines say too little. */
function faultyLine(text: string): number {
  const lines = text.trimEnd().split("\n");
  const faulty = lines.findIndex((_, k) => !isBeginning(lines.slice(0, k + 1).join("\n")));
  return faulty < 0 ? lines.length : faulty + 1;
}

/** Whether nothing is wrong but that the text ends too soon. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = (error as SyntaxError).message;
    return /end of JSON input|^Unterminated/.test(message) || message.includes(`at position ${text.length}`);
  }
}
