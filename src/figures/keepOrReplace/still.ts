import type {KeepOrReplaceSettings, KeepRow} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawKeepOrReplace} from "./drawing.js";
import {sayKeepOrReplace} from "./words.js";

/** What the loader writes. */
export interface KeepOrReplaceData {
  readonly settings: KeepOrReplaceSettings;
  readonly rows: readonly KeepRow[];
}

/** The figure's first picture as a file. */
export function keepOrReplaceStill(data: KeepOrReplaceData, size: StageSize & {document: Document}): string {
  const {step} = data.settings;
  const picture = drawKeepOrReplace({...data, step, convention: "u"}, size);
  return standalone(picture, {title: "Kept or replaced", description: sayKeepOrReplace(data.rows, step, "u")});
}
