import {dragPoint} from "../../frame/dragPoint.js";
import type {Figure} from "../../frame/mountFigure.js";
import {pointInPanel} from "../../frame/pointInPanel.js";
import type {LossCliffData, Place} from "./data.js";
import {layout, mapScales} from "./layout.js";
import type {ViewState} from "./view.js";

type State = Place & Pick<ViewState, "view">;

/** Lets the reader drag the start on the map; in perspective a drag turns the picture. */
export function dragStart<Whole extends State>(figure: Figure<Whole>, data: LossCliffData): void {
  dragPoint<State>(figure, () => (figure.state.view === "map" ? startOf(figure, data) : undefined));
}

/** The start on the map as it is drawn now. */
function startOf({stage, state}: Pick<Figure<State>, "stage" | "state">, data: LossCliffData) {
  return pointInPanel<State>(
    stage,
    (size) => {
      const {map} = layout(size);
      return {...mapScales(data, map), corner: map};
    },
    [state.w, state.b],
    (w, b) => ({w, b})
  );
}
