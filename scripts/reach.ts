import {execFileSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {belongsTo, readForks} from "./fork/forks.js";
import {readPages} from "./framework/pages/readPages.js";
import {roomsByFigure} from "./reach/roomsByFigure.js";
import {count, limits, passed} from "./reach/limits.js";
import {reachOf} from "./reach/reachOf.js";

/** Prints how many files and lines each figure takes; ends with 1, and says which bound, when one is passed. */
const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
  maxBuffer: 1e8
});
// What students have copied is counted where it comes from.
const forks = readForks();
const isOurs = (file: string): boolean => !forks.some((fork) => belongsTo(fork, file));
const files = tracked.split("\0").filter((file) => /\.(ts|json)$/.test(file) && existsSync(file) && isOurs(file));
const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
const sources = new Map<string, string>();
for (const [file, text] of texts) {
  const [, room] = /^src\/figures\/([^/]+)\//.exec(file) ?? [];
  if (room !== undefined) sources.set(room, (sources.get(room) ?? "") + text);
}
const reach = reachOf(texts, roomsByFigure(new Map([...readPages()].filter(([file]) => isOurs(file))), sources));

for (const {id, files, lines} of reach.figures)
  console.log(`${id.padEnd(30)} ${String(files.length).padStart(3)} files ${count(lines).padStart(6)} lines`);
console.log("");
for (const {name, of, most} of limits)
  console.log(`${name.padEnd(30)} ${count(of(reach)).padStart(6)} of at most ${count(most)}`);
const over = passed(reach);
for (const limit of over) console.error(limit);
if (over.length > 0) process.exitCode = 1;
