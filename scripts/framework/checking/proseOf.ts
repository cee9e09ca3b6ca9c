/** Stands for each letter of what is not prose, so that every letter of the prose keeps its place. */
export const masked = "\uE000";

/** A piece of a page whose words set a figure to a state, and the numbers of that state. */
export interface StatePiece {
  readonly from: number;
  readonly to: number;
  readonly values: readonly number[];
}

/** Attributes that are read out. */
const spoken = new Set(["alt", "title", "aria-label"]);

const tag = /<\/?[a-z][\w-]*(?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/gi;
const attribute = /\s([^\s"'<>=/]+)\s*=\s*("[^"]*"|'[^']*')/g;

/** A formula in a line of prose. */
const formula = /(?<!\\)\$[^$\n]+\$/g;

/** A formula that says a number and no more, `0.77`, or what a letter is, `T = 200`, `\gamma = 1/4`: the number, as prose writes it. */
const saidByFormula = new RegExp(
  /^\$\s*(?:\\?[A-Za-z]+(?:[_^](?:\w|\\[a-z]+|\{(?:[^{}]|\{[^{}]*\})*\}))*\s*(?:=|\\approx)\s*)?/.source +
    /([-−+]?\d+(?:\{?,\}?\d{3})*(?:\.\d+)?(?:\/\d+)?)(?:\s*\\cdot\s*10)?(?:\^(?:\d|\{-?\d+\}))?(?:\\%)?\s*\$$/.source,
  "d"
);

/** What a reader reads without its being said in words of the page: each is masked. */
const notProse: readonly RegExp[] = [
  /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1`*[ \t]*$/gm,
  /<!--[\s\S]*?-->/g,
  /\{\{[^{}]*\}\}/g,
  /(`+)[^`\n][^\n]*?\1/g,
  /\$\$[\s\S]*?\$\$/g,
  formula,
  // The list of sources, to the next section of its rank or the end.
  /^## Sources[ \t]*\n(?:(?!## )[^\n]*\n?)*/gm,
  // Numbers of headings and of lists.
  /^#{1,6}\s+\d+(\.\d+)*[.)]?(?=\s)/gm,
  /^\s*\d+[.)](?=\s)/gm,
  // A figure's id, and settings that a page changes.
  /^:::[^\n]*$/gm,
  /^settings:[^\n]*(?:\n(?!alt:|frames:|caption:|:::)[^\n]*)*/gm,
  // Indices; a power of ten shows by its ten.
  /<(sub|sup)>[^<]*<\/\1>/gi,
  // Targets of links.
  /(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g,
  /https?:\/\/[^\s)>"]+/g
];

/** The prose of a page, all else masked; and which of its pieces set a state. */
export function proseOf(text: string): {readonly prose: string; readonly states: readonly StatePiece[]} {
  const prose = notProse.reduce((prose, kind) => prose.replace(kind, kind === formula ? maskFormula : mask), text);
  return {prose: prose.replace(tag, maskTag), states: statesOf(text)};
}

function mask(text: string): string {
  return text.replace(/[^\n]/g, masked);
}

/** Masks a formula but for the number that it says. */
function maskFormula(text: string): string {
  const [from, to] = saidByFormula.exec(text)?.indices?.[1] ?? [text.length, text.length];
  return mask(text.slice(0, from)) + text.slice(from, to) + mask(text.slice(to));
}

/** Masks a tag but for what is read out of it. */
function maskTag(text: string): string {
  let kept = "";
  for (const {0: whole, 1: name, 2: value, index} of text.matchAll(attribute)) {
    if (!spoken.has(name.toLowerCase())) continue;
    const from = index + whole.length - value.length;
    kept += mask(text.slice(kept.length, from)) + value;
  }
  return kept + mask(text.slice(kept.length));
}

/** Buttons and links that set a state: what they say of it cannot be another state's, a test of the pages presses them. */
function statesOf(text: string): StatePiece[] {
  const kinds = [
    /<button\b[^>]*\bdata-set="([^"]*)"[^>]*>([\s\S]*?)<\/button>/g,
    /<a\b[^>]*\bhref="[^"]*\?([^"#]*)[^"]*"[^>]*>([\s\S]*?)<\/a>/g
  ];
  const pieces = kinds.flatMap((kind) =>
    Array.from(text.matchAll(kind), ({0: {length}, 1: state, index}) => ({from: index, to: index + length, state}))
  );
  const links = Array.from(
    text.matchAll(/\[([^\][]*)\]\([^()\s]*\?([^()\s#]*)[^()\s]*\)/g),
    ({0: {length}, 2: state, index}) => ({
      ...{from: index, to: index + length, state}
    })
  );
  return [...pieces, ...links].map(({from, to, state}) => ({from, to, values: numbersOf(state)}));
}

/** The numbers of a state, in its names too: those of `u6=0&edits=U_u.1:-3` are 6, 0, 1 and -3. */
function numbersOf(state: string): number[] {
  return Array.from(state.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gi), ([number]) => Number(number));
}
