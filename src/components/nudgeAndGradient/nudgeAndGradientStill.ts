import type {NudgeAndGradientSettings, NudgeRow} from "../../experiments/nudgeAndGradient.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawNudge} from "./nudgeAndGradientDrawing.js";
import {sayNudge} from "./nudgeAndGradientWords.js";

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
