import {readdirSync, rmSync, statSync, utimesSync} from "node:fs";
import {dirname} from "node:path";
import {removeUnfinished} from "../../writing/removeUnfinished.js";
import {readPages} from "../pages/readPages.js";
import {digestOf, fileDigests} from "./digests.js";
import {bundleFigures, type FigureModules} from "./figureModules.js";
import {writeFiguresKnown} from "./figuresKnown.js";
import {outputFolder, type Described} from "./job.js";
import {jobsOf, type Job} from "./jobs.js";
import {readRecords, writeRecords, type Records} from "./records.js";
import {madeFrom, readDigests, whyStale} from "./staleness.js";
import {wantedFigures} from "./wantedFigures.js";
import {startWorkers, type Workers} from "./workers.js";

/** What became of the figures: jobs that were done, those that stood, and what went wrong. */
export interface Loaded {
  readonly computed: readonly string[];
  readonly fresh: readonly string[];
  readonly faults: readonly string[];
}

export interface LoadOptions {
  /** Is given a line for each job that was done. */
  readonly tell?: (line: string) => void;
  /** What is computed first: the base with the least rank; below 0 it is waited for. */
  readonly rank?: (base: string) => number;
  /** Is given what to call when ranks have changed. */
  readonly attend?: (look: () => void) => void;
  /** Called when it is known what there is to do: the bases of all outputs, and how many jobs they take. */
  readonly planned?: (bases: readonly string[], jobs: number) => void;
  /** Called when a job is done, stands, or has failed. */
  readonly settled?: (job: Settled) => void;
  /** Computing stops when this is aborted; what was done stays. */
  readonly signal?: AbortSignal;
  /** Only figures of these ids. */
  readonly only?: readonly string[];
}

/** What became of one job. */
export interface Settled {
  readonly base: string;
  /** Names of its files. */
  readonly outputs: readonly string[];
  /** Whether they are new. */
  readonly computed: boolean;
  /** Why it could not be done; undefined where it could. */
  readonly failed: string | undefined;
  /** Jobs that are not settled yet. */
  readonly left: number;
}

/** The digest of nothing, of which no job is made. */
const broken = digestOf("");

/** A rank below 0, as of what a page waits for, and behind all that one does. */
const asWaitedFor = -0.5;

/** As many processes as the machines have cores that this project is made for. */
const processes = 2;

/**
 * Brings data, stills, key frames and facts of all figures that pages ask for up to date: what is missing, or was made
 * from other code, settings or files than today's, is computed again.
 * @param root the project's folder
 * @throws when the figures' modules cannot be bundled, or what is known of the outputs is damaged
 */
export async function load(root: string, options: LoadOptions = {}): Promise<Loaded> {
  const modules = await bundleFigures(root);
  options.signal?.throwIfAborted();
  const attended = options.attend !== undefined;
  const workers = startWorkers(modules.worker, {count: processes, attended}, root);
  options.attend?.(workers.look);
  options.signal?.addEventListener("abort", () => workers.close());
  try {
    const figures = await describe(modules, workers);
    const {wanted, faults} = wantedFigures(readPages(root), figures);
    const asked = [...wanted.values()].filter(({figure}) => options.only?.includes(figure.id) ?? true);
    const missing = (options.only ?? []).filter((id) => !asked.some(({figure}) => figure.id === id));
    const jobs = asked.flatMap((each) => jobsOf(each, modules));
    const loaded = await runAll(root, jobs, {figures, workers}, options);
    const whole = faults.length === 0 && !options.only && !options.signal?.aborted;
    if (whole) forget(root, new Set(jobs.map(({name}) => name)));
    const unasked = missing.map((id) => `${id}: expected a figure that a page shows, found none of that name`);
    return {...loaded, faults: [...unasked, ...faults.map(({message}) => message), ...loaded.faults]};
  } finally {
    workers.close();
  }
}

async function describe(modules: FigureModules, workers: Workers): Promise<readonly Described[]> {
  const rooms = modules.rooms.map((room) => ({room, program: modules.program(room)}));
  const answer = await workers.ask({kind: "describe", rooms});
  if (answer.kind !== "described") throw new Error(answer.kind === "failed" ? answer.reason : "no figures described");
  const ids = new Set(answer.figures.map(({id}) => id));
  for (const {id, room, parts} of answer.figures)
    for (const part of parts)
      if (["data", "pictures"].includes(part) || ids.has(`${id}-${part}`))
        throw new Error(
          `src/figures/${room}/experiment.ts: part ${part}: expected a name that no figure's data have, found ${id}-${part}`
        );
  return answer.figures;
}

