import type {LstmOrGruData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawLstmOrGru} from "./drawing.js";
import {sayLstmOrGru} from "./words.js";

/** The figure's first picture as a file: at equal size. */
export function lstmOrGruStill(data: LstmOrGruData, size: StageSize & {document: Document}): string {
  const picture = drawLstmOrGru(data, "size", size);
  return standalone(picture, {title: "LSTM or GRU, on four tasks", description: sayLstmOrGru(data, "size")});
}
