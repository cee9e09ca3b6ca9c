import type {Explosion, ExplosionSettings} from "../../experiments/explosion.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawExplosion} from "./explosionDrawing.js";
import {firstState} from "./explosionState.js";
import {sayExplosion} from "./explosionWords.js";

/** The figure's first picture as a file. */
export function explosionStill(
  explosions: readonly Explosion[],
  {settings, ...size}: StageSize & {document: Document; settings: ExplosionSettings}
): string {
  const state = firstState(settings);
  return standalone(drawExplosion(explosions, state, size), {
    title: "The gradient’s way to overflow",
    description: sayExplosion(explosions, state)
  });
}
