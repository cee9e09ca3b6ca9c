import {existsSync, readdirSync, rmSync, statSync, utimesSync} from "node:fs";
import {readPages} from "../pages/readPages.js";
import {digestOf, fileDigests} from "./digests.js";
import {bundleFigures, type FigureModules} from "./figureModules.js";
import {writeFiguresKnown} from "./figuresKnown.js";
import {outputFolder, type Described, type Question, type Wanted} from "./job.js";
import {readRecords, writeRecords, type Records} from "./records.js";
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
  /** What is computed first: the base with the least rank. */
  readonly rank?: (base: string) => number;
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

/** One file, or a few, to be computed for a figure. */
interface Job {
  readonly name: string;
  readonly wanted: Wanted;
  readonly question: (program: string) => Question;
  /** Files of code that it depends on. */
  readonly code: readonly string[];
  readonly after: readonly string[];
}

/** As many processes as the machines have cores that this project is made for. */
const processes = 2;

/**
 * Brings data, stills, key frames and facts of all figures that pages ask for up to date: what is missing, or was made
 * from other code, settings or files than today's, is computed again.
 * @param root the project's folder
 * @throws when the figures' modules cannot be bundled
 */
export async function load(root: string, options: LoadOptions = {}): Promise<Loaded> {
  const modules = await bundleFigures(root);
  const workers = startWorkers(modules.worker, processes, root);
  options.signal?.addEventListener("abort", () => workers.close());
  try {
    const figures = await describe(modules, workers);
    const {wanted, faults} = wantedFigures(readPages(), figures);
    const jobs = [...wanted.values()]
      .filter(({figure}) => options.only?.includes(figure.id) ?? true)
      .flatMap((each) => jobsOf(each, modules));
    const loaded = await runAll(root, jobs, {figures, modules, workers}, options);
    if (faults.length === 0 && !options.only && !options.signal?.aborted)
      forget(root, new Set(jobs.map(({name}) => name)));
    return {...loaded, faults: [...faults.map(({message}) => message), ...loaded.faults]};
  } finally {
    workers.close();
  }
}

async function describe(modules: FigureModules, workers: Workers): Promise<readonly Described[]> {
  const rooms = modules.rooms.map((room) => ({room, program: modules.program(room)}));
  const answer = await workers.ask({kind: "describe", rooms});
  if (answer.kind !== "described") throw new Error(answer.kind === "failed" ? answer.reason : "no figures described");
  return answer.figures;
}

function jobsOf(wanted: Wanted, modules: FigureModules): Job[] {
  const {base, figure} = wanted;
  const computing = modules.computing(figure.room);
  const data: Job = {
    ...{name: `${base}: data`, wanted, code: computing, after: []},
    question: (program) => ({kind: "data", wanted, program})
  };
  const parts = figure.parts.map((part): Job => ({
    ...{name: `${base}: ${part}`, wanted, code: computing, after: []},
    question: (program) => ({kind: "part", part, wanted, program})
  }));
  const before = [data, ...parts];
  const pictures: Job = {
    ...{name: `${base}: pictures`, wanted, code: modules.drawing(figure.room), after: before.map(({name}) => name)},
    question: (program) => ({kind: "pictures", wanted, program})
  };
  return [...before, pictures];
}

