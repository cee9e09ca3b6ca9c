import {format, median} from "d3";
import type {Facts} from "../../frame/facts.js";
import type {LossCliffData} from "./experiment.js";
import {levelStep} from "./map.js";
import {descend, type DescentStep, type Place} from "./network.js";
import {firstRace, isInside, turningPoints, type Race, type Run} from "./race.js";
import {wallBetween} from "./surface.js";

const short = format(",.3~r");
const digits = format(".2~r");

/** A loss below this is as good as none. */
const noLoss = 1e-4;

/** An update that long, of a picture about 1 wide and high, is a throw; a shorter one only walks out of it. */
const shortestThrow = 0.2;

/** A gradient below this moves nothing. */
const flat = 1e-6;

/** What happened to both descents up to the update shown, in a sentence or two. */
export function sayRace(data: LossCliffData, {unclipped, clipped, step, threshold}: Race): string {
  const start = unclipped.path[0];
  if (step === 0)
    return `Both runs start at ${at(start)}, where ${loss(start.E)} and the gradient is ${short(start.norm)} long.`;
  const clips = clipped.way.slice(0, -1).filter(({clipped}) => clipped).length;
  if (clips === 0)
    return `No gradient was longer than ${short(threshold)} up to update ${step}: nothing is clipped, and the runs are one. ${sayWay(data, "It", unclipped)}`;
  const other = `The other run was clipped ${times(clips)}, to ${short(threshold)},`;
  const then = clipped.exit
    ? `and left too. ${sayExit(data, "The clipped run", clipped)}`
    : `and is at ${loss(clipped.here.E)} after update ${step}.`;
  return `${sayWay(data, "The unclipped run", unclipped)} ${other} ${then}`;
}

/** The update with the numbers that matter, for who hears the slider. */
export function sayUpdate({unclipped, clipped, step}: Race): string {
  return `update ${step}, unclipped ${loss(unclipped.here.E)}, clipped ${loss(clipped.here.E)}`;
}

function sayWay(data: LossCliffData, subject: string, run: Run): string {
  if (run.exit) return sayExit(data, subject, run);
  const {update, E, ...here} = run.here;
  return `${subject} ${sayCrossings(data, run.way)} and is at ${at(here)}, ${loss(E)}, after update ${update}.`;
}

function sayExit({settings}: LossCliffData, subject: string, {way, here}: Run): string {
  const exit = exitOf(settings, way);
  const [before, after] = [way[exit - 1], way[exit]];
  const thrown = moved(way, exit) >= shortestThrow;
  const left = thrown
    ? `Update ${exit} threw ${lowerFirst(subject)} from ${at(before)}, where the gradient was ${short(before.norm)} long, to ${at(after)}`
    : `${subject} walked out of the picture at ${at(before)} with update ${exit}`;
  const stayed = Math.hypot(here.w - after.w, here.b - after.b) < shortestThrow;
  return stayed && here.norm < flat && here.E > noLoss
    ? `${left}; there the loss is flat at ${digits(here.E)}.`
    : `${left}; after update ${here.update} it is at ${at(here)}, ${loss(here.E)}.`;
}

function sayCrossings({surface}: LossCliffData, way: readonly Place[]): string {
  const above = way.map(({w, b}) => b > wallBetween(surface, w));
  const crossings = above.slice(1).filter((side, k) => side !== above[k]).length;
  if (crossings === 0) return "has not reached the wall";
  return `has crossed the wall ${times(crossings)}`;
}

/**
 * The update that took a run out of the picture that is outside it now: of those since it was last inside, the longest,
 * if that is a throw, else the first.
 */
function exitOf(settings: LossCliffData["settings"], way: readonly DescentStep[]): number {
  const first = way.findLastIndex((place) => isInside(settings, place)) + 1;
  let longest = first;
  for (let update = first + 1; update < way.length; ++update)
    if (moved(way, update) > moved(way, longest)) longest = update;
  return moved(way, longest) >= shortestThrow ? longest : first;
}

/** How far an update moved a run. */
function moved(path: readonly DescentStep[], update: number): number {
  const [before, after] = [path[update - 1], path[update]];
  return Math.hypot(after.w - before.w, after.b - before.b);
}

function at({w, b}: Place): string {
  return `(${short(w)}, ${short(b)})`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function loss(E: number): string {
  return E < noLoss ? `E\u00a0<\u00a0${noLoss}` : `E\u00a0=\u00a0${digits(E)}`;
}

function times(count: number): string {
  return ["never", "once", "twice"][count] ?? `${count} times`;
}

/** How the last so many updates of the clipped run are told: it goes its round several times in them. */
const late = 100;

/** What is rescued is below this loss at nearly every update. */
const calm = 0.01;

/** A start that differs by this is the same to every digit shown. */
const nudge = 1e-12;

/** What the two descents from the first start come to, and how high the land is on both sides of the wall. */
export function factsOf(data: LossCliffData): Facts {
  const {settings} = data;
  const race = firstRace(settings);
  const {clip = null, exit = null} = turningPoints(settings, race);
  const [clipped, unclipped] = [race.clipped.path, race.unclipped.path];
  const round = clipped.slice(-late - 1);
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
      thrownTo: placeOf(unclipped[exit])
    }),
    clippedEnd: clipped[settings.updates].E,
    /** The same end from starts a million-millionth apart. */
    nudgedEnds: {right: endFrom(nudge), left: endFrom(-nudge)},
    /** The clipped run at the wall at worst, and what the next step sets it back to. */
    atWall: Math.max(...round.map(({E}) => E)),
    setBack: median(round.slice(0, -1).flatMap(({clipped}, k) => (clipped ? [round[k + 1].E] : []))) ?? null,
    calm,
    contours: levelStep,
    land: landOf(data)
  };
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
