/** Browsers refuse more than about 100 changes of the address in 30 s (WebKit) or 10 s; one in 400 ms is within all. */
const pause = 400;

const pending = new Map<string, (search: string) => string>();
let timer: ReturnType<typeof setTimeout> | undefined;

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
  const {pathname, search, hash} = location;
  const next = [...pending.values()].reduce((text, rewrite) => rewrite(text), search);
  pending.clear();
  if (next !== search) history.replaceState(history.state, "", pathname + next + hash);
}
