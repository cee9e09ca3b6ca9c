import type {ExplosionRunData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawExplosionRun} from "./drawing.js";
import {firstState} from "./state.js";
import {sayExplosionRun} from "./words.js";

/** The figure's first picture as a file: both runs to their ends. */
export function explosionRunStill(data: ExplosionRunData, size: StageSize & {document: Document}): string {
  const state = firstState(data);
  const description = sayExplosionRun(data, state);
  return standalone(drawExplosionRun(data, state, size), {title: "A run that overflows, and its restart", description});
}
