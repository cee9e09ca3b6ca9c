import {dragPoint} from "../dragPoint.js";
import type {Figure} from "../frame.js";
import {pointInPanel} from "../pointInPanel.js";
import {layout, planeScales} from "./clippingLayout.js";
import type {ClippingState} from "./clippingState.js";

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
