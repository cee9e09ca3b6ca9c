import type {NudgeAndGradientSettings, NudgeRow} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawNudge} from "./drawing.js";
import {sayNudge} from "./words.js";

/** What the loader writes. */
export interface NudgeAndGradientData {
  readonly settings: NudgeAndGradientSettings;
  readonly rows: readonly NudgeRow[];
}

/** The figure's first picture as a file. */
export function nudgeStill({settings, rows}: NudgeAndGradientData, size: StageSize & {document: Document}): string {
  const picture = drawNudge(rows, {...size, weights: settings});
  return standalone(picture, {title: "What a nudge does, and what the gradient says", description: sayNudge(rows)});
}
