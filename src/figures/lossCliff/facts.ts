import type {Facts} from "../../frame/facts.js";
import {boundaryAt, factorAtStart, foldsAt} from "./basins.js";
import type {LossCliffData} from "./experiment.js";
import {levelStep} from "./map.js";
import {descend, lossAt, slopeLength, wallAt, type DescentStep} from "./network.js";
import {firstRace, isInside, turningPoints} from "./race.js";

/** How the last so many updates of the clipped run are told: it goes its round several times in them. */
const late = 100;

/** What is rescued is below this loss at nearly every update. */
const calm = 0.01;

/** A start that differs by this is the same to every digit shown. */
const nudge = 1e-12;

/** What the two descents from the first start come to, and how high the land is on both sides of the wall. */
export function facts(data: LossCliffData): Facts {
  const {settings} = data;
  const race = firstRace(settings);
  const {clip = null, exit = null} = turningPoints(settings, race);
  const [clipped, unclipped] = [race.clipped.path, race.unclipped.path];
  const touched = clipped.slice(clip ?? 0);
  const round = clipped.slice(-late);
  const endFrom = (shift: number): number => {
    const start = {w: settings.start.w + shift, b: settings.start.b};
    return descend(settings, {...settings, start})[settings.updates].E;
  };
  return {
    clippedAt: clip,
    ...(exit !== null && {
      thrownAt: exit,
      beforeThrow: exit - 1,
      thrownFrom: placeOf(unclipped[exit - 1]),
      thrownTo: placeOf(unclipped[exit]),
      crossings: crossingsOf(settings, unclipped.slice(0, exit))
    }),
    clippedEnd: clipped[settings.updates].E,
    /** The same end from starts a million-millionth apart. */
    nudgedEnds: {right: endFrom(nudge), left: endFrom(-nudge)},
    calm,
    /** From the first touch of the wall on: the worst loss, and the share of updates below `calm`. */
    sinceTouch: {
      most: Math.max(...touched.map(({E}) => E)),
      calm: touched.filter(({E}) => E < calm).length / touched.length
    },
    calmLate: round.filter(({E}) => E < calm).length,
    slower: slowerOf(settings),
    fate: fateOf(settings),
    contours: levelStep,
    land: landOf(data)
  };
}

/** Both descents at a lower rate, after the figure's updates and after ten times as many. */
function slowerOf(settings: LossCliffData["settings"]): Facts {
  const rate = 0.01;
  const ends = (threshold: number): Facts => {
    const path = descend(settings, {...settings, rate, threshold, updates: 10 * settings.updates});
    return {E: path[settings.updates].E, later: path[10 * settings.updates].E};
  };
  const clipped = descend(settings, {...settings, rate});
  return {
    ...{rate, laterUpdates: 10 * settings.updates, touchedAt: clipped.findIndex((step) => step.clipped)},
    ...{clipped: ends(settings.threshold), unclipped: ends(Infinity)}
  };
}

/** Of the column through the start: wall, basins' boundary and folds; and the wall of a unit that starts high. */
function fateOf(settings: LossCliffData["settings"]): Facts {
  const {w} = settings.start;
  const look = {from: 2 * settings.b.from - settings.b.to, to: 2 * settings.b.to - settings.b.from};
  const wallOf = (x0: number): Facts => {
    const b = wallAt({...settings, x0}, w, look);
    return {b, norm: slopeLength(lossAt({...settings, x0}, w, b))};
  };
  const high = 3;
  return {
    ...{wall: wallOf(settings.x0), boundary: boundaryAt(settings, w), folds: {...foldsAt(w)}},
    ...{slope: boundaryAt({x0: settings.x0}, 0) - boundaryAt({x0: settings.x0}, 1)},
    ...{factor: factorAtStart(settings, w), high: {x0: high, ...wallOf(high)}}
  };
}

/** How often a way goes from one side of the wall to the other. */
function crossingsOf(settings: LossCliffData["settings"], way: readonly DescentStep[]): number {
  const above = way.map(({w, b}) => b > wallAt(settings, w, settings.b));
  return above.filter((side, k) => k > 0 && side !== above[k - 1]).length;
}

function placeOf({w, b, norm}: DescentStep): Facts {
  return {w, b, norm};
}

/** Bounds in hundredths of the loss above the wall and below it, at least a hundredth in b away from it. */
function landOf({settings, surface: {w, wall, offset, E}}: LossCliffData): Facts {
  const losses = (side: number): number[] =>
    w.flatMap((w, k) =>
      offset.flatMap((offset, j) =>
        offset * side > 0.01 && isInside(settings, {w, b: wall[k] + offset}) ? [E[k][j]] : []
      )
    );
  const [above, below] = [losses(1), losses(-1)];
  return {
    aboveMost: Math.ceil(100 * Math.max(...above)) / 100,
    belowLeast: Math.floor(100 * Math.min(...below)) / 100,
    belowMost: Math.ceil(100 * Math.max(...below)) / 100
  };
}
