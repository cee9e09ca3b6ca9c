import {resultAt} from "../../src/experiments/training/resultAt.js";
import {runResult} from "../../src/experiments/training/runResult.js";
import {summarise, type Middle, type Summary} from "../../src/experiments/training/summary.js";
import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import type {Interval} from "../../src/experiments/statistics.js";
import {resultState} from "../../src/loaders/resultState.js";
import {readExperiments, resultsFolder, type Experiment} from "./readExperiments.js";
import {taskOf} from "./taskOf.js";
import {today} from "./today.js";

/**
 * The experiments' results as Markdown: a table each, of medians over seeds with intervals of at least 95%, and rates
 * with Wilson's. Results that are missing or stale are left out, and the table says of how many seeds it is.
 * @param at the update after which to look; at the end, on examples of its own, where it is not given
 */
export async function table(root: string, names: readonly string[], at?: number): Promise<string> {
  const now = await today(root);
  return readExperiments(root, names)
    .map(({name, runs}: Experiment) => {
      const results = runs.flatMap((run) => {
        const state = resultState(`${resultsFolder}/${name}`, run, now(run), runResult, root);
        if (state.kind !== "fresh") return [];
        const {result} = state.stored;
        return [{run, result: at === undefined ? result : resultAt(result, at)}];
      });
      const left = runs.length - results.length;
      const note = left === 0 ? "" : `\n${left} of ${runs.length} runs have no fresh result and are left out.\n`;
      return `### ${name}\n${note}\n${results.length === 0 ? "No results yet.\n" : scoreOf(runs[0])}\n\n${tableOf(summarise(results), baselines(runs), at)}`;
    })
    .join("\n");
}

/** What the score is. */
function scoreOf(run: AnyRun): string {
  const {name, better} = taskOf(run).score;
  return `The score is ${name}; ${better} is better.`;
}

/** By group, the score of an answer that knows only the frequencies. */
function baselines(runs: readonly AnyRun[]): Map<string, number> {
  const first = new Map(runs.map((run) => [run.group, run]));
  return new Map([...first].map(([group, run]) => [group, taskOf(run).score.baseline]));
}

function tableOf(summaries: readonly Summary[], baseline: ReadonlyMap<string, number>, at?: number): string {
  const difficulties = [...new Set(summaries.flatMap(({by}) => by.map(({group}) => group)))].sort((a, b) => a - b);
  const head = ["run", "parameters", "seeds", "solved", "updates until solved", "baseline"];
  head.push(at === undefined ? "final score" : `score after ${at}`);
  if (summaries.some(({diverged}) => diverged > 0)) head.push("diverged");
  head.push(...difficulties.map((group) => `errors at ${group}`));
  const rows = summaries.map((summary) => {
    const {group, seeds, parameterCount, solved, solvedAt, score, diverged, by} = summary;
    const cells = [group, String(parameterCount), String(seeds)];
    cells.push(`${solved.count}/${seeds} ${interval(solved.interval, percent)}`);
    cells.push(middle(solvedAt, (updates) => (updates === Infinity ? "never" : String(Math.round(updates)))));
    cells.push(digits(baseline.get(group) ?? NaN));
    cells.push(score ? middle(score, digits) : "none");
    if (head.includes("diverged")) cells.push(`${diverged}/${seeds}`);
    for (const difficulty of difficulties) {
      const found = by.find(({group: other}) => other === difficulty);
      cells.push(found ? middle(found.rate, percent) : "");
    }
    return cells;
  });
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

function middle({median, interval: around}: Middle, show: (value: number) => string): string {
  return around ? `${show(median)} ${interval(around, show)}` : show(median);
}

function interval({low, high}: Interval, show: (value: number) => string): string {
  return `[${show(low)}, ${show(high)}]`;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function percent(rate: number): string {
  return `${Number((100 * rate).toPrecision(3))}%`;
}
