import {cpSync, mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {execFileSync, spawnSync} from "node:child_process";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {otherBytes} from "./twice/otherBytes.js";
import {places, type Place} from "./twice/places.js";

/**
 * Builds the site twice from nothing, in two folders, each as if in another place of the world, makes a sample of the stored
 * results again there, and compares every byte. By hand: it takes as long as two cold builds. `--node 22` builds the second
 * with that Node, which npx fetches; `--against dist` compares one cold build with a folder that is there.
 */
const {values} = parseArgs({options: {node: {type: "string"}, against: {type: "string"}}});
const root = mkdtempSync(join(tmpdir(), "twice-"));

try {
  const [here, there] = places;
  const first = values.against ?? build(here);
  const differing = otherBytes(first, build(there, values.node));
  for (const line of differing) console.error(line);
  console.log(`twice: ${differing.length} files differ between ${first} and the build ${there.name}`);
  if (differing.length > 0) process.exitCode = 1;
} finally {
  rmSync(root, {recursive: true, force: true});
}

/** The site's folder, built anew from what git would commit; with another Node where one is named. */
function build({name, folder, environment}: Place, node?: string): string {
  const target = join(root, folder);
  const listed = execFileSync("git", ["ls-files", "-coz", "--exclude-standard"], {
    encoding: "utf8",
    maxBuffer: 1 << 26
  });
  for (const file of listed.split("\0").filter(Boolean)) cpSync(file, join(target, file), {recursive: true});
  mkdirSync(join(target, "node_modules"), {recursive: true});
  cpSync("node_modules", join(target, "node_modules"), {recursive: true, verbatimSymlinks: true});
  const version = run(target, environment, "node --version", node).trim();
  console.log(`twice: a cold build ${name}, Node ${version}`);
  run(target, environment, "npm run --silent build", node);
  console.log(run(target, environment, "npm run --silent experiments -- --check --sample 3 --cheapest", node).trim());
  return join(target, "dist");
}

/** @throws where the command fails, with what it printed */
function run(cwd: string, environment: Readonly<Record<string, string>>, command: string, node?: string): string {
  const whole = node === undefined ? command : `npx --yes -p node@${node} -c "${command}"`;
  const {status, stdout, stderr} = spawnSync(whole, {
    cwd,
    shell: true,
    encoding: "utf8",
    env: {...process.env, ...environment},
    maxBuffer: 1 << 26
  });
  if (status !== 0) throw new Error(`${whole}: ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}
