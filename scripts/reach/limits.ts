import type {Reach} from "./reachOf.js";

/** A bound on what figures may take. */
interface Limit {
  readonly name: string;
  readonly of: (reach: Reach) => number;
  readonly most: number;
  readonly why: string;
}

/** Bounds that keep a figure in one room, and a lesson in a head. */
export const limits: readonly Limit[] = [
  {
    name: "files of the median figure",
    of: ({medianFiles}) => medianFiles,
    most: 9,
    why: "settings, experiment, figure, words, two drawings, two tests, and what is computed live; they were 15.5 when split by layer"
  },
  {
    name: "files of loss-cliff",
    of: ({figures}) => figures.find(({id}) => id === "loss-cliff")?.files.length ?? 0,
    most: 17,
    why: "the largest of the figures, a surface with two views and the basins that its wall parts; they were 31"
  },
  {
    name: "lines a figure in the mean, blank ones apart",
    of: ({figures, lines}) => Math.round(lines / figures.length),
    most: 750,
    why: "724 where 29 figures had 21,000, and what it takes to ask before answering; they were 924"
  },
  {
    name: "loader files by hand",
    of: ({loaders}) => loaders.length,
    most: 8,
    why: "one for all figures, and a few for what is no figure; they were 111"
  }
];

/** What is over its bound, in words. */
export function passed(reach: Reach): string[] {
  return limits
    .filter(({of, most}) => of(reach) > most)
    .map(({name, of, most, why}) => `${name}: expected at most ${count(most)} (${why}), found ${count(of(reach))}`);
}

/** 21,000 rather than 21000. */
export function count(value: number): string {
  return value.toLocaleString("en");
}
