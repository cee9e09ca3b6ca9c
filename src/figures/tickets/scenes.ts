import type {TicketsText} from "../../experiments/tasks/ticketsGrammar.js";
import type {Host} from "../../frame/declareFigure.js";
import type {TicketsData} from "./experiment.js";
import type {PackedNetwork, Stage} from "./packedNetworks.js";
import {networkReader, textWithFiller, type NetworkReading} from "./reading.js";

/** What the reader sets. */
export interface State {
  /** Words of filler. */
  readonly filler: number;
  /** The word that stands early and is due at the end. */
  readonly noun: string;
  /** What the networks were trained to say. */
  readonly stage: Stage;
  readonly seed: "1" | "2" | "3";
  /** What the curves under the text show. */
  readonly show: "p" | "right";
}

/** A text, and what the networks of one seed make of it. */
export interface Scene {
  readonly text: TicketsText;
  readonly readings: readonly NetworkReading[];
}

export interface Scenes {
  /**
   * What is shown: what was last, while networks are being fetched.
   * @throws Error where they could not be fetched
   */
  at(state: State): {readonly scene: Scene; readonly waiting: boolean};
  /** Resolves when the networks of a state are there, or cannot be. */
  ready(state: State): Promise<void>;
}

type Readers = readonly {readonly stage: Stage; readonly read: ReturnType<typeof networkReader>}[];

/**
 * From the reader's state to what is shown. The last is remembered, since a drawing asks for it three times.
 * @param first the networks of the first state; others are fetched when they are first asked for
 */
export function openScenes(
  {grammar, settings}: TicketsData,
  first: readonly PackedNetwork[],
  {part, refresh}: Pick<Host, "part" | "refresh">
): Scenes {
  const open = (networks: readonly PackedNetwork[]): Readers =>
    networks.map((network) => ({stage: network.stage, read: networkReader(network, grammar)}));
  const known = new Map<string, Readers | "waiting" | Error>([["large-1", open(first)]]);
  const ready = async (state: State): Promise<void> => {
    const name = partOf(state);
    if (known.has(name)) return;
    known.set(name, "waiting");
    try {
      known.set(name, open(await part<PackedNetwork[]>(name)));
    } catch {
      known.set(name, new Error("The networks could not be fetched. Reload the page to try again."));
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
    at(state) {
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

/** The networks that are fetched together: by size and seed. */
function partOf({stage, seed}: Pick<State, "stage" | "seed">): string {
  return `${stage === "language-model" ? "large" : "small"}-${seed}`;
}
