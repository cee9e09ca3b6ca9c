import {flushAddress} from "../state/writeAddress.js";

/** What an entry of the tab's history knows of the links to figures, counted in the page's order. */
interface Place {
  /** The link by which the reader left this place, and how far it then was from the top of the window, in px. */
  readonly left?: {readonly link: number; readonly top: number};
  /** The link by which the reader came to it. */
  readonly came?: number;
}

/**
 * Makes a link to a figure of the same page, “figure 3”, one that returns: the reader is at the figure, with the focus; Back,
 * or “Back to the text” at the figure, leads to the exact place where the link is, and to the link.
 */
export function wayBack(signal: AbortSignal): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a.to-figure[href^='#']")];
  const button = backButton(signal);
  const arrive = (place: Place | null): void => {
    button.remove();
    if (place?.came !== undefined) figureOf(links[place.came])?.prepend(button);
  };
  const travel = ({state}: PopStateEvent): void => {
    const place = state as Place | null;
    arrive(place);
    if (place?.left !== undefined) restore(links[place.left.link], place.left.top);
  };
  for (const [k, link] of links.entries())
    link.addEventListener(
      "click",
      (event) => {
        const figure = figureOf(link);
        if (!figure || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        leave(link, k);
        visit(figure, k);
        arrive(history.state as Place);
      },
      {signal}
    );
  addEventListener("popstate", travel, {signal});
  signal.addEventListener("abort", () => button.remove());
  arrive(history.state as Place | null);
}

function leave(link: HTMLElement, number: number): void {
  flushAddress();
  const left = {link: number, top: link.getBoundingClientRect().top};
  history.replaceState({...(history.state as Place | null), left} satisfies Place, "");
}

/**
 * The link has the focus and is where it was in the window, though figures have come to life above it, and though the
 * browser, where the place has the figure's own address, goes to the figure instead.
 */
function restore(link: HTMLElement | undefined, top: number): void {
  if (!link) return;
  requestAnimationFrame(() => {
    link.focus({preventScroll: true});
    scrollBy({top: link.getBoundingClientRect().top - top, behavior: "instant"});
  });
}

/** A second visit to the same figure is an entry of its own: the browser would replace the first, and Back with it. */
function visit(figure: HTMLElement, link: number): void {
  history.pushState({came: link} satisfies Place, "", `#${figure.id}`);
  figure.scrollIntoView({block: "start"});
  figure.tabIndex = -1;
  figure.addEventListener("blur", () => figure.removeAttribute("tabindex"), {once: true});
  figure.focus({preventScroll: true});
}

function figureOf(link: HTMLAnchorElement | undefined): HTMLElement | null {
  return link ? document.getElementById(link.hash.slice(1)) : null;
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
