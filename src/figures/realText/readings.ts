import type {CellKind} from "../../engine/cells/makeCell.js";

/** log₁₀ of a gradient's length as a byte: tenths of a decade above `floor`, 0 at it or below. */
export const shade = {floor: -15, perDecade: 10} as const;

/** A network that has read a novel, and what it makes of a passage. */
export interface RealTextReader {
  readonly cell: CellKind;
  readonly parameters: number;
  readonly hiddenSize: number;
  /** Characters after which training cut the gradient. */
  readonly cut: number;
  /** Bits a character on all of the held-back text, seed after seed. */
  readonly bits: readonly number[];
  /** The interval of their median; null where there are too few seeds for one. */
  readonly bitsInterval: {readonly low: number; readonly high: number} | null;
  /** By distance from 1: log₁₀ of the gradient's length, a median over places, and its quantiles. */
  readonly curve: readonly {
    readonly distance: number;
    readonly median: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** The distance at which the gradient is first below `fraction`, a median over places; null beyond `longest`. */
  readonly reach: {readonly median: number | null; readonly low: number | null; readonly high: number | null};
  /** For each character of the passage, in ten-thousandths, the probability that was given to it. */
  readonly p: readonly number[];
  /** For each character, for each distance from 1 to `back`, a byte in base64: see `shade`. */
  readonly gradient: string;
}

/** What the figure is drawn from. */
export interface RealTextData {
  readonly settings: {readonly at: number; readonly back: number; readonly longest: number; readonly fraction: number};
  readonly passage: string;
  readonly readers: readonly RealTextReader[];
}

/** What a network makes of the passage: at each character what it gave it, and what moved that. */
export type RealTextReading = ReturnType<typeof realTextReadings>[number];

/** Opens what the loader packed. */
export function realTextReadings({settings: {back, fraction}, readers}: RealTextData) {
  return readers.map(({cell, p, gradient}) => {
    const bytes = atob(gradient);
    /** Of the gradient's length, `distance` characters before a place; −∞ at the floor or below. */
    const log10 = (at: number, distance: number): number => {
      const byte = bytes.charCodeAt(at * back + distance - 1);
      return byte === 0 ? -Infinity : shade.floor + byte / shade.perDecade;
    };
    return {
      ...{cell, log10},
      /** The probability given to the character at a place. */
      p: (at: number): number => p[at] / 10_000,
      /** The distance at which the gradient is first below the settings' fraction of that at 1; undefined beyond what is known. */
      reach(at: number): number | undefined {
        // eslint-disable-next-line no-restricted-properties -- read off where the picture is drawn, and no data
        const gone = log10(at, 1) + Math.log10(fraction);
        for (let distance = 2; distance <= back; ++distance) if (log10(at, distance) < gone) return distance;
        return undefined;
      }
    };
  });
}
