/**
 * The share of questions whose gradient still goes back so many steps in segments of k, where the cut falls anywhere: it
 * has to have that many steps before it in its own segment.
 */
export function shareThatReaches(distance: number, k: number): number {
  return Math.max(0, k - distance) / k;
}
