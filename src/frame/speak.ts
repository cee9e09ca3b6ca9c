/** Long enough that a drag or a held key is over before its result is spoken. */
const quiet = 700;

/**
 * Marks an input whose own value text says what comes of moving it: while it has the focus, the figure's sentence is not
 * spoken after it.
 */
export function speaksForItself(input: HTMLElement): void {
  input.dataset.speaks = "";
}

/** A polite live region that says only the last of several sentences, once they have stopped coming. */
export function speak(signal: AbortSignal): {element: HTMLElement; say: (sentence: string) => void} {
  const element = document.createElement("p");
  element.className = "spoken";
  element.setAttribute("role", "status");
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer));
  const say = (sentence: string): void => {
    clearTimeout(timer);
    if (document.activeElement?.matches("[data-speaks]")) return;
    timer = setTimeout(() => (element.textContent = sentence), quiet);
  };
  return {element, say};
}
