import type {TicketsGrammar, TicketsText} from "../../experiments/tasks/ticketsGrammar.js";
import type {PackedTicketsNetwork, TicketsStage} from "./networks.js";
import type {TicketsReading, ticketsReader as TicketsReader} from "./reading.js";
import type {TicketsSeed, TicketsState} from "./state.js";

/** The networks that are fetched together: by size and seed. */
export type TicketsFile = `${"large" | "small"}-${TicketsSeed}`;

/** Where they are fetched from; a page gives the attachments. */
export type TicketsFiles = Readonly<Record<TicketsFile, {json(): Promise<PackedTicketsNetwork[]>}>>;

type Reader = ReturnType<typeof TicketsReader>;

/** Networks that are fetched when they are first asked for. */
export interface TicketsReaders {
  /**
   * Reads a text with the networks of a state; undefined while they are not there.
   * @throws Error where they could not be fetched
   */
  read(state: Pick<TicketsState, "stage" | "seed">, text: TicketsText): readonly TicketsReading[] | undefined;
}

/**
 * @param first the networks of the first state
 * @param arrived called when networks have been fetched, or could not be
 */
export function ticketsReaders(
  files: TicketsFiles,
  grammar: TicketsGrammar,
  options: {first: readonly PackedTicketsNetwork[]; ticketsReader: typeof TicketsReader; arrived: () => void}
): TicketsReaders {
  const {first, ticketsReader, arrived} = options;
  const open = (networks: readonly PackedTicketsNetwork[]) =>
    networks.map((network) => ({stage: network.stage, read: ticketsReader(network, grammar)}));
  const known = new Map<TicketsFile, {stage: TicketsStage; read: Reader}[] | "waiting" | Error>([
    ["large-1", open(first)]
  ]);
  const fetchFile = async (file: TicketsFile): Promise<void> => {
    known.set(file, "waiting");
    try {
      known.set(file, open(await files[file].json()));
    } catch {
      known.set(file, new Error("The networks could not be fetched. Reload the page to try again."));
    }
    arrived();
  };
  return {
    read({stage, seed}, text) {
      const file = fileOf({stage, seed});
      const networks = known.get(file);
      if (networks instanceof Error) throw networks;
      if (networks === undefined) void fetchFile(file);
      if (!Array.isArray(networks)) return undefined;
      return networks.filter((network) => network.stage === stage).map(({read}) => read(text));
    }
  };
}

function fileOf({stage, seed}: Pick<TicketsState, "stage" | "seed">): TicketsFile {
  return `${stage === "language-model" ? "large" : "small"}-${seed}`;
}
