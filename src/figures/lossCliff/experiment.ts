import * as v from "valibot";
import {log} from "../../engine/numerics/log.js";
import {logistic as σ} from "../../engine/numerics/logistic.js";
import {count, positive, several} from "../../experiments/schemas.js";

const range = v.pipe(
  v.object({
    from: v.number(),
    to: v.number(),
    count: several
  }),
  v.check(({from, to}) => from < to, "a range whose from is below its to")
);
const point = v.object({w: v.number(), b: v.number()});

export const lossCliffSettings = v.object({
  steps: count,
  x0: v.number(),
  target: v.number(),
  /** The surface's columns, and its rows far from the wall. */
  w: range,
  b: range,
  /** Distance in b of the sample nearest to the wall, and samples on each side of it. */
  nearest: positive,
  perSide: count,
  /** The two descents. */
  start: point,
  rate: positive,
  threshold: positive,
  updates: count,
  /** The update that the picture first shows. */
  shown: count,
  /** From where the picture in perspective is first seen, in degrees. */
  view: v.object({azimuth: v.number(), elevation: v.number()})
});
export type LossCliffSettings = v.InferOutput<typeof lossCliffSettings>;
export type CliffNetwork = Pick<LossCliffSettings, "steps" | "x0" | "target">;

/** The loss of Pascanu's one-unit network at (w, b), and its gradient. */
export interface Slope {
  readonly E: number;
  readonly dw: number;
  readonly db: number;
}

/**
 * E = (σ(x_T) − target)² for x_t = w σ(x_{t−1}) + b, and ∂E/∂w, ∂E/∂b by backpropagation through time.
 * With h_t = σ(x_t) this is the engine's logistic RNN with one unit and no input, written out for one number; a test
 * holds the two against each other.
 * Source: Pascanu, Mikolov, Bengio 2013, Fig. 6.
 */
export function lossAt({steps, x0, target}: CliffNetwork, w: number, b: number): Slope {
  const h = [σ(x0)];
  for (let t = 1; t <= steps; ++t) h.push(σ(w * h[t - 1] + b));
  const error = h[steps] - target;
  let dw = 0;
  let db = 0;
  let dh = 2 * error;
  for (let t = steps; t >= 1; --t) {
    const dx = dh * h[t] * (1 - h[t]);
    dw += dx * h[t - 1];
    db += dx;
    dh = w * dx;
  }
  return {E: error * error, dw, db};
}

/**
 * The b of the wall at a given w: where the gradient is longest. Above it the network ends near its upper fixed point,
 * below it near the lower one.
 * @throws RangeError where h_T does not go from one to the other between `from` and `to`.
 */
export function wallAt(network: CliffNetwork, w: number, {from, to}: {from: number; to: number}): number {
  // Between these two values of h_T the wall is one smooth rise: the gradient has one maximum there.
  let low = crossing(network, w, 0.1, from, to);
  let high = crossing(network, w, 0.6, from, to);
  const length = (b: number) => {
    const {dw, db} = lossAt(network, w, b);
    return dw * dw + db * db;
  };
  for (let third = (high - low) / 3; low + third < high - third; third = (high - low) / 3)
    if (length(low + third) < length(high - third)) low += third;
    else high -= third;
  return (low + high) / 2;
}

/** The b at which h_T reaches a level, by bisection to the last bit: h_T rises with b. */
function crossing({steps, x0}: CliffNetwork, w: number, level: number, from: number, to: number): number {
  const reaches = (b: number) => {
    let h = σ(x0);
    for (let t = 1; t <= steps; ++t) h = σ(w * h + b);
    return h >= level;
  };
  if (reaches(from) || !reaches(to))
    throw new RangeError(`wallAt: expected h_T to reach ${level} for a b from ${from} to ${to} at w = ${w}, got none`);
  let [low, high] = [from, to];
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2)
    if (reaches(middle)) high = middle;
    else low = middle;
  return high;
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

const values = v.array(v.number());

/** What a loader keeps of a surface, for who reads it back. */
export const sampledSurface = v.object({w: values, wall: values, offset: values, E: v.array(values)});

/** Samples the surface a column and a row beyond the picture, so that what is drawn from it ends outside the frame. */
export function surface(settings: LossCliffSettings): Surface {
  const {w: columns, b: rows} = settings;
  const w = Array.from({length: columns.count + 2}, (_, k) => columns.from + (k - 1) * spacing(columns));
  const wall = w.map((w) => wallAt(settings, w, around(rows)));
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

/** What stands at one b of a slice. */
export interface SlicePoint {
  readonly b: number;
  readonly E: number;
  readonly norm: number;
}

/** E and the gradient's norm along b at one w, sampled as the surface is, from edge to edge of the picture. */
export function slice(settings: LossCliffSettings, w: number): SlicePoint[] {
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

/**
 * The two saddle nodes of x ↦ w σ(x) + b: between these two b the network has two states to settle in, outside only one.
 * They are where the map touches the diagonal, w h (1 − h) = 1 with h = σ(x).
 * Source: Pascanu et al. 2013, Fig. 3.
 * @throws RangeError for w ≤ 4, where the map is nowhere steep enough.
 */
export function saddleNodes(w: number): {lower: number; upper: number} {
  if (!(w > 4)) throw new RangeError(`saddleNodes: expected w above 4, got ${w}`);
  const b = (h: number) => log(h / (1 - h)) - w * h;
  const root = Math.sqrt(1 - 4 / w);
  return {lower: b((1 + root) / 2), upper: b((1 - root) / 2)};
}

/** ‖∂E/∂(w, b)‖. */
export function slopeLength({dw, db}: Slope): number {
  return Math.sqrt(dw * dw + db * db);
}

/** The wall may leave the picture at its ends, so it is looked for a picture's height beyond. */
function around({from, to}: LossCliffSettings["b"]): {from: number; to: number} {
  return {from: 2 * from - to, to: 2 * to - from};
}

/**
 * Distances in b from the wall, rising, from below zero to above it, each end a row or less outside its bound. They
 * grow geometrically from `nearest`, and are never more than a row of the picture apart.
 */
function offsets({nearest, perSide, b}: LossCliffSettings, below: number, above: number): number[] {
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
  let [low, high] = [1, value];
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    let power = 1;
    for (let k = 0; k < n; ++k) power *= middle;
    if (power < value) low = middle;
    else high = middle;
  }
  return high;
}

function spacing({from, to, count}: {from: number; to: number; count: number}): number {
  return (to - from) / (count - 1);
}

export {lossCliffSettings as settings};

/** More than a picture shows; the grid is five times smaller for it. */
const digits = (count: number) => (value: number) => Number(value.toPrecision(count));

/** What the figure is drawn from: its settings, and the surface on the grid that follows its wall. */
export function data(settings: LossCliffSettings): {
  readonly settings: LossCliffSettings;
  readonly surface: Pick<Surface, "w" | "wall" | "offset" | "E">;
} {
  const {w, wall, offset, E} = surface(settings);
  return {
    settings,
    surface: {
      w: w.map(digits(7)),
      wall: wall.map(digits(7)),
      offset: offset.map(digits(4)),
      E: E.map((column) => column.map(digits(4)))
    }
  };
}
