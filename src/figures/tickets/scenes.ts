import {unpackWeights} from "../../experiments/packedWeights.js";
import type {TicketsGrammar, TicketsText} from "../../experiments/tasks/ticketsGrammar.js";
import type {TicketsStage} from "../../experiments/ticketsNetworks.js";
import {textWithFiller, ticketsReader, type TicketsReading} from "../../experiments/ticketsReading.js";
import type {Host} from "../../frame/declareFigure.js";
import {Retryable} from "../../frame/retryable.js";
import type {PackedNetwork} from "./packedNetworks.js";

/** What the reader sets. */
export interface State {
  /** Words of filler. */
  readonly filler: number;
  /** The word that stands early and is due at the end. */
  readonly noun: string;
  /** What the networks were trained to say. */
  readonly stage: TicketsStage;
  readonly seed: "1" | "2" | "3";
}

/** A text, and what the networks of one seed make of it. */
export interface Scene {
  readonly text: TicketsText;
  readonly readings: readonly TicketsReading[];
}

/** A network ready to read: its weights are unpacked once. */
export function networkReader({weights, ...about}: PackedNetwork, grammar: TicketsGrammar) {
  return ticketsReader({...about, parameters: unpackWeights(weights)}, grammar);
}

/** The networks of one size and seed, which are fetched together. */
type Readers = readonly {readonly stage: TicketsStage; readonly read: ReturnType<typeof networkReader>}[];

/**
 * From the reader's state to what is shown. The last is remembered, since a drawing asks for it three times.
 * @param first the networks of the first state; others are fetched when they are first asked for
 */
export function openScenes(
  {grammar, settings}: {readonly grammar: TicketsGrammar; readonly settings: {readonly textSeed: number}},
  first: readonly PackedNetwork[],
  {part, refresh}: Pick<Host, "part" | "refresh">
) {
  const open = (networks: readonly PackedNetwork[]): Readers =>
    networks.map((network) => ({stage: network.stage, read: networkReader(network, grammar)}));
  const known = new Map<string, Readers | "waiting" | Error>([["large-1", open(first)]]);
  const partOf = ({stage, seed}: State): string => `${stage === "language-model" ? "large" : "small"}-${seed}`;
  /** Resolves when the networks of a state are there, or cannot be. */
  const ready = async (state: State): Promise<void> => {
    const name = partOf(state);
    if (known.has(name)) return;
    known.set(name, "waiting");
    try {
      known.set(name, open(await part<PackedNetwork[]>(name)));
    } catch {
      const again = (): void => {
        known.delete(name);
        refresh();
      };
      known.set(name, new Retryable("The networks could not be fetched.", again));
    }
    refresh();
  };
  const read = (state: State): Scene | undefined => {
    const readers = known.get(partOf(state));
    if (readers instanceof Error) throw readers;
    if (readers === undefined || readers === "waiting") return undefined;
    const text = textWithFiller(grammar, {...state, seed: settings.textSeed});
    return {text, readings: readers.filter(({stage}) => stage === state.stage).map(({read}) => read(text))};
  };
  let last: {readonly key: string; readonly scene: Scene} | undefined;
  return {
    ready,
    /**
     * What is shown: what was last, while networks are being fetched.
     * @throws Error where they could not be fetched
     */
    at(state: State): {readonly scene: Scene; readonly waiting: boolean} {
      const key = [state.filler, state.noun, state.stage, state.seed].join(" ");
      if (last?.key === key) return {scene: last.scene, waiting: false};
      void ready(state);
      const scene = read(state);
      if (scene) last = {key, scene};
      // Who comes by a link to other networks sees the first ones until those are there.
      const shown = scene ?? last?.scene ?? read({...state, stage: "language-model", seed: "1"});
      if (!shown) throw new Error("tickets: expected the networks of the first state, got none");
      return {scene: shown, waiting: !scene};
    }
  };
}
