import {parameters, searchOf} from "./parameters.js";
import {decode, plain} from "./readings.js";
import {writeSearch} from "./writeAddress.js";

/** What a figure's state and place are in an address. */
export type StateAndPlace = Readonly<Record<"search" | "hash", string>>;

/**
 * An address whose place in the page was written before the state, `#loss-cliff?loss-cliff.step=94`, or has the end of a
 * sentence behind it, `#loss-cliff).`: as it was meant.
 * @param exists whether the page has a place of that name
 * @returns undefined where there is nothing to mend
 */
export function mendedAddress(
  {search, hash}: StateAndPlace,
  exists: (place: string) => boolean
): StateAndPlace | undefined {
  const written = decode(hash.slice(1));
  if (written === "" || exists(written)) return undefined;
  const [before = ""] = /^[^?&]*/.exec(hash.slice(1)) ?? [];
  const behind = hash.slice(1 + before.length);
  const bare = plain(decode(before));
  const meant = [bare, bare.replace(/[^\w-]+$/, ""), bare.replace(/[^\w-]+$/, "").toLowerCase()].find(exists);
  if (meant === undefined) return undefined;
  const raws = [search, behind].flatMap((part) => parameters(part).map(({raw}) => raw));
  return {search: behind === "" ? search : searchOf(raws), hash: `#${meant}`};
}

/** Mends the page's address, and goes to the place that it names. */
export function mendAddress(): void {
  const mended = mendedAddress(location, (place) => document.getElementById(place) !== null);
  if (!mended) return;
  writeSearch(mended.search);
  location.replace(mended.hash);
}
