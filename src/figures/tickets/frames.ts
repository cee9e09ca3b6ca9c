import type {TicketsData} from "./experiment.js";
import {keyFrames} from "../../frame/keyFrames.js";
import {drawTickets} from "./drawing.js";
import type {TicketsScene} from "./scenes.js";
import {firstTicketsState, type TicketsState} from "./state.js";
import {sayTickets, stageNames} from "./words.js";

/** Where the page points: more filler and ten seeds; then what the signal does, to a near word and to a far one. */
const moments: readonly Partial<TicketsState>[] = [
  {filler: 60, show: "right"},
  {stage: "every-word"},
  {stage: "last-word"},
  {stage: "last-word", filler: 60, noun: "maps"}
];

/** In columns that are narrow enough for print to leave the words legible, in pixels. */
const size = {width: 460, height: 560};

/**
 * The text read by other networks and with more filler, for print.
 * @param scene from a state to what is shown
 */
export function ticketsFrames(
  data: TicketsData,
  scene: (state: TicketsState) => TicketsScene,
  document: Document
): string {
  const frames = moments.map((moment) => {
    const state = {...firstTicketsState(data), ...moment};
    const {text, readings} = scene(state);
    return {
      picture: drawTickets(data, {text, readings}, state, {...size, document}),
      words: `Trained on ${stageNames[state.stage]}. ${sayTickets(text, readings)}`
    };
  });
  return keyFrames(frames, {title: "Networks trained on every word, and on the last", document});
}
