import type {StageSize} from "../../frame/stage.js";

/** A panel's size and margins as Plot takes them, and where it stands in the picture, all in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly frame: {
    readonly width: number;
    readonly height: number;
    readonly marginTop: number;
    readonly marginRight: number;
    readonly marginBottom: number;
    readonly marginLeft: number;
  };
  /** Whether the axis of steps stands under it. */
  readonly isLast: boolean;
}

export type PanelName = "input" | "c" | "h" | "map" | "unit" | "gates" | "answer";
export type Boxes = Readonly<Record<PanelName, Box>>;

/** Panels of a column from top to bottom, with their shares of its height. */
type Column = readonly (readonly [PanelName, number])[];

const maps: Column = [
  ["input", 3],
  ["c", 4],
  ["h", 4],
  ["map", 4]
];
const lines: Column = [
  ["unit", 5],
  ["gates", 5],
  ["answer", 5]
];

/** Heat maps beside lines, or above them in a picture that is taller than wide. All panels of a column share their steps. */
export function layout({width, height}: StageSize): Boxes {
  const columns =
    height > width
      ? stack([...maps, ...lines], {x: 0, width, height, marginRight: 50})
      : [
          ...stack(maps, {x: 0, width: Math.round(0.51 * width), height, marginRight: 14}),
          ...stack(lines, {x: Math.round(0.51 * width), width: Math.round(0.49 * width), height, marginRight: 50})
        ];
  return Object.fromEntries(columns) as Boxes;
}

const [title, gap, axis, marginLeft] = [21, 7, 34, 32];

function stack(
  column: Column,
  {x, width, height, marginRight}: {x: number; width: number; height: number; marginRight: number}
): [PanelName, Box][] {
  const shares = column.reduce((total, [, share]) => total + share, 0);
  const unit = (height - column.length * title - (column.length - 1) * gap - axis) / shares;
  let y = 0;
  return column.map(([name, share], k) => {
    const isLast = k === column.length - 1;
    const marginBottom = isLast ? axis : gap;
    const frame = {
      width,
      height: title + share * unit + marginBottom,
      marginTop: title,
      marginRight,
      marginBottom,
      marginLeft
    };
    const box = {x, y, frame, isLast};
    y += frame.height;
    return [name, box];
  });
}

/** What a point of the picture stands for: the panel, the step (from 1), and the place within it from 0 (top) to 1. */
export function pointIn(
  boxes: Boxes,
  length: number,
  x: number,
  y: number
): {panel: PanelName; t: number; down: number} | undefined {
  for (const [panel, box] of Object.entries(boxes) as [PanelName, Box][]) {
    const {left, top, width, height} = inner(box);
    const [across, down] = [(x - left) / width, (y - top) / height];
    if (across >= 0 && across < 1 && down >= 0 && down < 1) return {panel, t: 1 + Math.floor(across * length), down};
  }
  return undefined;
}

/** The part of a panel that holds the data, in pixels of the picture. */
export function inner({x, y, frame}: Box): {left: number; top: number; width: number; height: number} {
  return {
    left: x + frame.marginLeft,
    top: y + frame.marginTop,
    width: frame.width - frame.marginLeft - frame.marginRight,
    height: frame.height - frame.marginTop - frame.marginBottom
  };
}
