import type {Metafile} from "esbuild";
import {otherMaterials, leftBehind} from "./readerMaterials.js";

/**
 * The packages of which something reaches the reader, by name, sorted: of which bundled code is left, what Framework put into
 * those, and what comes another way.
 * @param metafile of the site's bundle, whose modules lie in `_node/d3-array@3.2.5/`
 * @param dependenciesOf the names of what a package needs
 */
export function packagesOf(
  {inputs, outputs}: Pick<Metafile, "inputs" | "outputs">,
  dependenciesOf: (name: string) => readonly string[]
): string[] {
  const apart = new Set(Object.keys(inputs).flatMap(packageOf));
  const kept = Object.values(outputs).flatMap(({inputs}) =>
    Object.entries(inputs).flatMap(([file, {bytesInOutput}]) => (bytesInOutput > 0 ? packageOf(file) : []))
  );
  const found = new Set([...kept, ...Object.keys(otherMaterials)]);
  // A dependency without a module of its own is within the package that needs it. A set's loop sees what it adds.
  for (const name of new Set(kept)) addWithin(name);
  return [...found].sort();

  function addWithin(name: string): void {
    for (const needed of dependenciesOf(name)) {
      if (apart.has(needed) || found.has(needed) || Object.hasOwn(leftBehind, needed)) continue;
      found.add(needed);
      addWithin(needed);
    }
  }
}

/** The package whose module this is, if it is one's. */
function packageOf(file: string): string[] {
  const [, name] = /(?:^|\/)_node\/((?:@[^/@]+\/)?[^/@]+)@/.exec(file) ?? [];
  return name === undefined ? [] : [name];
}
