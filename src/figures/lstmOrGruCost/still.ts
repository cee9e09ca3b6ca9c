import type {CostRow, LstmOrGruCostSettings} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawCost} from "./drawing.js";
import {sayCost} from "./words.js";

/** What the loader writes. */
export interface LstmOrGruCostData {
  readonly settings: LstmOrGruCostSettings;
  readonly rows: readonly CostRow[];
}

/** The figure's first picture as a file: parameters, and that no time has been measured. */
export function lstmOrGruCostStill(data: LstmOrGruCostData, size: StageSize & {document: Document}): string {
  const rows = data.rows.map((row) => ({...row, times: []}));
  const picture = drawCost(rows, size);
  return standalone(picture, {title: "What LSTM and GRU cost", description: sayCost(rows, data.settings)});
}
