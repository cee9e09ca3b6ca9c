import * as Plot from "@observablehq/plot";

/** A panel's name, and what it shows, over it. */
export function title(words: string, under: string, marginLeft: number): Plot.Markish[] {
  const place = {frameAnchor: "top-left", dx: 2 - marginLeft} as const;
  return [
    Plot.text([words], {...place, dy: -36, fontWeight: 600, fontSize: 13}),
    Plot.text([under], {...place, dy: -19, fill: "var(--muted)"})
  ];
}
