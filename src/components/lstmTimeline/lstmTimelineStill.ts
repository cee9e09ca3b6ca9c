import type {LstmTimeline} from "../../experiments/lstmTimeline.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawLstmTimeline} from "./lstmTimelineDrawing.js";
import {sayLstmEvent} from "./lstmTimelineWords.js";

/** The figure's first picture as a file. */
export function lstmTimelineStill(timeline: LstmTimeline, size: StageSize & {document: Document}): string {
  return standalone(drawLstmTimeline(timeline, timeline.first - 1, size), {
    title: "The LSTM since 1991",
    description: timeline.events.map(sayLstmEvent).join(" ")
  });
}
