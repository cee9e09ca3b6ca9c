import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {chosenFork} from "./work/chosenFork.js";
import {digestOf, gather, otherNumbers, zipOf} from "./work/handIn.js";

const help = `npm run hand-in -- [--work NAME]
  makes hand-in/NAME.zip of your fork: answers, page, rooms and settings; the same work gives the same bytes, anywhere
  --work says which of your forks is meant, where you have more than one`;

function handIn(work: string | undefined): void {
  const fork = chosenFork(work);
  const {files, refusals} = gather(fork);
  for (const refusal of refusals) console.error(`hand-in: ${refusal}`);
  if (refusals.length > 0)
    throw new Error(`refused, for ${refusals.length} reason${refusals.length > 1 ? "s" : ""}; nothing was written`);
  for (const id of otherNumbers(fork))
    console.warn(
      `hand-in: ${id}: its numbers are not those of ${fork.student} in ${fork.course}; fine if your instructor set them`
    );
  const file = `hand-in/${fork.name}.zip`;
  const bytes = zipOf(fork, files);
  mkdirSync("hand-in", {recursive: true});
  writeFileSync(`${file}.unfinished`, bytes);
  renameSync(`${file}.unfinished`, file);
  console.log(`hand-in: ${file}: ${files.size} files of ${fork.student}, ${bytes.length} bytes`);
  console.log(`hand-in: answers ${digestOf(files.get(`work/${fork.name}/answers.json`) ?? "").slice(0, 12)}`);
}

try {
  const {values} = parseArgs({options: {help: {type: "boolean"}, work: {type: "string"}}});
  if (values.help) console.log(help);
  else handIn(values.work);
} catch (error) {
  console.error(`hand-in: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
