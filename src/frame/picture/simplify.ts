/**
 * A line with fewer points, none of the left out ones farther than `tolerance` from it. Its ends stay; where they are
 * the same place it is a ring.
 * Source: Douglas, Peucker 1973.
 */
export function simplify(points: readonly number[][], tolerance: number): number[][] {
  const [first, last] = [points[0], points[points.length - 1]];
  let farthest = 0;
  let distance = 0;
  for (let k = 1; k < points.length - 1; ++k) {
    const there = distanceToSegment(points[k], first, last);
    if (there > distance) [farthest, distance] = [k, there];
  }
  if (distance <= tolerance) return [first, last];
  const [before, after] = [points.slice(0, farthest + 1), points.slice(farthest)];
  return [...simplify(before, tolerance), ...simplify(after, tolerance).slice(1)];
}

function distanceToSegment([x, y]: number[], [x1, y1]: number[], [x2, y2]: number[]): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / squared));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}
