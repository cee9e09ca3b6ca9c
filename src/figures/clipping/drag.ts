import {dragPoint} from "../../frame/dragPoint.js";
import type {Figure} from "../../frame/mountFigure.js";
import {pointInPanel} from "../../frame/pointInPanel.js";
import {layout, planeScales} from "./layout.js";
import type {ClippingState} from "./state.js";

/** Lets the reader drag the gradient's tip. */
export function dragGradient(figure: Figure<ClippingState>): void {
  dragPoint(figure, () =>
    pointInPanel(
      figure.stage,
      (size) => {
        const {plane} = layout(size);
        return {...planeScales(plane), corner: plane};
      },
      [figure.state.x, figure.state.y],
      (x, y) => ({x, y})
    )
  );
}
