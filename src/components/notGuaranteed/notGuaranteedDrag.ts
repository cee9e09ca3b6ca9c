import type {NotGuaranteedSettings} from "../../experiments/notGuaranteed.js";
import {dragPoint, type DraggedPoint} from "../dragPoint.js";
import type {Figure} from "../frame.js";
import {layout, mapScales} from "./notGuaranteedLayout.js";
import type {NotGuaranteedState} from "./notGuaranteedState.js";

/** Lets the reader drag the point of the two settings over the map. */
export function dragSettings(figure: Figure<NotGuaranteedState>, settings: NotGuaranteedSettings): void {
  dragPoint(figure, () => pointOf(figure, settings));
}

function pointOf(
  {stage, state}: Figure<NotGuaranteedState>,
  settings: NotGuaranteedSettings
): DraggedPoint<NotGuaranteedState> | undefined {
  const svg = stage.querySelector("svg");
  if (!svg) return undefined;
  const {left, top, width, height} = svg.getBoundingClientRect();
  const {map} = layout({width, height});
  const {x, y} = mapScales(settings, map);
  return {
    place: ({clientX, clientY}) => ({
      forgetBias: x.invert(clientX - left - map.x),
      radius: Number(y.invert(clientY - top - map.y).toPrecision(3))
    }),
    distance: ({clientX, clientY}) =>
      Math.hypot(clientX - left - map.x - x(state.forgetBias), clientY - top - map.y - y(state.radius))
  };
}
