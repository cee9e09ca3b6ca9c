import type {Markish} from "@observablehq/plot";
import {plotText} from "./plotText.js";
import type {StageSize} from "../stage.js";

/** Words in a panel, their middle line at y, in pixels from the frame's top left corner. */
export interface Label {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly textAnchor: "start" | "end";
  readonly fill: string;
  readonly fontWeight?: number;
}

/** About how wide a bold letter is, and how high a line, in pixels. */
const [letter, line] = [7.8, 14];

/** From the point of a curve to its name: left over it, right under it, and the other way round. */
const sides = [
  {dx: -8, dy: -10, textAnchor: "end"},
  {dx: 10, dy: 10, textAnchor: "start"},
  {dx: -8, dy: 10, textAnchor: "end"},
  {dx: 10, dy: -10, textAnchor: "start"}
] as const;

/** Along a curve, as shares of its points: where its name is tried. */
const shares = [0.55, 0.7, 0.4, 0.85, 0.25, 1, 0.1];

/** Where a curve's name may stand, the first places first. */
export function namesAlong(
  points: readonly Pick<Label, "x" | "y">[],
  name: Pick<Label, "words" | "fill" | "fontWeight">,
  first: number
): Label[] {
  return [first, ...shares].flatMap((share) => {
    const point = points.at(Math.round(share * (points.length - 1)));
    return point ? sides.map(({dx, dy, textAnchor}) => ({...name, x: point.x + dx, y: point.y + dy, textAnchor})) : [];
  });
}

/** The first label that stands within the frame and on none of those that are there; the first of all, where none does. */
export function freeLabel(labels: readonly Label[], taken: readonly Label[], frame: StageSize): Label | undefined {
  const others = taken.map(boxOf);
  const isFree = (label: Label): boolean => {
    const {left, right, top, bottom} = boxOf(label);
    const isInside = left >= 0 && right <= frame.width && top >= 0 && bottom <= frame.height;
    return (
      isInside && others.every((one) => right < one.left || left > one.right || bottom < one.top || top > one.bottom)
    );
  };
  return labels.find(isFree) ?? labels.at(0);
}

export function drawLabel({words, x, y, ...style}: Label): Markish {
  return plotText(words, {frameAnchor: "top-left", lineAnchor: "middle", dx: x, dy: y, ...style});
}

function boxOf({words, x, y, textAnchor}: Label): {left: number; right: number; top: number; bottom: number} {
  const lines = words.split("\n");
  const width = letter * Math.max(...lines.map(({length}) => length));
  const left = textAnchor === "start" ? x : x - width;
  return {left, right: left + width, top: y - (line * lines.length) / 2, bottom: y + (line * lines.length) / 2};
}
