/** The words that an input may be completed by, one of them chosen: a listbox that the input speaks for. */
export interface WordList {
  readonly element: HTMLElement;
  readonly open: boolean;
  /** The word that Enter takes; undefined where none is chosen, or the list is closed. */
  readonly chosen: string | undefined;
  /** Shows these words, the first of them chosen, the last or none; closes over none. */
  show(words: readonly string[], choose: "first" | "last" | "none"): void;
  /** Chooses the next word, or the one before; after the last comes the first. */
  move(by: 1 | -1): void;
  close(): void;
}

/**
 * A list of words for a combobox, closed.
 * @param id of the list; its words are `ID0`, `ID1`, …
 * @param take called with a word that is clicked or tapped: a finger that moves scrolls the list
 */
export function wordList(id: string, input: HTMLInputElement, take: (word: string) => void): WordList {
  const element = Object.assign(document.createElement("ul"), {id, hidden: true});
  element.setAttribute("role", "listbox");
  element.setAttribute("aria-label", "words that may follow");
  let words: readonly string[] = [];
  let chosen = -1;

  const render = (): void => {
    element.replaceChildren(...words.map((word, k) => option(`${id}${k}`, word, k === chosen)));
    element.hidden = words.length === 0;
    input.setAttribute("aria-expanded", String(!element.hidden));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}${chosen}`);
    element.children[chosen]?.scrollIntoView({block: "nearest"});
  };
  const show: WordList["show"] = (next, choose) => {
    words = next;
    chosen = {first: Math.min(0, next.length - 1), last: next.length - 1, none: -1}[choose];
    render();
  };
  // The box keeps the focus.
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("click", (event) => {
    const word = event.target instanceof Element ? event.target.closest("li")?.textContent : undefined;
    if (word) take(word);
  });
  return {
    element,
    get open() {
      return words.length > 0;
    },
    get chosen() {
      return words.at(chosen < 0 ? words.length : chosen);
    },
    show,
    move(by) {
      chosen = chosen < 0 && by < 0 ? words.length - 1 : (chosen + by + words.length) % words.length;
      render();
    },
    close: () => show([], "none")
  };
}

function option(id: string, word: string, selected: boolean): HTMLElement {
  const item = Object.assign(document.createElement("li"), {id, textContent: word});
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", String(selected));
  return item;
}
