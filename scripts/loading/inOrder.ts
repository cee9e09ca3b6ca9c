/**
 * Names ordered so that each comes after those it needs.
 * @param needs for each name, the names it needs
 * @throws when names need each other in a circle
 */
export function inOrder(needs: ReadonlyMap<string, readonly string[]>): string[] {
  const ordered = new Set<string>();
  function place(name: string, needing: string[]): void {
    if (ordered.has(name)) return;
    if (needing.includes(name)) {
      throw new Error(`loaders: expected no output to need itself, found ${[...needing, name].join(" → ")}`);
    }
    for (const needed of needs.get(name) ?? []) place(needed, [...needing, name]);
    ordered.add(name);
  }
  for (const name of needs.keys()) place(name, []);
  return [...ordered];
}
