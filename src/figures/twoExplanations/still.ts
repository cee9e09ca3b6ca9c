import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawTwoExplanations, type TwoExplanationsComputed} from "./drawing.js";
import {sayTwoExplanations} from "./words.js";

/** The figure's first picture as a file: compared over the whole distance. */
export function twoExplanationsStill(data: TwoExplanationsComputed, size: StageSize & {document: Document}): string {
  const {distance} = data.settings;
  return standalone(drawTwoExplanations(data, distance, size), {
    title: "One vanishing curve, two explanations",
    description: sayTwoExplanations(data, distance)
  });
}
