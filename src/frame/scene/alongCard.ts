import {showWholeLines} from "./showWholeLines.js";

/** The words that a reader has pressed, which come along to a picture that is elsewhere, with the way back. */
export interface AlongCard {
  readonly element: HTMLElement;
  /** Puts the focus on what was pressed, as it stands in the card. */
  focus(): void;
  /** Is read after `figure`, and goes of itself once that has been in sight and is no more. */
  standAt(figure: Element): void;
  remove(): void;
}

/** What is read as one: a paragraph, or the part of a list or table that stands for one. */
const paragraphs = "p, li, dd, td";

/**
 * A card at the foot of the window with the paragraph of what was pressed, whose words can be pressed there too, and
 * “Back to the text”. It stays until the reader goes back or leaves the figure.
 * @param pressed the button or link in the prose
 * @param back goes back
 */
export function alongCard(pressed: HTMLElement, back: () => void): AlongCard {
  const element = document.createElement("div");
  const words = document.createElement("div");
  const row = document.createElement("div");
  const button = document.createElement("button");
  element.className = "along";
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", "The words that you pressed");
  words.className = "words";
  words.tabIndex = 0;
  row.className = "row";
  button.type = "button";
  button.textContent = "↩ Back to the text";
  const life = new AbortController();
  const remove = (): void => {
    life.abort();
    element.remove();
  };
  // Once: a second step back would leave the page.
  const goBack = (): void => {
    if (life.signal.aborted) return;
    remove();
    back();
  };
  button.addEventListener("click", goBack);
  const escape = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented) goBack();
  };
  document.addEventListener("keydown", escape, {signal: life.signal});
  const paragraph = pressed.closest<HTMLElement>(paragraphs) ?? pressed;
  const {copy, current} = copyOf(paragraph, pressed);
  words.append(...copy.childNodes);
  const hint = document.createElement("span");
  hint.textContent = pressed.matches(".press") ? "Press again to take it back." : "";
  row.append(hint, button);
  element.append(words, row);
  // What was pressed is to be seen in the card too, wherever it stands in a long paragraph.
  const showLines = (): void => (current ? showWholeLines(words, current) : undefined);
  addEventListener("resize", showLines, {signal: life.signal});
  let observer: IntersectionObserver | undefined;
  life.signal.addEventListener("abort", () => observer?.disconnect());
  return {
    element,
    focus: () => (current ?? button).focus({preventScroll: true}),
    standAt(figure) {
      figure.after(element);
      showLines();
      observer?.disconnect();
      let seen = false;
      observer = new IntersectionObserver(([{isIntersecting}]) => {
        if (isIntersecting) seen = true;
        else if (seen) remove();
      });
      observer.observe(figure);
    },
    remove
  };
}

/** A paragraph as it is read, in which what can be pressed presses the original. */
function copyOf(paragraph: HTMLElement, pressed: HTMLElement): {copy: HTMLElement; current: HTMLElement | undefined} {
  const copy = paragraph.cloneNode(true) as HTMLElement;
  const originals = paragraph.matches(".press") ? [paragraph] : paragraph.querySelectorAll<HTMLElement>(".press, a");
  const copies = copy.matches(".press") ? [copy] : copy.querySelectorAll<HTMLElement>(".press, a");
  let current: HTMLElement | undefined;
  for (const [k, original] of originals.entries()) {
    const press = copies[k];
    delete press.dataset.figure;
    if (original === pressed) current = press;
    if (press.matches(".press")) mirror(original, press);
  }
  copy.querySelectorAll(".definition, input, select, output").forEach((part) => part.remove());
  for (const part of copy.querySelectorAll("[id], [data-control], .term")) {
    part.removeAttribute("id");
    part.removeAttribute("data-control");
    if (part.matches(".term")) part.removeAttribute("tabindex");
  }
  return {copy, current};
}

/** Lets a copy press the original, and say when that is pressed. */
function mirror(original: HTMLElement, copy: HTMLElement): void {
  const follow = (): void => copy.setAttribute("aria-pressed", original.getAttribute("aria-pressed") ?? "false");
  copy.addEventListener("click", () => original.click());
  copy.addEventListener("keydown", (event) => original.dispatchEvent(new KeyboardEvent("keydown", event)));
  new MutationObserver(follow).observe(original, {attributeFilter: ["aria-pressed"]});
  follow();
}
