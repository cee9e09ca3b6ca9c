/** What a reader does first on a page; a link to a place in the page scrolls too. */
const firstDeeds = ["scroll", "pointermove", "pointerdown", "touchstart", "wheel", "keydown"] as const;

/**
 * Waits until the reader comes within a screen of a figure, or of a button, link or input that drives it. A page with many
 * figures asks for the data of each when it is about to be seen, and not all at once. As long as the reader has not
 * done anything, only what can be seen counts: the page is read before what lies below it.
 * @param options `within` so much of a screen; "0%" for a figure with much data, near the top of a page
 * @throws Error when the page has no such figure
 */
export function near(id: string, {within = "100%"}: {within?: string} = {}): Promise<void> {
  const figure = document.getElementById(id);
  if (!figure) throw new Error(`near: expected <figure id="${id}"> in the page, found none`);
  const name = CSS.escape(id);
  const drivers = document.querySelectorAll(
    `button[data-figure="${name}"], [data-control^="${name}."], a[href*="?${name}."], a[href*="&${name}."]`
  );
  // What lies in a closed answer has no place of its own: there it is the question's that counts.
  const places = [figure, ...[...drivers].map((driver) => driver.closest("details")?.parentElement ?? driver)];
  const come = new AbortController();
  const {signal} = come;
  return new Promise((resolve) => {
    const watch = (margin: string): void => {
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({isIntersecting}) => isIntersecting)) return;
          come.abort();
          resolve();
        },
        {rootMargin: `${margin} 0%`}
      );
      signal.addEventListener("abort", () => observer.disconnect());
      places.forEach((place) => observer.observe(place));
    };
    watch("0%");
    void firstDeed(signal).then(() => watch(within));
  });
}

/** Waits until the reader does something, or has done before: not at the top, the page has been scrolled. */
function firstDeed(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (scrollY > 0) return resolve();
    for (const deed of firstDeeds) addEventListener(deed, () => resolve(), {once: true, passive: true, signal});
  });
}
