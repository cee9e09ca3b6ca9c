import {cameBy, leaveFor, returnExactly} from "./departures.js";

/** A link to a figure of the same page, “figure 3”. */
const toFigure = "a.to-figure[href^='#']";

/**
 * Makes a link to a figure one that returns: the reader is at the figure, with the focus; Back, or “Back to the text” at the
 * figure, leads to the exact place where the link is, and to the link.
 */
export function wayBack(signal: AbortSignal): void {
  const button = backButton(signal);
  const arrive = (): void => {
    button.remove();
    const link = cameBy();
    if (link?.matches(toFigure)) figureOf(link)?.prepend(button);
  };
  for (const link of document.querySelectorAll<HTMLAnchorElement>(toFigure))
    link.addEventListener(
      "click",
      (event) => {
        const figure = figureOf(link);
        if (!figure || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        leaveFor(figure, link);
        visit(figure);
        arrive();
      },
      {signal}
    );
  addEventListener("popstate", arrive, {signal});
  signal.addEventListener("abort", () => button.remove());
  returnExactly();
  arrive();
}

function visit(figure: HTMLElement): void {
  figure.scrollIntoView({block: "start"});
  figure.tabIndex = -1;
  figure.addEventListener("blur", () => figure.removeAttribute("tabindex"), {once: true});
  figure.focus({preventScroll: true});
}

function figureOf(link: HTMLElement): HTMLElement | null {
  return document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
}

function backButton(signal: AbortSignal): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "way-back";
  button.textContent = "Back to the text";
  // Once: a second step back would leave the page.
  const goBack = (): void => {
    if (!button.isConnected) return;
    button.remove();
    history.back();
  };
  button.addEventListener("click", goBack, {signal});
  return button;
}
