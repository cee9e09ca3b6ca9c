import {dragPoint, type DraggedPoint} from "../dragPoint.js";
import type {Figure} from "../frame.js";
import type {LossCliffData, Place} from "./lossCliffData.js";
import {layout, mapScales} from "./lossCliffLayout.js";
import type {ViewState} from "./lossCliffView.js";

type State = Place & Pick<ViewState, "view">;

/** Lets the reader drag the start on the map. */
export function dragStart<Whole extends State>(figure: Figure<Whole>, data: LossCliffData): void {
  dragPoint<State>(figure, () => (figure.state.view === "map" ? startOf(figure, data) : undefined));
}

/** The start on the map as it is drawn now. */
function startOf(
  {stage, state}: Pick<Figure<State>, "stage" | "state">,
  data: LossCliffData
): DraggedPoint<State> | undefined {
  const svg = stage.querySelector("svg");
  if (!svg) return undefined;
  const {left, top, width, height} = svg.getBoundingClientRect();
  const {map} = layout({width, height});
  const {x, y} = mapScales(data, map);
  return {
    place: ({clientX, clientY}) => ({w: x.invert(clientX - left - map.x), b: y.invert(clientY - top - map.y)}),
    distance: ({clientX, clientY}) =>
      Math.hypot(clientX - left - map.x - x(state.w), clientY - top - map.y - y(state.b))
  };
}
