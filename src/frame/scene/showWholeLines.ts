interface Line {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Makes a box that scrolls just so high that it shows whole lines, no more than its style lets it show: those around
 * `current`, a part of its text.
 */
export function showWholeLines(box: HTMLElement, current: HTMLElement): void {
  box.style.height = "";
  if (box.scrollHeight <= box.clientHeight) return;
  box.scrollTop = 0;
  const most = box.clientHeight;
  const lines = linesOf(box);
  const {top} = box.getBoundingClientRect();
  const own = lines.findIndex(({bottom}) => bottom > current.getBoundingClientRect().top + 1);
  // One line before the words, and as many after them as there is room for; at the text's end more before them.
  let first = Math.max(0, own - 1);
  const lastFrom = (from: number): number =>
    lines.map(({bottom}) => bottom - lines[from].top <= most).lastIndexOf(true);
  while (first > 0 && lastFrom(first - 1) === lines.length - 1) --first;
  box.style.height = `${Math.floor(lines[lastFrom(first)].bottom - lines[first].top)}px`;
  box.scrollTop = lines[first].top - top;
}

/** The lines of a text as they are broken now, in the window; a formula that stands by itself is one. */
function linesOf(box: HTMLElement): Line[] {
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const parts = Array.from(box.querySelectorAll(".katex-display"), (formula) => formula.getBoundingClientRect());
  while (texts.nextNode()) {
    // The letters of a formula and indices have boxes of their own; their line has words.
    if (texts.currentNode.parentElement?.closest(".katex, sub, sup")) continue;
    range.selectNodeContents(texts.currentNode);
    parts.push(...range.getClientRects());
  }
  const lines: Line[] = [];
  for (const {top, bottom} of parts.sort((one, other) => one.top - other.top)) {
    const last = lines.at(-1);
    if (!last || (top + bottom) / 2 > last.bottom) lines.push({top, bottom});
  }
  return lines;
}
