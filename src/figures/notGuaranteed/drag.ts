import type {NotGuaranteedSettings} from "./experiment.js";
import {dragPoint} from "../../frame/dragPoint.js";
import type {Figure} from "../../frame/mountFigure.js";
import {pointInPanel} from "../../frame/pointInPanel.js";
import {layout, mapScales} from "./layout.js";
import type {NotGuaranteedState} from "./state.js";

/** Lets the reader drag the point of the two settings over the map. */
export function dragSettings(figure: Figure<NotGuaranteedState>, settings: NotGuaranteedSettings): void {
  dragPoint(figure, () =>
    pointInPanel(
      figure.stage,
      (size) => {
        const {map} = layout(size);
        return {...mapScales(settings, map), corner: map};
      },
      [figure.state.forgetBias, figure.state.radius],
      (forgetBias, radius) => ({forgetBias, radius: Number(radius.toPrecision(3))})
    )
  );
}
