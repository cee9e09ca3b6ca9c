import type {CellKind} from "../../engine/cells/makeCell.js";
import type {RealTextData} from "./experiment.js";
import type {shade as Shade} from "./shade.js";

/** What a network makes of the passage: at each character what it gave it, and what moved that. */
export interface RealTextReading {
  readonly cell: CellKind;
  /** The probability given to the character at a place. */
  p(at: number): number;
  /** log₁₀ of the gradient's length, `distance` characters before a place; −∞ at the floor or below. */
  log10(at: number, distance: number): number;
  /** The distance at which the gradient is first below the settings' fraction of that at 1; undefined beyond what is known. */
  reach(at: number): number | undefined;
}

/** Opens what the loader packed. @param shade how the experiment writes a length as a byte */
export function realTextReadings(
  {settings: {back, fraction}, readers}: RealTextData,
  shade: typeof Shade
): RealTextReading[] {
  return readers.map(({cell, p, gradient}) => {
    const bytes = atob(gradient);
    const log10 = (at: number, distance: number): number => {
      const byte = bytes.charCodeAt(at * back + distance - 1);
      return byte === 0 ? -Infinity : shade.floor + byte / shade.perDecade;
    };
    return {
      cell,
      p: (at) => p[at] / 10_000,
      log10,
      reach(at) {
        const gone = log10(at, 1) + Math.log10(fraction);
        for (let distance = 2; distance <= back; ++distance) if (log10(at, distance) < gone) return distance;
        return undefined;
      }
    };
  });
}
