import type {Explosion} from "../../experiments/explosion.js";
import type {StageSize} from "../frame/stage.js";
import {panels} from "../panels.js";
import {drawGradient} from "./explosionGradient.js";
import {layout} from "./explosionLayout.js";
import type {ExplosionState} from "./explosionState.js";
import {drawUpdate} from "./explosionUpdate.js";

/** The gradient's length on its way back to the ends of float32 and float64, and the update that follows from it. */
export function drawExplosion(
  explosions: readonly Explosion[],
  state: ExplosionState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {gradient, update} = layout({width, height});
  return panels(
    [
      {...gradient, plot: drawGradient(explosions, state, {box: gradient, document})},
      {...update, plot: drawUpdate(explosions, state, {box: update, document})}
    ],
    {width, height, document}
  );
}
