import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer} from "../../frame/state/fields.js";
import {pointAtPicture, type PointerPlace} from "../../frame/controls/pointAtPicture.js";
import {stepper} from "../../frame/controls/stepper.js";
import {drawTimeline, lineHeight, timelinePlaces} from "./drawing.js";
import type {LstmEvent, LstmTimeline} from "./experiment.js";

interface State {
  /** The event that is told, from 1. */
  readonly event: number;
}

/** How the LSTM came about, and what came after: events along the years, one of them told in words. */
export const lstmTimeline = declareFigure({
  id: "lstm-timeline",
  title: "The LSTM since 1991",
  sizes: {wide: {width: 640, height: 400}, narrow: {width: 324, height: 400}},
  source: "list",
  otherState: "event=8",
  experiment: () => import("./experiment.js"),
  view(timeline: LstmTimeline, {document}): View<State, LstmEvent> {
    const {events, first} = timeline;
    const told = ({event}: State): LstmEvent => events[event - 1];
    return {
      fields: {event: integer({min: 1, max: events.length, default: first})},
      controls: (figure) => [
        stepper(figure, "event", {
          label: "event",
          valueText: (state) => `${told(state).year}, ${told(state).name}`,
          reads: (state) => sayEvent(told(state))
        })
      ],
      draw: ({event}, size) => drawTimeline(timeline, event - 1, {...size, document}),
      rows: () => events,
      say: (state) => sayEvent(told(state)),
      mounted: (figure) => pointAtPicture(figure, {pick: (at) => eventAt(figure.stage, timeline, at)})
    };
  }
});

/** An event with its year and its source, as the picture's sentence and the page's list have it. */
export function sayEvent({year, name, what, source}: LstmEvent): string {
  return `${year}, ${name}. ${what} (${source})`;
}

/** The event whose line a pointer is on. */
function eventAt(stage: Element, timeline: LstmTimeline, {clientY}: PointerPlace): State | undefined {
  const box = stage.querySelector("svg")?.getBoundingClientRect();
  if (!box) return undefined;
  const distances = timelinePlaces(timeline, box.height).places.map((place) => Math.abs(place + box.top - clientY));
  const least = Math.min(...distances);
  return least <= lineHeight / 2 ? {event: 1 + distances.indexOf(least)} : undefined;
}
