import type {Explosion} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {drawGradient} from "./gradient.js";
import {layout} from "./layout.js";
import type {ExplosionState} from "./state.js";
import {drawUpdate} from "./update.js";

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
