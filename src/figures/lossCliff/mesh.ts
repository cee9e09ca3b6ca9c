import {valueBetween, wallBetween, type LossCliffData} from "./data.js";
import type {Point} from "./projection.js";

/** Every how many columns of the grid the mesh has one: a mesh that is finer than the eye costs the drag its speed. */
const stride = 2;

/** Rows of the mesh are at least this far apart in b, away from the wall. */
const apart = 0.045;

/** The wall is what lies this near to its middle in b; there the rows are so many, evenly spaced in height. */
const wall = {reach: 0.008, rows: 7};

/** Of each surface, which does not change while it is turned. */
const meshes = new WeakMap<LossCliffData, Point[][]>();

/** The surface as columns of points, w by w, all with the same number of rows, and none outside the picture. */
export function mesh(data: LossCliffData): Point[][] {
  const made = meshes.get(data) ?? makeMesh(data);
  meshes.set(data, made);
  return made;
}

function makeMesh({settings: {w, b}, surface}: LossCliffData): Point[][] {
  const columns = surface.w.flatMap((at, k) => (at > w.from - 1e-9 && at < w.to + 1e-9 ? [k] : []));
  const kept = columns.filter((_, k) => k % stride === 0);
  const [below, above] = [-1, 1].map((side) => rowsOn(surface.offset, side));
  return kept.map((k) => {
    const [E, middle] = [surface.E[k], surface.wall[k]];
    const offsets = [...below.toReversed(), ...climb(surface.offset, E), ...above];
    return offsets.map((offset) => {
      const inside = Math.min(b.to, Math.max(b.from, middle + offset));
      return {w: surface.w[k], b: inside, E: lossAlong(surface.offset, E, inside - middle)};
    });
  });
}

/** The grid's offsets on one side of the wall, from the wall outwards, as far apart as the mesh has them. */
function rowsOn(offset: readonly number[], side: number): number[] {
  const outwards = offset.map((at) => side * at).filter((at) => at >= wall.reach);
  const kept: number[] = [];
  for (const at of outwards.sort((a, b) => a - b))
    if (kept.length === 0 || at - kept[kept.length - 1] >= apart || at === outwards[outwards.length - 1]) kept.push(at);
  return kept.map((at) => side * at);
}

/** The offsets at which the wall is at even heights between its foot and its edge, from below to above. */
function climb(offset: readonly number[], E: readonly number[]): number[] {
  const [edge, foot] = [lossAlong(offset, E, -wall.reach), lossAlong(offset, E, wall.reach)];
  return Array.from({length: wall.rows}, (_, row) => {
    const level = edge + ((row + 1) / (wall.rows + 1)) * (foot - edge);
    const j = Math.max(
      1,
      E.findIndex((loss, j) => offset[j] > -wall.reach && loss <= level)
    );
    const share = Math.min(1, Math.max(0, (E[j - 1] - level) / (E[j - 1] - E[j])));
    return offset[j - 1] + share * (offset[j] - offset[j - 1]);
  });
}

/** The loss of the surface at a place within the picture. */
export function lossOver({surface}: LossCliffData, {w, b}: {w: number; b: number}): number {
  const k = Math.round((w - surface.w[0]) / (surface.w[1] - surface.w[0]));
  const offset = b - wallBetween(surface, w);
  return lossAlong(surface.offset, surface.E[Math.min(surface.w.length - 1, Math.max(0, k))], offset);
}

/** Between the samples of one column, which rise. */
function lossAlong(places: readonly number[], E: readonly number[], at: number): number {
  const next = places.findIndex((place) => place > at);
  if (next <= 0) return next === 0 ? E[0] : E[E.length - 1];
  return valueBetween(E, next - 1 + (at - places[next - 1]) / (places[next] - places[next - 1]));
}
