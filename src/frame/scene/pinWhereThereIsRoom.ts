/** An upright tablet: too narrow for two columns, high enough for a picture above its text. */
const upright = matchMedia("screen and (min-width: 43.75em) and (max-width: 63.74em) and (min-height: 56.25em)");

/** So much of the window a picture may take for good: its sentence and the text need the rest. */
const most = 0.5;

/**
 * On an upright tablet pins picture and sentence of a figure to the window's top while its scene lasts, where they have
 * room above the text: the figure has the class `pinned` then. What else it has, inputs and caption, stays where it is, and
 * passes under them. Nothing in the page has another place for it.
 */
export function pinWhereThereIsRoom(figure: HTMLElement, picture: HTMLElement, signal: AbortSignal): void {
  const scene = figure.closest<HTMLElement>(".scene");
  const talk = scene?.querySelector<HTMLElement>(":scope > .talk");
  if (!scene || !talk) return;
  const decide = (): void => {
    // They stay as far as the figure reaches: to the end of the text that speaks of it, over which it is no box.
    scene.style.setProperty("--picture", `${picture.offsetHeight}px`);
    scene.style.setProperty("--talk", `${talk.offsetHeight}px`);
    figure.classList.toggle("pinned", upright.matches && picture.offsetHeight <= most * innerHeight);
  };
  const observer = new ResizeObserver(decide);
  observer.observe(picture);
  observer.observe(talk);
  upright.addEventListener("change", decide, {signal});
  signal.addEventListener("abort", () => {
    observer.disconnect();
    figure.classList.remove("pinned");
  });
}
