/**
 * Binds the buttons in the prose that drive a figure: `<button data-figure="loss-cliff" data-set="step=94&clip=yes">`.
 * `set` gets the pairs of `data-set`. Unbound, as without JavaScript, such a button reads as plain text.
 */
export function bindProseButtons(
  {id, element, signal}: {id: string; element: HTMLElement; signal: AbortSignal},
  set: (pairs: URLSearchParams) => void
): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(`button[data-figure="${CSS.escape(id)}"]`)) {
    const act = (): void => {
      set(new URLSearchParams(button.dataset.set ?? ""));
      element.scrollIntoView({block: "nearest"});
    };
    button.type = "button";
    button.setAttribute("aria-controls", id);
    button.addEventListener("click", act, {signal});
    signal.addEventListener("abort", () => button.removeAttribute("aria-controls"));
  }
}
