import type {LstmEvent, LstmTimeline} from "./experiment.js";
import {integer} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {drawLstmTimeline, timelinePlaces} from "./drawing.js";
import {sayLstmEvent} from "./words.js";
import {stepper} from "../../frame/stepper.js";

interface State {
  /** The event that is told, from 1. */
  readonly event: number;
}

/** How the LSTM came about, and what came after: events along the years, one of them told in words. */
export function lstmTimeline(
  timeline: LstmTimeline,
  {invalidation}: {invalidation?: Promise<unknown>} = {}
): Figure<State> {
  const {events} = timeline;
  const told = ({event}: State): LstmEvent => events[event - 1];
  const figure = mountFigure<State, LstmEvent>({
    id: "lstm-timeline",
    fields: {event: integer({min: 1, max: events.length, default: timeline.first})},
    controls: (figure) => [
      stepper(figure, "event", {label: "event", valueText: (state) => `${told(state).year}, ${told(state).name}`})
    ],
    draw: ({event}, size) => drawLstmTimeline(timeline, event - 1, {...size, document}),
    rows: () => events,
    say: (state) => sayLstmEvent(told(state)),
    invalidation
  });
  figure.stage.addEventListener("click", (event) => pick(figure, timeline, event), {signal: figure.signal});
  return figure;
}

/** The event whose line was clicked. (The keyboard has the stepper.) */
function pick(figure: Figure<State>, timeline: LstmTimeline, {clientY}: MouseEvent): void {
  const box = figure.stage.querySelector("svg")?.getBoundingClientRect();
  if (!box) return;
  const distances = timelinePlaces(timeline, box.height).places.map((place) => Math.abs(place + box.top - clientY));
  figure.setField("event", 1 + distances.indexOf(Math.min(...distances)));
}
