import type {TicketsData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawTickets} from "./drawing.js";
import type {TicketsScene} from "./scenes.js";
import {firstTicketsState} from "./state.js";
import {sayTickets} from "./words.js";

/** The figure's first picture as a file. */
export function ticketsStill(data: TicketsData, scene: TicketsScene, size: StageSize & {document: Document}): string {
  const picture = drawTickets(data, scene, firstTicketsState(data), size);
  return standalone(picture, {
    title: "Three networks that read about tickets",
    description: sayTickets(scene.text, scene.readings)
  });
}
