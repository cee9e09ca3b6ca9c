/** Escape closes an opened caption, which lies over the picture, wherever in the figure the focus is. */
export function closeCaption(figure: HTMLElement, signal: AbortSignal): void {
  figure.addEventListener(
    "keydown",
    (event) => {
      const opened = figure.querySelector("figcaption > details[open]");
      if (event.key !== "Escape" || event.defaultPrevented || !(opened instanceof HTMLDetailsElement)) return;
      event.preventDefault();
      const hadFocus = opened.contains(document.activeElement);
      opened.open = false;
      if (hadFocus) opened.querySelector("summary")?.focus({preventScroll: true});
    },
    {signal}
  );
}
