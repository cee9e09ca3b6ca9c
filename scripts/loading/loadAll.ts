import {existsSync, readdirSync, rmSync, statSync, utimesSync} from "node:fs";
import {atMost} from "./atMost.js";
import {bundleLoaders} from "./bundleLoaders.js";
import {findInputs} from "./findInputs.js";
import {cacheFolder, findLoaders, loaderFolders, type Loader} from "./findLoaders.js";
import {inOrder} from "./inOrder.js";
import {readManifest, writeManifest} from "./manifest.js";
import {runLoader} from "./runLoader.js";
import {sha256} from "./sha256.js";
import {whyStale} from "./whyStale.js";

/** What became of the loaders: names of outputs that were computed, that stood, and what went wrong. */
export interface Loaded {
  computed: string[];
  fresh: string[];
  errors: Error[];
}

/**
 * Brings every loader's output in the cache up to date: computes what is missing or stale, two at a time, a
 * loader after those whose output it reads, and removes outputs whose loader is gone.
 * @param root the project's folder
 * @param tell is given a line for each loader that runs
 */
export async function loadAll(root: string, tell: (line: string) => void): Promise<Loaded> {
  const loaders = new Map(findLoaders(root).map((loader) => [loader.name, loader]));
  const names = new Set(loaders.keys());
  const manifest = readManifest(root);
  const inTurn = atMost(2);
  const loaded: Loaded = {computed: [], fresh: [], errors: []};

  removeOrphans(root, names);
  const inputs = new Map(
    await Promise.all(
      [...loaders.values()].map(async (loader) => [loader, await findInputs(root, loader, names)] as const)
    )
  );
  const needs = new Map([...inputs].map(([loader, {computed}]) => [loader.name, computed]));

  let bundled: ReturnType<typeof bundleLoaders> | undefined;
  const programOf = async (loader: Loader) => (await (bundled ??= bundleLoaders(root, [...loaders.values()])))(loader);

  const settled = new Map<string, Promise<boolean>>();
  for (const name of inOrder(needs)) {
    const loader = loaders.get(name);
    if (!loader) continue;
    const sources = (needs.get(name) ?? []).map((needed) => settled.get(needed) ?? Promise.resolve(false));
    const done = refresh(loader, sources).catch((error: unknown) => {
      loaded.errors.push(error instanceof Error ? error : new Error(String(error)));
      return false;
    });
    settled.set(name, done);
  }
  await Promise.all(settled.values());
  return loaded;

  /** Makes sure of one output once its sources are settled; true when all is well. */
  async function refresh(loader: Loader, sources: Promise<boolean>[]): Promise<boolean> {
    const ready = await Promise.all(sources);
    if (ready.includes(false)) throw new Error(`${loader.source}: not run, since what it reads could not be computed`);

    const outputs = (needs.get(loader.name) ?? []).map((needed) => `${cacheFolder}/${needed}`);
    const files = [...(inputs.get(loader)?.files ?? []), ...outputs];
    const digests = Object.fromEntries(files.map((file) => [file, sha256(`${root}/${file}`)]));
    const reason = whyStale(root, loader, manifest[loader.name], digests);
    if (reason === undefined) {
      touch(root, loader);
      loaded.fresh.push(loader.name);
      return true;
    }
    await inTurn(async () => {
      const start = performance.now();
      await runLoader(root, loader, await programOf(loader));
      manifest[loader.name] = {inputs: digests, sha256: sha256(`${root}/${loader.output}`)};
      writeManifest(root, manifest);
      tell(`computed ${loader.name} in ${((performance.now() - start) / 1000).toFixed(1)} s (${reason})`);
    });
    loaded.computed.push(loader.name);
    return true;
  }
}

/** Removes from the cache what no loader writes any more, and what a broken-off run left. */
function removeOrphans(root: string, names: ReadonlySet<string>): void {
  for (const folder of loaderFolders) {
    const place = `${root}/${cacheFolder}/${folder}`;
    if (!existsSync(place)) continue;
    for (const file of readdirSync(place)) {
      if (!names.has(`${folder}/${file}`)) rmSync(`${place}/${file}`, {recursive: true});
    }
  }
}

/** The preview takes an output for stale that is older than its loader's file; a fresh one must not be. */
function touch(root: string, loader: Loader): void {
  const {mtime} = statSync(`${root}/${loader.source}`);
  const {mtime: computed} = statSync(`${root}/${loader.output}`);
  if (computed < mtime) utimesSync(`${root}/${loader.output}`, mtime, mtime);
}
