import {dragPoint, type DraggedPoint} from "../dragPoint.js";
import type {Figure} from "../frame.js";
import {layout, planeScales} from "./clippingLayout.js";
import type {ClippingState} from "./clippingState.js";

/** Lets the reader drag the gradient's tip. */
export function dragGradient(figure: Figure<ClippingState>): void {
  dragPoint(figure, () => tipOf(figure));
}

/** The gradient's tip in the plane as it is drawn now. */
function tipOf({stage, state}: Figure<ClippingState>): DraggedPoint<ClippingState> | undefined {
  const svg = stage.querySelector("svg");
  if (!svg) return undefined;
  const {left, top, width, height} = svg.getBoundingClientRect();
  const {plane} = layout({width, height});
  const {x, y} = planeScales(plane);
  return {
    place: ({clientX, clientY}) => ({x: x.invert(clientX - left - plane.x), y: y.invert(clientY - top - plane.y)}),
    distance: ({clientX, clientY}) =>
      Math.hypot(clientX - left - plane.x - x(state.x), clientY - top - plane.y - y(state.y))
  };
}
