import {panels, type Sheet} from "../../frame/picture/panels.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import type {StageSize} from "../../frame/stage.js";
import type {Box} from "../../frame/picture/box.js";
import type {CountingData} from "./experiment.js";
import {drawReaches} from "./reaches.js";
import {drawTraces} from "./traces.js";
import type {State} from "./words.js";

/** Two units by hand, their states step by step; beside or under them how far trained networks come. */
export function drawCounting(data: CountingData, state: State, sheet: Sheet): SVGSVGElement {
  const {document} = sheet;
  const {lstm, gru, reaches} = layout(sheet);
  return panels(
    [
      {...lstm, plot: drawTraces("lstm", state, {...lstm, document})},
      {...gru, plot: drawTraces("gru", state, {...gru, document})},
      {...reaches, plot: drawReaches(data, state, {...reaches, document})}
    ],
    sheet
  );
}

export function layout(size: StageSize): Readonly<Record<"lstm" | "gru" | "reaches", Box>> {
  const {first, second} = twoPanels(size, {beside: 0.46, under: 0.55});
  const height = first.height / 2;
  return {
    lstm: {...first, height},
    gru: {...first, y: first.y + height, height},
    reaches: second
  };
}
