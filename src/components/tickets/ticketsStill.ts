import type {TicketsData} from "../../experiments/tickets.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawTickets} from "./ticketsDrawing.js";
import type {TicketsScene} from "./ticketsScenes.js";
import {firstTicketsState} from "./ticketsState.js";
import {sayTickets} from "./ticketsWords.js";

/** The figure's first picture as a file. */
export function ticketsStill(data: TicketsData, scene: TicketsScene, size: StageSize & {document: Document}): string {
  const picture = drawTickets(data, scene, firstTicketsState(data), size);
  return standalone(picture, {
    title: "Three networks that read about tickets",
    description: sayTickets(scene.text, scene.readings)
  });
}
