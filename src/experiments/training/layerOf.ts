/** The layer of a feed-forward net that a parameter belongs to, from 1: 2 for `layer2.W`; undefined for the head's. */
export function layerOf(name: string): number | undefined {
  const [, layer] = /^layer(\d+)\./.exec(name) ?? [];
  return layer === undefined ? undefined : Number(layer);
}
