import type {Box} from "./box.js";

/** A panel's size and margins as Plot takes them, and where it stands in the picture, all in pixels. */
export interface StackedPanel {
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
  /** Whether the axis that all share stands under it. */
  readonly isLast: boolean;
}

/** What the panels of a stack share, in pixels: the line over each, the gap under it, and the axis under the last. */
interface Furniture {
  readonly title: number;
  readonly gap: number;
  readonly axis: number;
  readonly marginLeft: number;
  readonly marginRight: number;
}

/** Panels from top to bottom over one axis, with their shares of the column's height. */
export function stackPanels<Name extends string>(
  shares: Readonly<Record<Name, number>>,
  {x, y, width, height}: Box,
  {title, gap, axis, marginLeft, marginRight}: Furniture
): Record<Name, StackedPanel> {
  const panels = Object.entries<number>(shares);
  const total = panels.reduce((sum, [, share]) => sum + share, 0);
  const unit = (height - panels.length * title - (panels.length - 1) * gap - axis) / total;
  let top = y;
  const stacked = panels.map(([name, share], k) => {
    const isLast = k === panels.length - 1;
    const margins = {marginTop: title, marginRight, marginBottom: isLast ? axis : gap, marginLeft};
    const panel = {x, y: top, frame: {width, height: title + share * unit + margins.marginBottom, ...margins}, isLast};
    top += panel.frame.height;
    return [name, panel];
  });
  return Object.fromEntries(stacked) as Record<Name, StackedPanel>;
}

/** The part of a panel that holds the data, in pixels of the picture. */
export function innerOf({x, y, frame}: StackedPanel): {left: number; top: number; width: number; height: number} {
  return {
    left: x + frame.marginLeft,
    top: y + frame.marginTop,
    width: frame.width - frame.marginLeft - frame.marginRight,
    height: frame.height - frame.marginTop - frame.marginBottom
  };
}
