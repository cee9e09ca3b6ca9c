/**
 * How figures write words with symbols, once for every place that shows or speaks them: `size of W_h`, `h^t`, `σ_max^4`,
 * `W_h^⊤`, `h^{t−1}`, `x_{12}`, 10⁻¹². A letter with an index is a symbol, and so are a Greek letter, a letter under a tilde
 * and one after ∂. Any other letter is one between dollar signs, `length $T$`: "a" may be a word.
 */
export interface Piece {
  readonly text: string;
  readonly italic: boolean;
  /** On the line, above it (1) or below it (−1). */
  readonly level: 0 | 1 | -1;
}

/** A letter with its indices, or words between two; of a power by itself, the ⁻¹² of 10⁻¹², the letter is "". */
type Token = {readonly words: string} | {readonly letter: string; readonly below: string; readonly above: string};

const raisedFigures = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
const loweredFigures = "₀₁₂₃₄₅₆₇₈₉₋₊";
const figures = "0123456789−+";
const raisedLetters: Readonly<Record<string, string>> = {t: "ᵗ", k: "ᵏ", "⊤": "ᵀ"};
const loweredLetters: Readonly<Record<string, string>> = {
  ...{a: "ₐ", e: "ₑ", h: "ₕ", i: "ᵢ", j: "ⱼ", k: "ₖ", l: "ₗ", m: "ₘ", n: "ₙ"},
  ...{o: "ₒ", p: "ₚ", r: "ᵣ", s: "ₛ", t: "ₜ", u: "ᵤ", v: "ᵥ", x: "ₓ"}
};

const raised = `[${raisedFigures}]+`;
const index = String.raw`_\{[^}]*\}|_[A-Za-z0-9]+|\^\{[^}]*\}|\^[-−]?\d+|\^[-−A-Za-z⊤]|ᵀ|${raised}`;
const oneIndex = new RegExp(index, "gu");
const found = new RegExp(
  String.raw`\$(?<formula>[^$]+)\$|(?<!\p{L})(?<letter>\p{L}\u0303?)(?![\p{Lu}\p{Ll}\p{Lo}])(?<indices>(?:${index})*)|(?<power>${raised}|(?<=[)‖|])(?:${index}))`,
  "gu"
);
const symbolByItself = /^(?:[α-ωΑ-Ω]|.\u0303)$/u;

/** What words may have a symbol in them for. */
const telltale = new RegExp(`[_^$∂α-ωΑ-Ω\u0303${raisedFigures}]`, "u");

/** Letters that are there at every step: what stands above them is the step, above all others it is a power. */
const perStep = /^[acfhioruxyzDJ]\u0303?$/u;

function tokensOf(words: string, everyLetter = false): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const {0: whole, index, groups = {}} of words.matchAll(found)) {
    const {formula, letter = "", indices = "", power} = groups as Partial<Record<string, string>>;
    const isSymbol = everyLetter || indices !== "" || symbolByItself.test(letter) || words[index - 1] === "∂";
    if (formula === undefined && power === undefined && !isSymbol) continue;
    if (index > end) tokens.push({words: words.slice(end, index)});
    end = index + whole.length;
    if (formula !== undefined) tokens.push(...tokensOf(formula, true));
    else tokens.push({letter, ...indicesOf(power ?? indices)});
  }
  if (end < words.length) tokens.push({words: words.slice(end)});
  return tokens;
}

function indicesOf(written: string): {below: string; above: string} {
  const of = {below: "", above: ""};
  for (const [one] of written.matchAll(oneIndex))
    of[one.startsWith("_") ? "below" : "above"] += replaced(
      one.replace(/^[_^]\{?|\}$/g, ""),
      `${raisedFigures}ᵀ`,
      `${figures}⊤`
    );
  return {...of, above: of.above.replace("-", "−")};
}

/** Each character of `from` as the one at its place in `to`. */
function replaced(text: string, from: string, to: string): string {
  return Array.from(text, (one) => to[from.indexOf(one)] ?? one).join("");
}

/**
 * Words in the pieces that they are set in: letters of symbols italic, words and figures upright.
 * @param powers whether powers of numbers are set too, or left as Unicode has them
 */
export function piecesOf(words: string, powers: "set" | "left" = "set"): Piece[] {
  return tokensOf(words).flatMap((token): Piece[] => {
    if ("words" in token) return [{text: token.words, italic: false, level: 0}];
    const {letter, below, above} = token;
    if (letter === "" && powers === "left" && /^[−+\d]+$/.test(above))
      return [{text: replaced(above, figures, raisedFigures), italic: false, level: 0}];
    const line: Piece[] = letter === "" ? [] : [{text: letter, italic: true, level: 0}];
    return [...line, ...scripted(below, -1), ...scripted(above, 1)];
  });
}

/** An index: "max" is a word, "t−1" a letter and a number. */
function scripted(text: string, level: 1 | -1): Piece[] {
  return Array.from(text.matchAll(/\p{L}+|\P{L}+/gu), ([text]) => ({text, italic: /^\p{L}$/u.test(text), level}));
}

/** The letters alone, as the text content of what `setWords` sets: "size of Wh", "10−12". */
export function lettersOf(words: string): string {
  return piecesOf(words)
    .map(({text}) => text)
    .join("");
}

/** For who hears them: "W h transposed", "h of step 4", "σ max to the power 4", "10 to the power −12". */
export function spokenSymbols(words: string): string {
  const speak = (token: Token): string => {
    if ("words" in token) return token.words;
    const {letter, below, above} = token;
    return letter + (below && ` ${below.replaceAll(",", " ")}`) + spokenAbove(letter, above);
  };
  return tokensOf(words).map(speak).join("");
}

function spokenAbove(letter: string, above: string): string {
  if (above === "") return "";
  if (above === "⊤") return " transposed";
  if (above === "−") return " of the step before";
  return perStep.test(letter) ? ` of step ${above}` : ` to the power ${above}`;
}

/**
 * As plain text, for a menu's options and the titles of files: "Wₕ", "h⁴", "σₘₐₓ⁴". An index of which Unicode has no such
 * letter follows after a space: "W f".
 */
export function plainSymbols(words: string): string {
  const plain = (token: Token): string => {
    if ("words" in token) return token.words;
    const {letter, below, above} = token;
    return letter + small(below, loweredFigures, loweredLetters) + small(above, raisedFigures, raisedLetters);
  };
  return tokensOf(words).map(plain).join("");
}

function small(text: string, smallFigures: string, letters: Readonly<Record<string, string>>): string {
  const all = Array.from(text, (one) => smallFigures[figures.indexOf(one)] ?? letters[one]);
  return all.every((one) => one !== undefined) ? all.join("") : ` ${text}`;
}

/** Sets words into an element of a page, with `<i>`, `<sub>` and `<sup>`. */
export function setWords(element: HTMLElement, words: string): void {
  if (!telltale.test(words)) element.textContent = words;
  else element.replaceChildren(...piecesOf(words).map((piece) => htmlOf(element.ownerDocument, piece)));
}

function htmlOf(document: Document, {text, italic, level}: Piece): Node {
  const wrapped = (name: "i" | "sub" | "sup", content: Node): Node => {
    const element = document.createElement(name);
    element.append(content);
    return element;
  };
  const words = italic ? wrapped("i", document.createTextNode(text)) : document.createTextNode(text);
  return level === 0 ? words : wrapped(level === 1 ? "sup" : "sub", words);
}
