import {existsSync, readdirSync, rmSync} from "node:fs";
import {relative, resolve} from "node:path";
import {build, type Metafile} from "esbuild";
import {engineEntries} from "../../../src/loaders/engineHash.js";

/** The modules of all figures, bundled for Node, and what each depends on. */
export interface FigureModules {
  /** Rooms of src/figures: `lossCliff`. */
  readonly rooms: readonly string[];
  /** The program of a room's figure.ts, as Node runs it. */
  readonly program: (room: string) => string;
  /** The program that computes: see worker.ts. */
  readonly worker: string;
  /**
   * Files of the repository that pictures and facts of a room depend on: figure.ts and all that it imports, now or when
   * it is asked to, but for its experiment.
   */
  readonly drawing: (room: string) => readonly string[];
  /** Files that data of a room depend on: what figure.ts imports when it is asked to, and all that that imports. */
  readonly computing: (room: string) => readonly string[];
  /** Files behind every result of training. */
  readonly training: readonly string[];
}

/** Where the programs lie: inside the project, so that the packages left out of them are found. */
const folder = "src/.observablehq/programs";

/** Packages that read files beside their own code, or start a program that lies there: a bundle would lose them. */
const external = ["@stdlib/*", "esbuild"];

/** linkedom asks for its optional canvas by `require`, which a module lacks. */
const requirePackages = 'import {createRequire} from "node:module"; const require = createRequire(import.meta.url);';

/** This room, whose modules run in the programs too. */
const own = import.meta.dirname;

let bundles = 0;

/** Rooms of figures, in the order of their names. */
export function figureRooms(root: string): string[] {
  return readdirSync(`${root}/src/figures`)
    .filter((room) => existsSync(`${root}/src/figures/${room}/figure.ts`))
    .sort();
}

/**
 * Bundles the figures' modules, what they share written once: hundreds of modules of Plot and d3, found and compiled
 * for each figure anew, would take longer than most figures.
 * @param root the project's folder
 * @throws when something that a figure imports cannot be parsed or found
 */
export async function bundleFigures(root: string): Promise<FigureModules> {
  const rooms = figureRooms(root);
  // A bundle of its own for each change: programs of the last one may still be running.
  const place = `${folder}/${process.pid}-${++bundles}`;
  if (bundles === 1) removeOldPrograms(resolve(root, folder));
  const {metafile} = await build({
    absWorkingDir: resolve(root),
    entryPoints: {
      worker: `${own}/worker.ts`,
      ...Object.fromEntries(rooms.map((room) => [room, sourceOf(room)])),
      ...Object.fromEntries(engineEntries.map((entry, k) => [`training${k}`, entry]))
    },
    outdir: place,
    outExtension: {".js": ".mjs"},
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: `node${process.versions.node}`,
    external,
    banner: {js: requirePackages},
    sourcemap: true,
    metafile: true,
    logLevel: "silent"
  });
  const here = relative(resolve(root), own).replaceAll("\\", "/");
  const program = (name: string): string => resolve(root, place, `${name}.mjs`);
  return {
    ...{rooms, program, worker: program("worker")},
    drawing: (room) => reached(metafile, [`${here}/drawPictures.ts`, sourceOf(room)], sourceOf(room)),
    computing: (room) => reached(metafile, [`${here}/computeData.ts`, ...experimentOf(metafile, sourceOf(room))]),
    training: reached(metafile, engineEntries)
  };
}

/** Programs of processes that have ended: one that runs still loads parts of its own. */
function removeOldPrograms(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (!isRunning(Number.parseInt(name, 10))) rmSync(`${folder}/${name}`, {recursive: true, force: true});
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function sourceOf(room: string): string {
  return `src/figures/${room}/figure.ts`;
}

/** A figure's experiment, which its module imports when it is asked to. */
function experimentOf({inputs}: Metafile, source: string): string[] {
  const found = inputs[source].imports.filter(isExperiment).map(({path}) => path);
  if (found.length === 0)
    throw new Error(
      `${source}: expected \`experiment: () => import("./experiment.js")\`, by which its data are followed, found none`
    );
  return found;
}

function isExperiment({path, kind}: {path: string; kind: string}): boolean {
  return kind === "dynamic-import" && path.endsWith("/experiment.ts");
}

/**
 * All files of the project that are imported from these, packages left out: the lock file stands for them.
 * @param short a module whose experiment, imported when it is asked for, is not followed: its data are a file of their own
 */
function reached({inputs}: Metafile, starts: readonly string[], short?: string): string[] {
  const found = new Set<string>();
  const queue = [...starts];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file) || file.startsWith("node_modules/")) continue;
    found.add(file);
    const from = file;
    const imports = (inputs[from]?.imports ?? []).filter(
      (one) => !one.external && !(from === short && isExperiment(one))
    );
    queue.push(...imports.map(({path}) => path));
  }
  return [...found].sort();
}
