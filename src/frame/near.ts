/** What a reader does first on a page; a link to a place in the page scrolls too. */
const firstDeeds = ["scroll", "pointermove", "pointerdown", "touchstart", "wheel", "keydown", "focusin"] as const;

/**
 * Waits until the reader comes within a screen of a figure, or of a button, link or input that drives it. A page with many
 * figures asks for the data of each when it is about to be seen, and not all at once. As long as the reader has not
 * done anything, nothing is asked for: a still is what the live figure shows first, and the page is read sooner.
 * @param options `within` so much of a screen; "0%" for a figure with much data, near the top of a page
 * @throws Error when the page has no such figure
 */
export function near(id: string, {within = "100%"}: {within?: string} = {}): Promise<void> {
  const figure = document.getElementById(id);
  if (!figure) throw new Error(`near: expected <figure id="${id}"> in the page, found none`);
  const name = CSS.escape(id);
  const drivers = document.querySelectorAll(
    `.press[data-figure="${name}"], [data-control^="${name}."], a[href*="?${name}."], a[href*="&${name}."]`
  );
  // What lies in a closed answer has no place of its own: there it is the question's that counts.
  const places = [figure, ...[...drivers].map((driver) => driver.closest("details")?.parentElement ?? driver)];
  return new Promise((resolve) => {
    const watch = (): void => {
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({isIntersecting}) => isIntersecting)) return;
          observer.disconnect();
          resolve();
        },
        {rootMargin: `${within} 0%`}
      );
      places.forEach((place) => observer.observe(place));
    };
    void firstDeed().then(watch);
  });
}

/**
 * Waits until the reader does something, or has done before: not at the top, the page has been scrolled, and a link with a
 * figure's state in it asks for another picture than the still.
 */
function firstDeed(): Promise<void> {
  return new Promise((resolve) => {
    if (scrollY > 0 || location.search !== "") return resolve();
    const done = new AbortController();
    const heard = (): void => {
      done.abort();
      resolve();
    };
    for (const deed of firstDeeds) addEventListener(deed, heard, {passive: true, signal: done.signal});
  });
}
