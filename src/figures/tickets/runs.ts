import {comparedRuns} from "../../experiments/training/comparedNetworks.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import type {Run, TrainingSettings} from "../../experiments/training/trainingSettings.js";

/**
 * The language models of 64 units that the figure shows, one of each cell. Of the LSTMs it is the one with the chrono
 * initialisation, which learnt it in most seeds.
 */
export function largeRuns(settings: TrainingSettings): Run[] {
  return comparedRuns(["lstm-chrono"], runsOf("tickets", settings));
}

/** The small networks, all of them. */
export function smallRuns(settings: TrainingSettings): Run[] {
  return runsOf("tickets-signals", settings);
}
