/** A section is being read once its heading is above this share of the window: where the eye rests after a jump. */
const readingLine = 0.35;

/** Further up than any page is long, in px: a heading that has gone by counts as begun. */
const beyond = 1e6;

/**
 * Says in the bar of sections which one is being read, marks it in the list, and closes the list when the reader is done
 * with it: a section chosen, Escape, or attention elsewhere.
 */
export function showSection(nav: HTMLElement, signal: AbortSignal): void {
  const here = nav.querySelector(".here");
  const links = [...nav.querySelectorAll<HTMLAnchorElement>("a[href^='#']")];
  const show = (current: number): void => {
    for (const [k, link] of links.entries())
      if (k === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    // At the title there is no section yet.
    here?.replaceChildren(current > 0 ? (links[current].textContent ?? "") : "");
  };
  follow(links.map(headingOf), show, signal);
  closeWhenDone(nav, signal);
}

function headingOf({hash}: HTMLAnchorElement): Element {
  const heading = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!heading) throw new Error(`showSection: expected a heading ${hash} in the page, found none`);
  return heading;
}

/**
 * Calls `show` with the last heading above the reading line; at the foot of the page with the last of all. Of sections side
 * by side none is the one that is being read: with -1.
 */
function follow(headings: readonly Element[], show: (current: number) => void, signal: AbortSignal): void {
  const begun = new Set<Element>();
  const foot = document.querySelector("footer");
  const update = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const {target, isIntersecting} of entries)
      if (isIntersecting) begun.add(target);
      else begun.delete(target);
    const last = headings.filter((heading) => begun.has(heading)).at(-1) ?? headings[0];
    const current = headings.indexOf(foot && begun.has(foot) ? headings[headings.length - 1] : last);
    show(areSideBySide(headings) ? -1 : current);
  };
  const above = new IntersectionObserver(update, {
    rootMargin: `${beyond}px 0px ${-100 * (1 - readingLine)}% 0px`
  });
  const within = new IntersectionObserver(update, {threshold: 0.9});
  headings.forEach((heading) => above.observe(heading));
  if (foot) within.observe(foot);
  // As many columns as the window has room for.
  addEventListener("resize", () => update([]), {signal});
  signal.addEventListener("abort", () => [above, within].forEach((observer) => observer.disconnect()));
}

/** Whether a heading stands beside or above one before it: a sheet has as many columns as its window has room for. */
function areSideBySide(headings: readonly Element[]): boolean {
  const tops = headings.map((heading) => heading.getBoundingClientRect().top);
  return tops.some((top, k) => k > 0 && top <= tops[k - 1]);
}

function closeWhenDone(nav: HTMLElement, signal: AbortSignal): void {
  const list = nav.querySelector("details");
  if (!list) return;
  const close = (): void => {
    list.open = false;
  };
  const outside = ({target}: Event): boolean => !(target instanceof Node && nav.contains(target));
  nav.addEventListener("click", ({target}) => target instanceof Element && target.closest("a") && close(), {signal});
  document.addEventListener("pointerdown", (event) => outside(event) && close(), {signal});
  document.addEventListener("focusin", (event) => outside(event) && close(), {signal});
  nav.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !list.open) return;
      // It is the list's: whatever else listens for the key on the page does not hear it too.
      event.preventDefault();
      close();
      list.querySelector("summary")?.focus();
    },
    {signal}
  );
}
