import type {Projected} from "./projection.js";

/** A line or face of the picture in perspective; the farther back, the earlier it is drawn. */
export interface Shape {
  readonly points: readonly Projected[];
  readonly closed?: boolean;
  readonly depth: number;
  readonly style: Readonly<Record<string, string | number>>;
}

/** Words at a place. */
export interface Words {
  readonly at: {readonly x: number; readonly y: number};
  readonly words: string;
  readonly style: Readonly<Record<string, string | number>>;
}

export function shape(document: Document, part: Shape | Words): Element {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "words" in part ? "text" : "path");
  const attributes = {...("words" in part ? {x: px(part.at.x), y: px(part.at.y)} : path(part)), ...part.style};
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if ("words" in part) element.textContent = part.words;
  return element;
}

/** A mark has its path among its attributes, and no points. */
function path({points, closed}: Shape): {d?: string} {
  if (points.length === 0) return {};
  return {d: `M${points.map(({x, y}) => `${px(x)},${px(y)}`).join("L")}${closed ? "Z" : ""}`};
}

/** A tenth of a pixel is finer than a screen shows. */
function px(value: number): string {
  return String(Math.round(10 * value) / 10);
}
