import {bisect, lossAt, slopeLength, wallAt, type CliffNetwork, type Place} from "./network.js";

type Range = Readonly<Record<"from" | "to" | "count", number>>;

/** What is sampled, from where to where, and how near to the wall; the schema in experiment.ts says more. */
interface SurfaceSettings extends CliffNetwork, Record<"nearest" | "perSide", number> {
  readonly w: Range;
  readonly b: Range;
}

/**
 * The surface, on a grid that follows the wall: column k is w[k], row j is b = wall[k] + offset[j], with E[k][j].
 * A regular grid misses the wall, which is a hundred thousand times narrower than the picture.
 */
export interface Surface {
  readonly w: readonly number[];
  readonly wall: readonly number[];
  readonly offset: readonly number[];
  readonly E: readonly (readonly number[])[];
  /** ‖∂E/∂(w, b)‖, as E. */
  readonly norm: readonly (readonly number[])[];
}

/** As much of the surface as the figure is drawn from. */
export type Grid = Pick<Surface, "w" | "wall" | "offset" | "E">;

/**
 * Samples the surface a column and a row beyond the picture, so that what is drawn from it ends outside the frame.
 * @throws RangeError where the settings have no wall across the picture
 */
export function surface(settings: SurfaceSettings): Surface {
  const {w: columns, b: rows} = settings;
  const w = Array.from({length: columns.count + 2}, (_, k) => columns.from + (k - 1) * spacing(columns));
  const wall = wallAlong(settings, w);
  const offset = offsets(settings, rows.from - Math.max(...wall), rows.to - Math.min(...wall));
  const slopes = w.map((w, k) => offset.map((offset) => lossAt(settings, w, wall[k] + offset)));
  return {
    w,
    wall,
    offset,
    E: slopes.map((column) => column.map(({E}) => E)),
    norm: slopes.map((column) => column.map(slopeLength))
  };
}

/** The b of the wall at each w. */
function wallAlong(settings: SurfaceSettings, columns: readonly number[]): number[] {
  const {steps, w, b} = settings;
  try {
    return columns.map((column) => wallAt(settings, column, around(b)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(
      `steps, w, b: expected a wall from the left of the picture to its right, got steps = ${steps}, ` +
        `w from ${w.from} to ${w.to} and b from ${b.from} to ${b.to}: ${error.message}`,
      {cause: error}
    );
  }
}

/** What stands at one b of a slice. */
export interface SlicePoint {
  readonly b: number;
  readonly E: number;
  readonly norm: number;
}

/** E and the gradient's norm along b at one w, sampled as the surface is, from edge to edge of the picture. */
export function slice(settings: SurfaceSettings, w: number): SlicePoint[] {
  const {from, to} = settings.b;
  const wall = wallAt(settings, w, around(settings.b));
  const inside = offsets(settings, from - wall, to - wall)
    .map((offset) => wall + offset)
    .filter((b) => b > from && b < to);
  return [from, ...inside, to].map((b) => {
    const slope = lossAt(settings, w, b);
    return {b, E: slope.E, norm: slopeLength(slope)};
  });
}

/** The wall may leave the picture at its ends, so it is looked for a picture's height beyond. */
function around({from, to}: Range): {from: number; to: number} {
  return {from: 2 * from - to, to: 2 * to - from};
}

/**
 * Distances in b from the wall, rising, from below zero to above it, each end a row or less outside its bound. They
 * grow geometrically from `nearest`, and are never more than a row of the picture apart.
 */
function offsets({nearest, perSide, b}: SurfaceSettings, below: number, above: number): number[] {
  const row = spacing(b);
  const growth = rootOf((b.to - b.from) / nearest, perSide - 1);
  const side = (reach: number): number[] => {
    const distances = [nearest];
    for (let last = nearest; last < reach; distances.push(last)) last = Math.min(last * growth, last + row);
    return distances;
  };
  return [
    ...side(-below)
      .map((distance) => -distance)
      .reverse(),
    ...side(above)
  ];
}

/** The n-th root of a number above 1, by bisection: Math.pow differs between engines. */
function rootOf(value: number, n: number): number {
  return bisect(1, value, (root) => {
    let power = 1;
    for (let k = 0; k < n; ++k) power *= root;
    return power >= value;
  });
}

function spacing({from, to, count}: Range): number {
  return (to - from) / (count - 1);
}

/** The b of the wall at a w, between the columns of the surface. */
export function wallBetween({w: columns, wall}: Grid, w: number): number {
  return valueBetween(wall, (w - columns[0]) / (columns[1] - columns[0]));
}

/** The loss of the surface at a place within the picture, from the column that is nearest. */
export function lossOver(surface: Grid, {w, b}: Place): number {
  const k = Math.round((w - surface.w[0]) / (surface.w[1] - surface.w[0]));
  const column = surface.E[Math.min(surface.w.length - 1, Math.max(0, k))];
  return lossAlong(surface.offset, column, b - wallBetween(surface, w));
}

/** The loss at a distance from the wall, between the samples of one column. */
export function lossAlong(offsets: readonly number[], E: readonly number[], at: number): number {
  const next = offsets.findIndex((offset) => offset > at);
  if (next <= 0) return next === 0 ? E[0] : E[E.length - 1];
  return valueBetween(E, next - 1 + (at - offsets[next - 1]) / (offsets[next] - offsets[next - 1]));
}

/** The value of evenly spaced samples at an index that need not be whole; beyond the ends, that of the end. */
export function valueBetween(samples: readonly number[], index: number): number {
  const inside = Math.min(samples.length - 1, Math.max(0, index));
  const k = Math.min(samples.length - 2, Math.floor(inside));
  return samples[k] + (inside - k) * (samples[k + 1] - samples[k]);
}
