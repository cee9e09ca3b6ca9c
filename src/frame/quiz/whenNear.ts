/**
 * Calls once when the reader comes within a screen of an element of the page: what it needs is then asked for, and not
 * before.
 * @param invalidation resolves when the page drops its code: Framework's
 * @throws Error where the page has no such element
 */
export function whenNear(
  selector: string,
  invalidation: Promise<unknown>,
  come: (element: HTMLElement) => Promise<void>
): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`whenNear: expected ${selector} in the page, found none`);
  const watch = new IntersectionObserver(
    ([{isIntersecting}]) => {
      if (!isIntersecting) return;
      watch.disconnect();
      void come(element);
    },
    {rootMargin: "100%"}
  );
  watch.observe(element);
  void invalidation.then(() => watch.disconnect());
}
