import type {FigureSource, TimedInput} from "../../../src/frame/declareFigure.js";

/** Static parts of a figure's declaration, as pages need them. */
export interface Described {
  readonly id: string;
  /** Its room in src/figures, and the name by which figure.ts exports it. */
  readonly room: string;
  readonly name: string;
  readonly title: string;
  readonly sizes: {
    readonly wide: {readonly width: number; readonly height: number};
    readonly narrow: {readonly width: number; readonly height: number};
  };
  readonly broad: boolean;
  readonly properties: Readonly<Record<string, string>>;
  readonly source: FigureSource | null;
  readonly near: string | null;
  readonly parts: readonly string[];
  /** What tests need: a state far from the first, and the inputs whose answer is timed. */
  readonly otherState: string;
  readonly timed: readonly TimedInput[];
}

/** A figure with settings, of which a page may show several: what is computed for it. */
export interface Wanted {
  readonly figure: Described;
  /** What the outputs' names begin with: the figure's id, and a digest of the settings where they are a page's own. */
  readonly base: string;
  /** Settings that a page changes, over those of data/experiments. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where the first page that asks for it does so: `src/lstm.md:35`. */
  readonly place: string;
}

/** What a worker is asked. */
export type Question =
  | {readonly kind: "describe"; readonly rooms: readonly {readonly room: string; readonly program: string}[]}
  | {readonly kind: "data"; readonly wanted: Wanted; readonly program: string}
  | {readonly kind: "part"; readonly part: string; readonly wanted: Wanted; readonly program: string}
  | {readonly kind: "pictures"; readonly wanted: Wanted; readonly program: string};

/** What came of it. */
export interface Computed {
  /** Files written, from the folder of outputs. */
  readonly outputs: readonly string[];
  /** Files of the repository that were read, and their digests then. */
  readonly read: Readonly<Record<string, string>>;
  /** Whether results of training were. */
  readonly training: boolean;
}

export type Answer =
  | {readonly kind: "described"; readonly figures: readonly Described[]}
  | ({readonly kind: "computed"; readonly seconds: number} & Computed)
  | {readonly kind: "failed"; readonly reason: string};

/** Where outputs lie: in Framework's cache, so that its pages find them computed. */
export const outputFolder = "src/.observablehq/cache/computed";
