import type {TicketsData} from "./experiment.js";
import {choose, range} from "../../frame/controls.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {drawTickets} from "./drawing.js";
import {ticketsScenes, type TicketsScene, type TicketsSources} from "./scenes.js";
import {ticketsFields, type TicketsState} from "./state.js";
import {sayTickets, stageNames} from "./words.js";

/** A word of the text with a network's gradient there; P is that of the noun that is due after the last. */
interface Row {
  readonly cell: string;
  readonly stage: string;
  readonly seed: string;
  readonly place: number;
  readonly word: string;
  readonly gradient: number;
  readonly due: string;
  readonly p: number;
}

interface Options extends TicketsSources {
  readonly invalidation?: Promise<unknown>;
}

/**
 * A word that is due again at the end of a text: how likely three networks hold it, what their gradient is at each word
 * before, and how that depends on the distance, over seeds.
 * @param data what the loader wrote
 * @param options the functions of the experiment, and where the networks are fetched from, of which the first come at once
 */
export async function tickets(data: TicketsData, options: Options): Promise<Figure<TicketsState>> {
  const networks = await options.files["large-1"].json();
  const scenes = ticketsScenes(data, {...options, networks, arrived: () => figure.refresh()});
  const figure = mountFigure<TicketsState, Row>({
    id: "tickets",
    fields: ticketsFields(data),
    controls: (figure) => [
      range(figure, "filler", {label: "words of filler"}),
      choose(figure, "noun", {label: "the word"}),
      choose(figure, "stage", {label: "trained on", labels: stageNames}),
      choose(figure, "seed", {label: "seed"}),
      choose(figure, "show", {label: "curves", labels: {p: "P(the word)", right: "share right"}})
    ],
    draw: (state, size) => drawTickets(data, scenes(state).scene, state, {...size, document}),
    rows: (state) => rowsOf(scenes(state).scene, state),
    say(state) {
      const {scene, waiting} = scenes(state);
      return waiting ? "Fetching the networks …" : sayTickets(scene.text, scene.readings);
    },
    invalidation: options.invalidation
  });
  return figure;
}

function rowsOf({text: {words, due}, readings}: TicketsScene, {stage, seed}: TicketsState): Row[] {
  return readings.flatMap(({cell, p, gradient}) =>
    gradient.map((length, at) => ({
      cell,
      stage,
      seed,
      place: at + 1,
      word: words[at],
      gradient: length,
      due: words[due],
      p
    }))
  );
}
