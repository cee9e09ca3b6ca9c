import {format} from "d3";
import type {LossCliffData} from "./experiment.js";
import type {DescentStep, Place} from "./network.js";
import {isInside, type Race, type Run} from "./race.js";
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
  const first = way.map((place) => isInside(settings, place)).lastIndexOf(true) + 1;
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
