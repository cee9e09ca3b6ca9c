import type {ScaleContinuousNumeric} from "d3";
import type {DraggedPoint} from "./dragPoint.js";
import type {StageSize} from "../stage.js";

/** A panel of the picture as it is drawn at some size: where its corner is, and its scales from values to pixels from there. */
interface ScaledPanel {
  readonly x: ScaleContinuousNumeric<number, number>;
  readonly y: ScaleContinuousNumeric<number, number>;
  readonly corner: {readonly x: number; readonly y: number};
}

/**
 * A point of a panel that the reader drags, by the scales that the panel is drawn with; undefined while there is no picture.
 * @param stage holds the picture
 * @param at the point's two values, horizontal and vertical
 * @param place the part of the state that two values are
 */
export function pointInPanel<State>(
  stage: Element,
  panel: (size: StageSize) => ScaledPanel,
  at: readonly [number, number],
  place: (x: number, y: number) => Partial<State>
): DraggedPoint<State> | undefined {
  const svg = stage.querySelector("svg");
  if (!svg) return undefined;
  const {left, top, width, height} = svg.getBoundingClientRect();
  const {x, y, corner} = panel({width, height});
  const [originX, originY] = [left + corner.x, top + corner.y];
  return {
    place: ({clientX, clientY}) => place(x.invert(clientX - originX), y.invert(clientY - originY)),
    distance: ({clientX, clientY}) => Math.hypot(clientX - originX - x(at[0]), clientY - originY - y(at[1]))
  };
}
