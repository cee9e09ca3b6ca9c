/** An upright tablet: too narrow for two columns, high enough for a picture above its text. */
const upright = matchMedia("screen and (min-width: 43.75em) and (max-width: 63.74em) and (min-height: 56.25em)");

/** So much of the window a figure may take for good: the text needs the rest. */
const most = 0.55;

/** How far a picture gives way, of its height; at the width of a tablet's text its labels meet sooner than beside it. */
const least = 0.85;

/**
 * On an upright tablet pins a figure to the window's top while its scene lasts, where figure and text have room there
 * both: it has the class `pinned` then.
 */
export function pinWhereThereIsRoom(figure: HTMLElement, picture: HTMLElement, signal: AbortSignal): void {
  const decide = (): void => {
    figure.classList.remove("pinned");
    if (!upright.matches || figure.closest(".scene") === null) return;
    const needed = figure.offsetHeight - (1 - least) * picture.offsetHeight;
    figure.classList.toggle("pinned", needed <= most * innerHeight);
  };
  decide();
  upright.addEventListener("change", decide, {signal});
  signal.addEventListener("abort", () => figure.classList.remove("pinned"));
}
