import {panels} from "../../frame/picture/panels.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import type {StageSize} from "../../frame/stage.js";
import {margins, type Frame} from "./curve.js";
import type {ExplosionState} from "./explode.js";
import {drawGradient} from "./gradientPanel.js";
import {drawUpdate} from "./updatePanel.js";
import type {Shown} from "./view.js";

/** The gradients' way back in all draws, and the update that follows in the picked one. */
export function drawExplosion(
  shown: Shown,
  state: ExplosionState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {first, second} = twoPanels({width, height}, {beside: 0.6, under: 0.58});
  const frame = ({width, height}: StageSize): Frame => ({width, height, document, ...margins});
  return panels(
    [
      {...first, plot: drawGradient(shown, state, frame(first))},
      {...second, plot: drawUpdate(shown, state, frame(second))}
    ],
    {width, height, document}
  );
}
