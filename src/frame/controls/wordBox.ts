import type {Figure} from "../mountFigure.js";
import {wordList} from "./wordList.js";

export interface WordBoxOptions {
  readonly label: string;
  /** The words that may come next after these, for completion. */
  readonly next: (words: readonly string[]) => readonly string[];
  /** Whether the text may end after these words. */
  readonly ends: (words: readonly string[]) => boolean;
  /** A text's words, as the figure's state has them. */
  readonly split: (text: string) => readonly string[];
  /** What is wrong with a text, in words for the reader; undefined where the figure can take it. */
  readonly problem: (text: string) => string | undefined;
}

/**
 * A line of words to write, with completion: of the words that may come next, those that begin with what is written.
 * Arrow keys go through them, Enter takes one, Escape closes the list. Where what is written is whole, none is chosen until
 * the reader chooses, and Enter leaves it as it is. A text that the figure cannot take is named under the box, and the
 * figure stays as it was.
 */
export function wordBox<Name extends string>(
  figure: Figure<Record<NoInfer<Name>, string>>,
  name: Name,
  options: WordBoxOptions
): HTMLElement {
  const {label, split, problem} = options;
  const id = `${figure.id}-${name}`;
  const ids = {list: `${id}-words`, message: `${id}-problem`};
  const input = combobox(label, ids);
  const message = Object.assign(document.createElement("span"), {id: ids.message, className: "problem"});
  message.setAttribute("role", "status");
  let seen: string | undefined;

  const tell = (found: string | undefined): void => {
    message.textContent = found ?? "";
    input.setAttribute("aria-invalid", String(found !== undefined));
  };
  const take = (): void => {
    const found = problem(input.value);
    // A word that is on its way to one that may follow is no fault yet.
    const unfinished = isWithinWord(input.value) && completions(input.value, options).length > 0;
    tell(unfinished ? undefined : found);
    if (found !== undefined) return;
    seen = split(input.value).join(" ");
    figure.setField(name, seen);
  };
  const takeAndOffer = (): void => {
    take();
    list.show(completions(input.value, options), isWhole(input.value, options) ? "none" : "first");
  };
  const complete = (word: string): void => {
    input.value = `${input.value.replace(/\S*$/, "")}${word} `;
    takeAndOffer();
  };
  const list = wordList(ids.list, input, complete);

  input.addEventListener("input", takeAndOffer);
  input.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const move = ({ArrowDown: 1, ArrowUp: -1} as const)[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (list.open) list.move(move);
      else list.show(completions(input.value, options), move > 0 ? "first" : "last");
    } else if (event.key === "Enter" && list.chosen !== undefined) {
      event.preventDefault();
      complete(list.chosen);
    } else if (event.key === "Enter" || event.key === "Escape") list.close();
  });
  input.addEventListener("blur", list.close);
  figure.watch((state) => {
    if (state[name] === seen) return;
    seen = state[name];
    input.value = seen;
    tell(undefined);
    list.close();
  });
  const box = Object.assign(document.createElement("span"), {className: "control words"});
  box.dataset.field = name;
  const caption = Object.assign(document.createElement("span"), {textContent: label});
  box.append(caption, input, list.element, message);
  return box;
}

function combobox(label: string, ids: {list: string; message: string}): HTMLInputElement {
  const input = Object.assign(document.createElement("input"), {type: "text", autocomplete: "off", spellcheck: false});
  const attributes = {
    ...{role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-label": label},
    ...{"aria-controls": ids.list, "aria-describedby": ids.message}
  };
  for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value);
  return input;
}

/**
 * Whether a key belongs to an input method, which takes its own suggestion by Enter. Safari ends the composition before it
 * tells of that key, and only its old code, 229, still says whose it was.
 */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || ("keyCode" in event && event.keyCode === 229);
}

/** Whether nothing is to come: a word of those that may stand there, or a text that may end. */
function isWhole(text: string, {split, next, ends}: Pick<WordBoxOptions, "split" | "next" | "ends">): boolean {
  const written = split(text);
  const begun = isWithinWord(text) ? written.at(-1) : undefined;
  return begun === undefined ? ends(written) : next(written.slice(0, -1)).includes(begun);
}

function isWithinWord(text: string): boolean {
  return !/\s$/.test(text);
}

/** The words that a text may go on with; within a word, those that begin as it does. */
function completions(text: string, {split, next}: Pick<WordBoxOptions, "split" | "next">): string[] {
  const written = split(text);
  const begun = isWithinWord(text) ? written.at(-1) : undefined;
  const words = next(begun === undefined ? written : written.slice(0, -1));
  return words.filter((word) => word.startsWith(begun ?? "") && word !== begun);
}