/** Runs the jobs that have to be run, each after those whose outputs it reads. */
async function runAll(
  root: string,
  jobs: readonly Job[],
  {figures, workers}: {figures: readonly Described[]; workers: Workers},
  {tell, rank, planned, settled: report, signal}: LoadOptions
): Promise<Loaded> {
  const records = readRecords(root);
  const refresh = refresher(root, records, workers, rank);
  const [computed, fresh, faults]: [string[], string[], string[]] = [[], [], []];
  const failed: Record<string, string> = {};
  const settled = new Map<string, Promise<boolean>>();
  let left = jobs.length;
  const know = (): void => writeFiguresKnown(root, {figures, failed});

  const settle = async (job: Job): Promise<boolean> => {
    const ready = await Promise.all(job.after.map((name) => settled.get(name) ?? Promise.resolve(false)));
    let why: string | undefined;
    try {
      if (signal?.aborted || ready.includes(false)) return false;
      const done = await refresh(job);
      why = done?.why;
      (done ? computed : fresh).push(job.name);
      if (done) tell?.(`computed ${job.name} in ${done.seconds.toFixed(1)} s (${done.why})`);
      return true;
    } catch (error) {
      if (signal?.aborted) return false;
      const reason = error instanceof Error ? error.message : String(error);
      faults.push(reason);
      failed[job.base] = reason;
      know();
      return false;
    } finally {
      const outputs = Object.keys(records[job.name]?.outputs ?? {});
      report?.({base: job.base, outputs, computed: why !== undefined, failed: failed[job.base], left: --left});
    }
  };
  know();
  planned?.([...new Set(jobs.map(({base}) => base))], left);
  for (const job of jobs) settled.set(job.name, settle(job));
  await Promise.all(settled.values());
  return {computed, fresh, faults};
}

/** Does a job where its outputs do not stand, and says why it was done and how long it took; undefined where they stand. */
function refresher(
  root: string,
  records: Records,
  workers: Workers,
  rank: (base: string) => number = () => 0
): (job: Job) => Promise<{readonly why: string; readonly seconds: number} | undefined> {
  const digest = fileDigests(root);
  return async ({name, base, place, question, after, origin}) => {
    const from = after.flatMap((name) => Object.values(records[name].outputs));
    const whole = {...origin, from};
    const why = whyStale(root, records[name], whole, digest);
    if (why === undefined) {
      touch(root, Object.keys(records[name].outputs));
      return undefined;
    }
    const made = madeFrom(whole, digest);
    // A job that is broken off leaves outputs that are neither of before nor of now.
    if (Object.hasOwn(records, name)) {
      records[name] = {made: broken, read: {}, outputs: {}};
      writeRecords(root, records);
    }
    // What was there and is not any more is what somebody is at work on.
    const edited = why === "new" ? 0 : asWaitedFor;
    const answer = await workers.ask(question, () => Math.min(rank(base), edited));
    if (answer.kind !== "computed") {
      const reason = answer.kind === "failed" ? answer.reason : "no answer to what was asked";
      throw new Error(/^(src|data)\//.test(reason) ? reason : `${place}: ${name}: ${reason}`);
    }
    if (madeFrom(whole, fileDigests(root)) !== made)
      throw new Error(`${place}: ${name}: expected code that rests while it runs, found it changed; load again`);
    const written = fileDigests(`${root}/${outputFolder}`);
    records[name] = {
      made,
      read: readDigests(answer, whole, digest),
      outputs: Object.fromEntries(answer.outputs.map((output) => [output, written(output) ?? ""]))
    };
    writeRecords(root, records);
    return {why, seconds: answer.seconds};
  };
}

/** Removes from the cache what no page asks for any more, and what a run that was broken off before this one left. */
function forget(root: string, jobs: ReadonlySet<string>): void {
  removeUnfinished(dirname(`${root}/${outputFolder}`));
  const records = Object.fromEntries(Object.entries(readRecords(root)).filter(([name]) => jobs.has(name)));
  writeRecords(root, records);
  const kept = new Set(Object.values(records).flatMap(({outputs}) => Object.keys(outputs)));
  for (const name of readdirSync(`${root}/${outputFolder}`)) {
    const file = `${root}/${outputFolder}/${name}`;
    if (!kept.has(name) && !(isBeingWritten.test(name) && isOfThisRun(file)))
      rmSync(file, {recursive: true, force: true});
  }
}

/** Files on their way: ours, and Framework's, which end in the number of its process. */
const isBeingWritten = /\.(unfinished|\d+(\.err)?)$/;

function isOfThisRun(file: string): boolean {
  const {mtimeMs} = statSync(file, {throwIfNoEntry: false}) ?? {};
  return mtimeMs === undefined || mtimeMs > performance.timeOrigin;
}

/** The preview takes an output for stale that is older than its loader's file; a fresh one must not be. */
function touch(root: string, outputs: readonly string[]): void {
  const folder = `${root}/src/computed`;
  const newest = Math.max(...readdirSync(folder).map((file) => statSync(`${folder}/${file}`).mtimeMs));
  const now = new Date();
  for (const output of outputs) {
    const file = `${root}/${outputFolder}/${output}`;
    if (statSync(file).mtimeMs < newest) utimesSync(file, now, now);
  }
}
