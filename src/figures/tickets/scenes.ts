import type {TicketsText} from "../../experiments/tasks/ticketsGrammar.js";
import type {TicketsData} from "./experiment.js";
import type {PackedTicketsNetwork} from "./networks.js";
import type {TicketsReading, ticketsReader as TicketsReader} from "./reading.js";
import type {ticketsSentence as TicketsSentence} from "./sentence.js";
import {ticketsReaders, type TicketsFiles} from "./readers.js";
import type {TicketsState} from "./state.js";

/** A text, and what the networks of one seed make of it. */
export interface TicketsScene {
  readonly text: TicketsText;
  readonly readings: readonly TicketsReading[];
}

export interface TicketsSources {
  readonly ticketsReader: typeof TicketsReader;
  readonly ticketsSentence: typeof TicketsSentence;
  /** Where the networks are fetched from. */
  readonly files: TicketsFiles;
}

interface Options extends TicketsSources {
  /** The networks of the first state. */
  readonly networks: readonly PackedTicketsNetwork[];
  /** Called when networks that were waited for are there. */
  readonly arrived: () => void;
}

/**
 * From the reader's state to what is shown: what was last, while networks are being fetched. The last is remembered, since
 * a drawing asks for it three times.
 */
export function ticketsScenes(
  {grammar, settings}: TicketsData,
  options: Options
): (state: TicketsState) => {scene: TicketsScene; waiting: boolean} {
  const {ticketsReader, ticketsSentence, networks, files, arrived} = options;
  const readers = ticketsReaders(files, grammar, {first: networks, ticketsReader, arrived});
  const read = (state: TicketsState): TicketsScene | undefined => {
    const {filler, noun} = state;
    const text = ticketsSentence(grammar, {filler, noun, seed: settings.textSeed});
    const readings = readers.read(state, text);
    return readings && {text, readings};
  };
  let last: {readonly key: string; readonly scene: TicketsScene} | undefined;
  return (state) => {
    const key = [state.filler, state.noun, state.stage, state.seed].join(" ");
    if (last?.key === key) return {scene: last.scene, waiting: false};
    const scene = read(state);
    if (scene) last = {key, scene};
    // Who comes by a link to other networks sees the first ones until those are there.
    const shown = scene ?? last?.scene ?? read({...state, stage: "language-model", seed: "1"});
    if (!shown) throw new Error("tickets: expected the networks of the first state, got none");
    return {scene: shown, waiting: !scene};
  };
}
