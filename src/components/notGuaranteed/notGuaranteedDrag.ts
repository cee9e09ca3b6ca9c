import type {NotGuaranteedSettings} from "../../experiments/notGuaranteed.js";
import {dragPoint} from "../dragPoint.js";
import type {Figure} from "../frame.js";
import {pointInPanel} from "../pointInPanel.js";
import {layout, mapScales} from "./notGuaranteedLayout.js";
import type {NotGuaranteedState} from "./notGuaranteedState.js";

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
