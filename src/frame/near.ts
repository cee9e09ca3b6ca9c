/**
 * Waits until the reader comes within a screen of a figure, or of a button, link or input that drives it. A page with many
 * figures asks for the data of each when it is about to be seen, and not all at once.
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
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({isIntersecting}) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      {rootMargin: `${within} 0%`}
    );
    // What lies in a closed answer has no place of its own: there it is the question's that counts.
    const places = [...drivers].map((driver) => driver.closest("details")?.parentElement ?? driver);
    [figure, ...places].forEach((place) => observer.observe(place));
  });
}
