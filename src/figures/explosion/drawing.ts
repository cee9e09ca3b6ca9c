import {panels} from "../../frame/picture/panels.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import type {StageSize} from "../../frame/stage.js";
import {margins, type Frame} from "./curve.js";
import type {Explosion, ExplosionState} from "./explode.js";
import {drawGradient} from "./gradientPanel.js";
import {drawUpdate} from "./updatePanel.js";

/** The gradient's way to the ends of float32 and float64, and the update that follows from it. */
export function drawExplosion(
  explosions: readonly Explosion[],
  state: ExplosionState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {first, second} = twoPanels({width, height}, {beside: 0.6, under: 0.58});
  const frame = ({width, height}: StageSize): Frame => ({width, height, document, ...margins});
  return panels(
    [
      {...first, plot: drawGradient(explosions, state, frame(first))},
      {...second, plot: drawUpdate(explosions, state, frame(second))}
    ],
    {width, height, document}
  );
}