/** Runs the jobs that have to be run, each after those whose outputs it reads. */
async function runAll(
  root: string,
  jobs: readonly Job[],
  {figures, modules, workers}: {figures: readonly Described[]; modules: FigureModules; workers: Workers},
  {tell, rank, planned, settled: report, signal}: LoadOptions
): Promise<Loaded> {
  const records = readRecords(root);
  const digest = fileDigests(root);
  const training = digestOf(modules.training.map(digest).join());
  const [computed, fresh, faults]: [string[], string[], string[]] = [[], [], []];
  const failed: Record<string, string> = {};
  const settled = new Map<string, Promise<boolean>>();
  let left = jobs.length;
  const know = (): void => writeFiguresKnown(root, {figures, failed});
  know();
  planned?.([...new Set(jobs.map(({wanted}) => wanted.base))], left);

  const refresh = async (job: Job): Promise<boolean> => {
    const ready = await Promise.all(job.after.map((name) => settled.get(name) ?? Promise.resolve(false)));
    if (ready.includes(false) || signal?.aborted) return false;
    const from = job.after.flatMap((name) => Object.values(records[name]?.outputs ?? {}));
    const made = digestOf(
      [
        ...job.code.map(digest),
        digest("package-lock.json"),
        JSON.stringify([job.wanted.base, job.wanted.settings]),
        ...from
      ].join()
    );
    const why = whyStale(root, job, records, {made, training});
    if (why === undefined) {
      touch(root, Object.keys(records[job.name].outputs));
      fresh.push(job.name);
      return true;
    }
    const start = performance.now();
    const answer = await workers.ask(
      job.question(modules.program(job.wanted.figure.room)),
      () => rank?.(job.wanted.base) ?? 0
    );
    if (answer.kind !== "computed") {
      const reason = answer.kind === "failed" ? answer.reason : "no answer to what was asked";
      throw new Error(reason.startsWith(job.wanted.place) ? reason : `${job.wanted.place}: ${job.name}: ${reason}`);
    }
    records[job.name] = {
      ...{made, training: answer.training},
      read: digestsOf(answer.read, digest),
      outputs: digestsOf(answer.outputs, fileDigests(`${root}/${outputFolder}`))
    };
    if (answer.training) records[job.name].read[trainingCode] = training;
    writeRecords(root, records);
    computed.push(job.name);
    tell?.(`computed ${job.name} in ${((performance.now() - start) / 1000).toFixed(1)} s (${why})`);
    return true;
  };

  const settle = async (job: Job): Promise<boolean> => {
    const good = await refresh(job).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      faults.push(reason);
      failed[job.wanted.base] = reason;
      know();
      return false;
    });
    const {base} = job.wanted;
    const outputs = Object.keys(records[job.name]?.outputs ?? {});
    report?.({base, outputs, computed: computed.includes(job.name), failed: failed[base], left: --left});
    return good;
  };
  for (const job of jobs) settled.set(job.name, settle(job));
  await Promise.all(settled.values());
  return {computed, fresh, faults};
}

/** Stands among the files that were read for the code that made the results. */
const trainingCode = "(code of training)";

/**
 * Why a job has to be done, in words, or undefined when its outputs stand.
 * @throws when an output should stand but is damaged: the file, what was expected and found, and the cure
 */
function whyStale(
  root: string,
  {name}: Job,
  records: Records,
  {made, training}: {made: string; training: string}
): string | undefined {
  if (!Object.hasOwn(records, name)) return "new";
  const known = records[name];
  const now = fileDigests(root);
  if (Object.keys(known.outputs).some((output) => !existsSync(`${root}/${outputFolder}/${output}`))) return "new";
  if (known.made !== made) return "other code or settings";
  const changed = Object.entries(known.read).filter(
    ([file, digest]) => digest !== (file === trainingCode ? training : now(file))
  );
  if (changed.length > 0) return `changed: ${changed.map(([file]) => file).join(", ")}`;
  for (const [output, expected] of Object.entries(known.outputs)) {
    const found = now(`${outputFolder}/${output}`);
    if (found !== expected)
      throw new Error(
        `${outputFolder}/${output}: sha256: expected ${expected}, found ${found ?? "none"}; ` +
          "the cached output is damaged, empty the cache with `npm run clean`"
      );
  }
  return undefined;
}

function digestsOf(files: readonly string[], digest: (file: string) => string | undefined): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, digest(file) ?? ""]));
}

/** Removes from the cache what no page asks for any more, and what a broken-off run left. */
function forget(root: string, jobs: ReadonlySet<string>): void {
  const records = Object.fromEntries(Object.entries(readRecords(root)).filter(([name]) => jobs.has(name)));
  writeRecords(root, records);
  const kept = new Set(Object.values(records).flatMap(({outputs}) => Object.keys(outputs)));
  for (const file of readdirSync(`${root}/${outputFolder}`))
    if (!kept.has(file)) rmSync(`${root}/${outputFolder}/${file}`, {recursive: true});
}

/** The preview takes an output for stale that is older than its loader's file; a fresh one must not be. */
function touch(root: string, outputs: readonly string[]): void {
  const now = new Date();
  for (const output of outputs) {
    const file = `${root}/${outputFolder}/${output}`;
    if (statSync(file).mtimeMs < newestLoader(root)) utimesSync(file, now, now);
  }
}

function newestLoader(root: string): number {
  const folder = `${root}/src/computed`;
  return Math.max(...readdirSync(folder).map((file) => statSync(`${folder}/${file}`).mtimeMs));
}
