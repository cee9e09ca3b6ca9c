import {messageOf} from "../messageOf.js";
import {textButton} from "../textButton.js";

/**
 * Calls once when the reader comes within a screen of an element of the page: what it needs is then asked for, and not
 * before. What did not arrive is said there, and can be asked for again.
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
      void attempt(element, come);
    },
    {rootMargin: "100%"}
  );
  watch.observe(element);
  void invalidation.then(() => watch.disconnect());
}

async function attempt(element: HTMLElement, come: (element: HTMLElement) => Promise<void>): Promise<void> {
  try {
    await come(element);
  } catch (error) {
    const words = document.createElement("p");
    words.setAttribute("role", "alert");
    const again = (): void => {
      words.remove();
      void attempt(element, come);
    };
    words.append(`This could not be brought to life. ${messageOf(error)} `, textButton("Try again", again));
    element.prepend(words);
  }
}
