import {hashText} from "../../src/loaders/hashJson.js";

/** A part of all runs: `3/8` is the third of eight. */
export interface Shard {
  /** From 1. */
  readonly part: number;
  readonly of: number;
}

/** @throws when the text is not like `3/8` */
export function parseShard(text: string): Shard {
  const [, part, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (!(part >= 1 && part <= of)) throw new Error(`experiments: --shard: expected a part like 3/8, got ${text}`);
  return {part, of};
}

/**
 * The runs of a part. They are dealt out in the order of a digest of their names, so that a part has cheap and dear ones
 * alike, and every machine deals the same.
 */
export function shardOf<R extends {experiment: string; name: string}>(runs: readonly R[], {part, of}: Shard): R[] {
  const key = ({experiment, name}: R) => hashText(`${experiment}/${name}`);
  const dealt = runs
    .map((run) => ({run, key: key(run)}))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .filter((_, k) => k % of === part - 1);
  const mine = new Set(dealt.map(({run}) => run));
  return runs.filter((run) => mine.has(run));
}
