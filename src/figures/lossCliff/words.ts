import {format} from "d3";
import {isInside, wallBetween, type LossCliffData, type Place, type Race} from "./data.js";
import type {DescentStep} from "./descent.js";

const short = format(",.3~r");
const digits = format(".2~r");

/** A loss below this is as good as none. */
const noLoss = 1e-4;

/** An update that long, of a picture about 1 wide and high, is a throw; a shorter one only walks out of it. */
const shortestThrow = 0.2;

/** A gradient below this moves nothing. */
const flat = 1e-6;

/** What happened to both descents up to the update shown, in a sentence or two. */
export function sayRace(data: LossCliffData, race: Race): string {
  const {unclipped, clipped, step, threshold} = race;
  const start = unclipped[0];
  if (step === 0)
    return `Both runs start at ${at(start)}, where ${loss(start.E)} and the gradient is ${short(start.norm)} long.`;
  const clips = clipped.slice(0, step).filter(({clipped}) => clipped).length;
  if (clips === 0)
    return `No gradient was longer than ${short(threshold)} up to update ${step}: nothing is clipped, and the runs are one. ${sayWay(data, "It", unclipped, step)}`;
  return `${sayWay(data, "The unclipped run", unclipped, step)} ${sayClipped(data, race, clips)}`;
}

/** The update with the numbers that matter, for who hears the slider. */
export function sayUpdate({unclipped, clipped, step}: Race): string {
  return `update ${step}, unclipped ${loss(unclipped[step].E)}, clipped ${loss(clipped[step].E)}`;
}

function sayClipped(data: LossCliffData, {clipped, step, threshold}: Race, clips: number): string {
  const exit = exitOf(data, clipped, step);
  const other = `The other run was clipped ${times(clips)}, to ${short(threshold)},`;
  if (exit !== undefined) return `${other} and left too. ${sayExit(clipped, exit, step, "The clipped run")}`;
  return `${other} and is at ${loss(clipped[step].E)} after update ${step}.`;
}

function sayWay(data: LossCliffData, subject: string, path: readonly DescentStep[], step: number): string {
  const exit = exitOf(data, path, step);
  if (exit !== undefined) return sayExit(path, exit, step, subject);
  const {E, ...here} = path[step];
  return `${subject} ${sayCrossings(data, path, step)} and is at ${at(here)}, ${loss(E)}, after update ${step}.`;
}

function sayExit(path: readonly DescentStep[], exit: number, step: number, subject: string): string {
  const [before, after, here] = [path[exit - 1], path[exit], path[step]];
  const thrown = moved(path, exit) >= shortestThrow;
  const left = thrown
    ? `Update ${exit} threw ${lowerFirst(subject)} from ${at(before)}, where the gradient was ${short(before.norm)} long, to ${at(after)}`
    : `${subject} walked out of the picture at ${at(before)} with update ${exit}`;
  const stayed = Math.hypot(here.w - after.w, here.b - after.b) < shortestThrow;
  return stayed && here.norm < flat && here.E > noLoss
    ? `${left}; there the loss is flat at ${digits(here.E)}.`
    : `${left}; after update ${step} it is at ${at(here)}, ${loss(here.E)}.`;
}

function sayCrossings({surface}: LossCliffData, path: readonly DescentStep[], step: number): string {
  const above = path.slice(0, step + 1).map(({w, b}) => b > wallBetween(surface, w));
  const crossings = above.slice(1).filter((side, k) => side !== above[k]).length;
  if (crossings === 0) return "has not reached the wall";
  return `has crossed the wall ${times(crossings)}`;
}

/**
 * The update that took a run out of the picture that is outside it now: of those since it was last inside, the longest,
 * if that is a throw, else the first.
 */
function exitOf(data: LossCliffData, path: readonly DescentStep[], step: number): number | undefined {
  const last = path.slice(0, step + 1).findLastIndex((place) => isInside(data, place));
  if (last === step) return undefined;
  let longest = last + 1;
  for (let update = last + 2; update <= step; ++update)
    if (moved(path, update) > moved(path, longest)) longest = update;
  return moved(path, longest) >= shortestThrow ? longest : last + 1;
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
