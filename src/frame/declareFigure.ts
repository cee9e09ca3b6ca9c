import type * as v from "valibot";
import type {Sources} from "../experiments/sources.js";
import type {Facts} from "./facts.js";
import type {LiveView} from "./mountFigure.js";

/** An experiment as a loader runs it: the schema of its settings, and what it computes from them. */
export interface Experiment<Settings = unknown, Data = unknown> {
  readonly settings: v.GenericSchema<unknown, Settings>;
  /** What the figure is drawn from, as it goes into JSON. */
  data(settings: Settings, sources: Sources): Data | Promise<Data>;
  /**
   * Values whose bits have to be the same in every engine, by name, computed without sources and within some two
   * seconds: with fewer seeds and updates, or networks as they are drawn. Without it, the data themselves.
   */
  digest?(settings: Settings): Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
  /** More data by name, each a file of its own that the figure asks for when it is needed. */
  readonly parts?: Readonly<Record<string, Part<Settings>>>;
}

/** Computes a part of a figure's data. */
type Part<Settings> = {compute(settings: Settings, sources: Sources): unknown}["compute"];

/** The size of a picture, in CSS pixels. */
export interface DeclaredSize {
  readonly width: number;
  readonly height: number;
}

/** Sizes by the width of the window: to 600 px `narrow`, above `wide`. */
export interface DeclaredSizes {
  readonly wide: DeclaredSize;
  readonly narrow: DeclaredSize;
}

/** What a view is given of the place that it is drawn in. */
export interface Host {
  readonly document: Document;
  /** One of the experiment's parts, fetched when it is first asked for. */
  readonly part: <Part>(name: string) => Promise<Part>;
  /** Draws again: something that is shown has arrived. */
  readonly refresh: () => void;
}

/** The moments of a stepped figure that paper shows in place of stepping. */
export interface DeclaredFrames<State> {
  readonly title: string;
  /** What differs from the first state at each moment. */
  readonly states: readonly Partial<State>[];
  /** Under each picture, where the figure's sentence leaves out what its inputs show and paper does not. */
  readonly say?: (state: Readonly<State>) => string;
  /** Makes the pictures ready for paper: without what is there for fingers only, say. */
  readonly prepare?: (pictures: readonly SVGSVGElement[]) => void;
  readonly width: number;
  readonly height: number;
  readonly columns?: number;
}

/** A figure over its data. */
export interface View<State, Row extends object> extends LiveView<State, Row> {
  readonly frames?: DeclaredFrames<State>;
  /** Resolves when all that a state shows is there; a figure that has everything at once has none. */
  ready?(state: Readonly<State>): Promise<void>;
}

/**
 * Where what a figure shows comes from: `training` also from results of long runs, `browser` computed anew where it is
 * read, `list` from a list in its settings, with nothing computed.
 */
export type FigureSource = "training" | "browser" | "list";

/** Moves of an input: `places` of them from `from` on, each further `by`. */
export interface TimedInput {
  readonly field: string;
  /** The state in which it draws something, as an address has it, where that is not the first. */
  readonly state?: string;
  readonly from?: number;
  readonly by?: number;
  readonly places?: number;
}

/**
 * All that there is to say of a figure, once. Loader, stills, key frames, mounting, sources, digests and tests follow
 * from it; a page names the figure and says what only the page can.
 */
export interface FigureDeclaration<Settings, Data, State extends object, Row extends object> {
  /** In kebab-case; also the name of its settings, `data/experiments/ID.json`. */
  readonly id: string;
  /** Of its picture as a file. */
  readonly title: string;
  readonly sizes: DeclaredSizes;
  /** Whether it stands out of the text's column. */
  readonly broad?: boolean;
  /** Custom properties of CSS that its inputs need. */
  readonly properties?: Readonly<Record<`--${string}`, string>>;
  /** Where what it shows comes from; without it, computed from its settings when the site is built. */
  readonly source?: FigureSource;
  /** How near the reader comes before its data are asked for, in screens: `"0%"` for much data near the top of a page. */
  readonly near?: string;
  /** Loaded by loaders only: a reader's browser computes by what the view itself imports. */
  experiment(): Promise<Experiment<Settings, Data>>;
  view(data: Data, host: Host): View<State, Row> | Promise<View<State, Row>>;
  /**
   * Named values that prose, captions and texts take their numbers from: `{{loss-cliff!thrownAt}}`. What the data do not
   * say may stand in a part of them, which a loader has at hand and a reader does not fetch.
   */
  facts?(data: Data, view: View<State, Row>, host: Host): Facts | Promise<Facts>;
  /** A state far from the first, as an address has it: `"step=94&view=perspective"`. Tests visit it. */
  readonly otherState: string;
  /** Inputs that have to be answered within 50 ms, where the first slider from its least value on does not say enough. */
  readonly timed?: readonly TimedInput[];
}

/** A figure of whatever settings, data and state. */
export type AnyFigure = FigureDeclaration<unknown, unknown, object, object>;

/** Declares a figure, its types taken from its experiment and its view. */
export function declareFigure<Settings, Data, State extends object, Row extends object>(
  declaration: FigureDeclaration<Settings, Data, State, Row>
): FigureDeclaration<Settings, Data, State, Row> {
  return declaration;
}

/** Whether what a module exports is a figure's declaration. */
export function isFigure(value: unknown): value is AnyFigure {
  return typeof value === "object" && value !== null && "id" in value && "view" in value && "experiment" in value;
}
