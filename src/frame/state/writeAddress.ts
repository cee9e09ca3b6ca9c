/** Browsers refuse more than about 100 changes of the address in 30 s (WebKit) or 10 s; one in 400 ms is within all. */
const pause = 400;

const pending = new Map<string, (search: string) => string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** A search part that the browser refused to write, and what stood in the address then. */
let refused: {readonly instead: string; readonly search: string} | undefined;

/** The search part of the page's address; where the browser has refused to write it, as it was to be. */
export function searchNow(): string {
  return refused?.instead === location.search ? refused.search : location.search;
}

/** The page's address with the state of all its figures, at one of them: for a link to it. */
export function addressOf(id: string): string {
  flushAddress();
  const link = new URL(location.href);
  link.search = searchNow();
  link.hash = id;
  return link.href;
}

/**
 * Writes one figure's part of the page's address, soon and not too often. `rewrite` takes the search part as it then
 * is and returns it with the figure's values in it. All figures of a page share the one address and the one clock.
 */
export function writeAddress(id: string, rewrite: (search: string) => string): void {
  pending.set(id, rewrite);
  timer ??= setTimeout(flushAddress, pause);
}

/** Writes what is still waiting, at once. */
export function flushAddress(): void {
  clearTimeout(timer);
  timer = undefined;
  const next = [...pending.values()].reduce((text, rewrite) => rewrite(text), searchNow());
  pending.clear();
  writeSearch(next);
}

/** Puts a search part in the place of the address's own. A page in a frame of its own, and one that writes too often, may not. */
export function writeSearch(next: string): void {
  const {pathname, search, hash} = location;
  refused = undefined;
  if (next === search) return;
  try {
    history.replaceState(history.state, "", pathname + next + hash);
  } catch {
    refused = {instead: search, search: next};
  }
}
