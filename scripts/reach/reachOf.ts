import {camelCase} from "../camelCase.js";

/** What one figure takes: its settings, its loaders where it has some by hand, its room, and tests that bear its name. */
export interface FigureReach {
  readonly id: string;
  readonly files: readonly string[];
  /** Blank ones apart. */
  readonly lines: number;
}

export interface Reach {
  /** The figure with the most files first. */
  readonly figures: readonly FigureReach[];
  readonly medianFiles: number;
  /** Of all figures together, a file that two of them share counted once. */
  readonly lines: number;
  /** Loaders that people write and keep, one for each file that is computed or for many. */
  readonly loaders: readonly string[];
}

/**
 * Counts what the figures take.
 * @param texts of the repository's files, by path from its root
 * @param rooms folder of src/figures by figure: two figures may share one
 */
export function reachOf(texts: ReadonlyMap<string, string>, rooms: ReadonlyMap<string, string>): Reach {
  const ids = [...rooms.keys()];
  const all = [...texts.keys()].sort();
  const linesOf = (files: readonly string[]): number =>
    files.reduce(
      (sum, file) => sum + (texts.get(file) ?? "").split("\n").filter((line) => line.trim() !== "").length,
      0
    );
  const figures = [...rooms].map(([id, room]) => {
    const inRoom = all.filter((file) => file.startsWith(`src/figures/${room}/`));
    const beside = all.filter((file) =>
      settings.test(file)
        ? file === `data/experiments/${id}.json` ||
          inRoom.some((own) => !/\.(test|spec)\.ts$/.test(own) && texts.get(own)?.includes(`"${file}"`))
        : figureOf(file, ids) === id
    );
    const files = [...new Set([...inRoom, ...beside])];
    return {id, files, lines: linesOf(files)};
  });
  return {
    figures: figures.sort((a, b) => b.files.length - a.files.length || a.id.localeCompare(b.id)),
    medianFiles: median(figures.map(({files}) => files.length)),
    lines: linesOf([...new Set(figures.flatMap(({files}) => files))]),
    loaders: all.filter((file) => /^src\/(computed|data|figures)\/[^/]+\.ts$/.test(file))
  };
}

/** Settings of figures; those of training runs are shared. One that a room reads beside its own counts for it. */
const settings = /^data\/experiments\/[^/]+\.json$/;

/** Loaders and tests that stand among others and are named for a figure. */
const named = /^(?:src\/data|src\/figures|test\/.+)\/([A-Za-z0-9-]+)(?:\.(?:json|svg|test|spec))*\.ts$/;

/** The figure that such a file is named for: `cell-state-traces-narrow.svg.ts` is of cell-state-traces. */
function figureOf(file: string, ids: readonly string[]): string | undefined {
  const [, name] = named.exec(file) ?? [];
  if (name === undefined) return undefined;
  const fitting = ids.filter((id) => [id, camelCase(id)].includes(name) || name.startsWith(`${id}-`));
  return fitting.sort((a, b) => b.length - a.length).at(0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
