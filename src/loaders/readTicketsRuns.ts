import {runResult, type RunResult} from "../experiments/training/runResult.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings, type Run} from "../experiments/training/trainingSettings.js";
import {ticketsCells} from "../experiments/ticketsNetworks.js";
import {readSettings} from "./readJson.js";
import {readResults} from "./readResult.js";

/**
 * The runs behind the figure tickets, and their results by name: the language models of 64 units, one of each cell, and
 * all of the small networks. Of the LSTMs it is the one with the chrono initialisation, which learnt it in most seeds.
 * @throws where a result is missing, damaged or stale
 */
export async function readTicketsRuns(): Promise<{runs: Run[]; results: Map<string, RunResult>}> {
  const large = readSettings("data/experiments/training/tickets.json", trainingSettings);
  const small = readSettings("data/experiments/training/tickets-signals.json", trainingSettings);
  const largeRuns = runsOf("tickets", large).filter(({group}) => shown.includes(group));
  const smallRuns = runsOf("tickets-signals", small);
  const largeResults = await readResults("data/results/tickets", largeRuns, runResult);
  const smallResults = await readResults("data/results/tickets-signals", smallRuns, runResult);
  return {runs: [...largeRuns, ...smallRuns], results: new Map([...largeResults, ...smallResults])};
}

const shown: readonly string[] = ticketsCells.map((cell) => (cell === "lstm" ? "lstm-chrono" : cell));
