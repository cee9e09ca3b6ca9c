/** What is asked of the words in a picture. */
export interface TextLimits {
  /** Of a letter, in CSS pixels as the page shows it. */
  readonly smallest: number;
  /** By how much the ink of two texts may overlap, or stand out of the picture, in CSS pixels. */
  readonly hair: number;
  /** Texts that may overlap one another, as the sources of regular expressions: both have to match. */
  readonly together: readonly string[];
}

/**
 * Runs in the page: what is too small to be read in a picture, what overlaps, and what stands out of it, one line for
 * each fault. A text that is not seen is none.
 */
export function textFaults(svg: Element, {smallest, hair, together}: TextLimits): string[] {
  interface Line {
    readonly words: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  const faults: string[] = [];
  const wordsOf = (node: Node): string => (node.textContent ?? "").replace(/\s+/g, " ").trim();
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({opacityProperty: true, visibilityProperty: true}) &&
    getComputedStyle(element).fill !== "none" &&
    !element.closest("defs, clipPath, title, desc");
  const sizeOf = (element: SVGGraphicsElement): number => {
    const {a, b, c, d} = element.getScreenCTM() ?? new DOMMatrix();
    return parseFloat(getComputedStyle(element).fontSize) * Math.sqrt(Math.abs(a * d - b * c));
  };
  /** The box of its letters without the air over and under them. */
  const inkOf = (line: SVGGraphicsElement): Line[] => {
    const box = line.getBoundingClientRect();
    const {a, b} = line.getScreenCTM() ?? new DOMMatrix();
    // A text that stands askew has a box that says little.
    if (Math.min(Math.abs(a), Math.abs(b)) > 0.01 || box.width === 0) return [];
    const [over, under] = [0.2 * sizeOf(line), 0.22 * sizeOf(line)];
    const [before, after] = b === 0 ? [0, 0] : b < 0 ? [over, under] : [under, over];
    const [above, below] = b === 0 ? [over, under] : [0, 0];
    return [
      {
        words: wordsOf(line),
        ...{left: box.left + before, right: box.right - after},
        ...{top: box.top + above, bottom: box.bottom - below}
      }
    ];
  };
  const texts = Array.from(svg.querySelectorAll<SVGTextElement>("text")).filter(
    (text) => wordsOf(text) !== "" && isSeen(text)
  );
  for (const text of texts) {
    const pieces = [text, ...text.querySelectorAll<SVGTSpanElement>("tspan")].filter((piece) =>
      Array.from(piece.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && wordsOf(node) !== "")
    );
    const [least] = pieces.sort((one, other) => sizeOf(one) - sizeOf(other));
    if (sizeOf(least) < smallest - 0.05)
      faults.push(`“${wordsOf(least)}” in “${wordsOf(text)}” has ${sizeOf(least).toFixed(1)} px`);
  }
  const lines = texts.flatMap((text) => {
    const own = Array.from(text.querySelectorAll<SVGTSpanElement>(":scope > tspan[x]"));
    return (own.length > 0 ? own : [text]).filter((line) => wordsOf(line) !== "").flatMap(inkOf);
  });
  const mayMeet = (one: Line, other: Line): boolean =>
    together.some((pattern) => [one, other].every(({words}) => new RegExp(pattern, "u").test(words)));
  lines.forEach((one, k) => {
    for (const other of lines.slice(k + 1)) {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      // A text that is drawn twice at one place is its own halo.
      const isSame = one.words === other.words && Math.abs(one.left - other.left) + Math.abs(one.top - other.top) < 0.5;
      if (across > hair && down > hair && !isSame && !mayMeet(one, other))
        faults.push(`“${one.words}” and “${other.words}” overlap by ${across.toFixed(1)} × ${down.toFixed(1)} px`);
    }
  });
  const picture = svg.getBoundingClientRect();
  for (const {words, left, right, top, bottom} of lines) {
    const beyond = Math.max(picture.left - left, right - picture.right, picture.top - top, bottom - picture.bottom);
    if (beyond > hair) faults.push(`“${words}” stands out of the picture by ${beyond.toFixed(1)} px`);
  }
  return faults;
}
