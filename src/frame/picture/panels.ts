import {shape} from "./shape.js";
import type {StageSize} from "../stage.js";

/** What is drawn on: its size, and the document that makes its elements. */
export interface Sheet extends StageSize {
  readonly document: Document;
}

/** A plot, or a part of one, and where its top left corner stands in the picture, in pixels. */
export interface Panel {
  readonly plot: Element;
  readonly x: number;
  readonly y: number;
}

/**
 * Several plots as one SVG picture, later ones over earlier ones. Their contents are moved into it: an `<svg>` within
 * an `<svg>` would take its size from the page's style sheet. Plot's names of marks go: the picture as a whole has a name.
 */
export function panels(parts: readonly Panel[], {width, height, document}: Sheet): SVGSVGElement {
  const svg = shape(document, "svg", {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    fill: "currentColor",
    "font-family": "system-ui, sans-serif",
    "font-size": 10,
    "text-anchor": "middle"
  });
  for (const {plot, x, y} of parts) {
    const group = shape(document, "g", {transform: `translate(${x},${y})`});
    group.append(...Array.from(plot.childNodes).filter((child) => child.nodeName.toLowerCase() !== "style"));
    for (const mark of group.querySelectorAll("[aria-label]")) mark.removeAttribute("aria-label");
    svg.append(group);
  }
  return svg;
}
