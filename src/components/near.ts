/**
 * Waits until the reader comes within a screen of a figure, or of a button, link or input that drives it. A page with many
 * figures asks for the data of each when it is about to be seen, and not all at once.
 * @throws Error when the page has no such figure
 */
export function near(id: string): Promise<void> {
  const figure = document.getElementById(id);
  if (!figure) throw new Error(`near: expected <figure id="${id}"> in the page, found none`);
  const name = CSS.escape(id);
  const drivers = document.querySelectorAll(
    `button[data-figure="${name}"], [data-control^="${name}."], a[href*="?${name}."], a[href*="&${name}."]`
  );
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({isIntersecting}) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      {rootMargin: "100% 0%"}
    );
    [figure, ...drivers].forEach((place) => observer.observe(place));
  });
}
