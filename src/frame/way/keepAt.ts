/** So long after a press or a step back the page may still change its lengths, in ms: sentences are set, figures come to life. */
const settling = 2000;

/** By what a reader goes on: from then on the page is where they bring it. */
const deeds = ["wheel", "touchmove", "pointerdown", "keydown", "click", "popstate"] as const;

let keeping: AbortController | undefined;

/**
 * Keeps an element where it is in the window, so and so far from its top, while the page settles: what is above it may
 * become longer or shorter. It ends when the reader goes on.
 * @param top in px
 */
export function keepAt(element: Element, top: number): void {
  keeping?.abort();
  const life = new AbortController();
  keeping = life;
  const {signal} = life;
  // Told once at the start too, before the next frame is painted.
  const lengths = new ResizeObserver(() =>
    scrollBy({top: element.getBoundingClientRect().top - top, behavior: "instant"})
  );
  lengths.observe(document.body);
  const timer = setTimeout(() => life.abort(), settling);
  signal.addEventListener("abort", () => {
    lengths.disconnect();
    clearTimeout(timer);
  });
  for (const deed of deeds) addEventListener(deed, () => life.abort(), {capture: true, passive: true, signal});
}
