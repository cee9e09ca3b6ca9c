import type {LstmTimeline} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawLstmTimeline} from "./drawing.js";
import {sayLstmEvent} from "./words.js";

/** The figure's first picture as a file. */
export function lstmTimelineStill(timeline: LstmTimeline, size: StageSize & {document: Document}): string {
  return standalone(drawLstmTimeline(timeline, timeline.first - 1, size), {
    title: "The LSTM since 1991",
    description: timeline.events.map(sayLstmEvent).join(" ")
  });
}
