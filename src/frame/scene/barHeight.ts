/** How much of the window's top the bar of sections covers, in px. */
export function barHeight(): number {
  return document.querySelector(".sections")?.getBoundingClientRect().height ?? 0;
}
