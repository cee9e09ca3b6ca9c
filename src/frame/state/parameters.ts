import {decode, plain, readings} from "./readings.js";

/** One `key=value` of an address. */
export interface Parameter {
  readonly key: string;
  /** What its value may say, the likeliest first: `readings`. */
  readonly readings: readonly string[];
  /** As it stood, with the separator before it, so that another's parameter is kept to the letter. */
  readonly raw: string;
}

/** Something that only a figure's field has: `loss-cliff.step=`. */
const field = "[\\w-]+\\.\\w+\\s*=";

/** Between two parameters; a `;`, and a second `?`, only before a figure's field: elsewhere they are parts of a value. */
const separator = new RegExp(`(?=&|[;?]${field})`);
const begins = new RegExp(`^(?:[^=]*[&;?])?${field}`);

/** A separator, and what is left of one where a link was copied from a page's source. */
const leading = /^[&;?]?(?:(?:amp|#0*38|#x0*26);)*/i;

/** The parameters of the search part of an address, whoever's they are. Never throws. */
export function parameters(search: string): Parameter[] {
  return search
    .replace(/^\?/, "")
    .split(separator)
    .flatMap((raw) => parametersIn(raw));
}

function parametersIn(raw: string): Parameter[] {
  const text = raw.replace(leading, "");
  if (text === "") return [];
  // Encoded as a whole, its signs and all: what it says are parameters too.
  if (!text.includes("=") && begins.test(decode(text)))
    return parameters(decode(text)).map((part) => ({...part, raw: encodeURI(part.raw)}));
  const at = text.indexOf("=");
  const [key, value] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  return [{key: plain(decode(key.replace(/\+/g, " "))), readings: readings(value), raw}];
}

/** Parameters as a search part, each with the separator that it had. */
export function searchOf(raws: readonly string[]): string {
  const joined = raws.map((raw) => (/^[&;?]/.test(raw) ? raw : `&${raw}`)).join("");
  return joined === "" ? "" : `?${joined.slice(1)}`;
}
