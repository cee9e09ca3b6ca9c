import {format} from "d3";
import type {ExplosionRunData, RunCurve} from "./experiment.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {recordAt, type ExplosionRunState} from "./state.js";

const count = format(",");
const short = format(".2~r");

/** A loss is told as the mean of so many updates: those of single batches jump. */
const recent = 50;

/** What has happened to both runs up to the update shown. */
export function sayExplosionRun(data: ExplosionRunData, {update}: ExplosionRunState): string {
  const {unclipped, restarted, overflow, checkpoint, settings} = data;
  if (update <= checkpoint)
    return `After update ${count(update)} the loss is ${meanLoss(unclipped, update)}; this gradient was ${length(unclipped, update)} long.`;
  if (update < overflow.update)
    return `Update ${count(update)}: unclipped, the loss is ${size(recordAt(unclipped, update)?.loss)} and the gradient ${length(unclipped, update)} long; from the checkpoint and clipped, ${size(recordAt(restarted, update)?.loss)} and ${length(restarted, update)}.`;
  return `${sayOverflow(data)} Restarted from the checkpoint after update ${count(checkpoint)} and clipped at ${settings.threshold}, the run is at a loss of ${meanLoss(restarted, update)}, after update ${count(update)}.`;
}

/** What ended the unclipped run, and how its loss came there. */
function sayOverflow({unclipped, overflow: {update, what, value, step}}: ExplosionRunData): string {
  const before = [3, 2, 1].map((back) => size(recordAt(unclipped, update - back)?.loss));
  const where = step === null ? "" : ` at step ${step} of the sequence`;
  return `Update ${count(update)} stopped the unclipped run: ${what.replace(/^h of layer1$/, "the state h")} was ${value}${where}, after losses of ${before.join(", ")}.`;
}

/** The update with the numbers that matter, for who hears the slider. */
export function sayUpdate({unclipped, restarted, overflow}: ExplosionRunData, {update}: ExplosionRunState): string {
  const at = `update ${count(update)}`;
  if (update < restarted.first) return `${at}, loss ${size(recordAt(unclipped, update)?.loss)}`;
  const first = update >= overflow.update ? "stopped" : `loss ${size(recordAt(unclipped, update)?.loss)}`;
  return `${at}, unclipped ${first}, restarted loss ${size(recordAt(restarted, update)?.loss)}`;
}

function meanLoss({first, loss}: RunCurve, update: number): string {
  const values = loss.slice(Math.max(0, update - first + 1 - recent), update - first + 1);
  const mean = short(values.reduce((sum, value) => sum + value, 0) / values.length);
  return values.length === 1 ? mean : `${mean}, the mean of ${values.length} updates`;
}

function length(curve: RunCurve, update: number): string {
  return size(recordAt(curve, update)?.norm);
}

function size(value = NaN): string {
  return value >= 1000 ? powerOfTen(Math.log10(value)) : short(value);
}
