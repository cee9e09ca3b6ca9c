/**
 * Moves places apart, upwards first, until neighbours are at least `gap` from each other, and none is out of [low, high]
 * while there is room: for labels at the ends of lines. Returns them in the order given.
 */
export function spreadApart(places: readonly number[], gap: number, [low, high]: readonly [number, number]): number[] {
  const order = places.map((_, k) => k).sort((a, b) => places[a] - places[b]);
  const spread = [...places];
  let floor = low;
  for (const k of order) {
    spread[k] = Math.max(spread[k], floor);
    floor = spread[k] + gap;
  }
  let ceiling = high;
  for (const k of order.reverse()) {
    spread[k] = Math.min(spread[k], ceiling);
    ceiling = spread[k] - gap;
  }
  return spread;
}
