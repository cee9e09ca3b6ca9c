import type {Figure} from "./mountFigure.js";

export interface WordBoxOptions {
  readonly label: string;
  /** The words that may come next after these, for completion. */
  readonly next: (words: readonly string[]) => readonly string[];
  /** A text's words, as the figure's state has them. */
  readonly split: (text: string) => readonly string[];
  /** What is wrong with a text, in words for the reader; undefined where the figure can take it. */
  readonly problem: (text: string) => string | undefined;
}

/**
 * A line of words to write, with completion: of the words that may come next, those that begin with what is written.
 * Arrow keys go through them, Enter takes one, Escape closes the list. A text that the figure cannot take is named under
 * the box, and the figure stays as it was.
 */
export function wordBox<Name extends string>(
  figure: Figure<Record<NoInfer<Name>, string>>,
  name: Name,
  {label, next, split, problem}: WordBoxOptions
): HTMLElement {
  const id = `${figure.id}-${name}`;
  const input = Object.assign(document.createElement("input"), {type: "text", autocomplete: "off", spellcheck: false});
  const list = Object.assign(document.createElement("ul"), {id: `${id}-words`, hidden: true});
  const message = Object.assign(document.createElement("span"), {id: `${id}-problem`, className: "problem"});
  let chosen = -1;
  let seen: string | undefined;

  const show = (words: readonly string[], choose: number): void => {
    chosen = words.length === 0 ? -1 : (choose + words.length) % words.length;
    list.replaceChildren(...words.map((word, k) => option(`${id}-word${k}`, word, k === chosen)));
    list.hidden = words.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-word${chosen}`);
    list.children[chosen]?.scrollIntoView({block: "nearest"});
  };
  const close = (): void => show([], -1);
  const shownWords = (): string[] => Array.from(list.children, ({textContent}) => textContent);
  const completions = (): string[] => {
    const written = split(input.value);
    const begun = /\s$/.test(input.value) ? undefined : written.at(-1);
    const words = next(begun === undefined ? written : written.slice(0, -1));
    return words.filter((word) => word.startsWith(begun ?? "") && word !== begun);
  };
  const take = (): void => {
    // A word that is on its way to one that may follow is no fault yet.
    const unfinished = !/\s$/.test(input.value) && completions().length > 0;
    const found = unfinished ? undefined : problem(input.value);
    message.textContent = found ?? "";
    input.setAttribute("aria-invalid", String(found !== undefined));
    if (problem(input.value) !== undefined) return;
    seen = split(input.value).join(" ");
    figure.setField(name, seen);
  };
  const complete = (word: string): void => {
    input.value = `${input.value.replace(/\S*$/, "")}${word} `;
    take();
    show(completions(), 0);
  };

  input.addEventListener("input", () => {
    take();
    show(completions(), 0);
  });
  input.addEventListener("keydown", (event) => {
    const move = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (list.hidden) show(completions(), move > 0 ? 0 : -1);
      else show(shownWords(), chosen + move);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      complete(shownWords()[chosen]);
    } else if (event.key === "Escape") close();
  });
  input.addEventListener("blur", close);
  // Before the box would lose the focus.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const word = event.target instanceof Element ? event.target.closest("li")?.textContent : undefined;
    if (word) complete(word);
  });
  figure.watch((state) => {
    if (state[name] === seen) return;
    seen = state[name];
    input.value = seen;
    message.textContent = "";
    input.setAttribute("aria-invalid", "false");
    close();
  });
  const attributes = {
    ...{role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-label": label},
    ...{"aria-controls": list.id, "aria-describedby": message.id}
  };
  for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "words that may follow");
  message.setAttribute("role", "status");
  const box = Object.assign(document.createElement("span"), {className: "control words"});
  box.dataset.field = name;
  const caption = Object.assign(document.createElement("span"), {textContent: label});
  box.append(caption, input, list, message);
  return box;
}

function option(id: string, word: string, selected: boolean): HTMLElement {
  const item = Object.assign(document.createElement("li"), {id, textContent: word});
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", String(selected));
  return item;
}
