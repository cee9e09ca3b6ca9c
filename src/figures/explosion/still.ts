import type {Explosion, ExplosionSettings} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawExplosion} from "./drawing.js";
import {firstState} from "./state.js";
import {sayExplosion} from "./words.js";

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
