import {parseArgs} from "node:util";
import {lessons} from "../lessons.js";
import {exercises} from "../src/exercises/exercises.js";
import {plainIdentity, selfStudy} from "../src/exercises/asking/exerciseSeed.js";
import {drawFor} from "../src/exercises/asking/poseFor.js";
import {codeFiles} from "./work/codeFiles.js";
import {figuresOfPages} from "./framework/figuresOfPages.js";
import {faultOfName} from "./fork/forkName.js";
import {readForks, recordFile} from "./fork/forks.js";
import {makeFork} from "./fork/makeFork.js";
import {updateFork} from "./fork/updateFork.js";

const help = `npm run fork -- PAGE NEW [options]
  copies a lesson's page, with the rooms and settings of its figures, as a page of your own; PAGE as in --list, NEW as my-lstm
  --only FIGURE   only this figure and the text of its scene
  --student ID    what your course calls you: your exercises are drawn from it
  --course NAME   what your instructor calls the course
npm run fork -- --update NEW
  takes in what has changed in the lecture since you copied it; what you changed stays, what clashes is named
npm run fork -- --list
  the pages with their figures, and the forks that there are`;

const pages = lessons.map(({path}) => path.slice(1));

function list(): void {
  const figures = figuresOfPages();
  for (const page of pages) console.log(`${page}: ${(figures.get(`/${page}`) ?? []).map(({id}) => id).join(", ")}`);
  for (const {name, page, only} of readForks()) console.log(`${name}: yours, of ${only ?? page}`);
}

function update(name: string): void {
  const forks = readForks().map((fork) => fork.name);
  if (!forks.includes(name))
    throw new Error(
      `--update: expected one of your forks, ${forks.join(", ") || "of which there are none"}; got ${name}`
    );
  const {merged, clashes, left} = updateFork(process.cwd(), name);
  for (const file of merged) console.log(`merged   ${file}`);
  for (const file of left) console.log(`left     ${file}: one side dropped it, the other did not`);
  for (const {file, lines} of clashes)
    console.log(
      `CLASHES  ${lines.map((line) => `${file}:${line}`).join(", ")}: keep one of the two, and remove the marks`
    );
  console.log(`fork: ${merged.length} files merged, ${clashes.length} clash, ${left.length} left as they are`);
  if (clashes.length > 0) process.exitCode = 1;
}

interface Options {
  readonly only?: string | undefined;
  readonly student?: string | undefined;
  readonly course?: string | undefined;
}

async function fork([page, name]: readonly string[], {only, student, course}: Options): Promise<void> {
  if (!pages.includes(page)) throw new Error(`expected one of the pages ${pages.join(", ")}; got ${page}`);
  const identity = {course: course ?? selfStudy.course, student: student ?? selfStudy.student};
  const own = exercises.filter((exercise) => exercise.page === page);
  const list = own.length > 0 ? own : exercises;
  const fault = faultOfName(name, process.cwd());
  if (fault !== undefined) throw new Error(fault);
  const drawn = list.map((exercise) => ({exercise, seed: drawFor(exercise, plainIdentity(identity)).seed}));
  const wish = {page, name, only: only ?? null};
  const {files, fork, uncommitted} = makeFork(process.cwd(), wish, identity, list, await codeFiles(name, drawn));
  for (const file of uncommitted)
    console.warn(`fork: ${file}: its original is not as the last commit has it, and --update will not know that`);
  console.log(`fork: src/${name}.md, ${fork.rooms.length} rooms in src/figures, ${files.length} files in all`);
  console.log(`fork: ${recordFile(name)} says where it is from; \`npm run dev\` shows it at /${name}`);
  console.log(`fork: work/${name}/exercises.md has ${list.length} exercises with your numbers`);
}

try {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {
      help: {type: "boolean"},
      list: {type: "boolean"},
      update: {type: "boolean"},
      only: {type: "string"},
      student: {type: "string"},
      course: {type: "string"}
    }
  });
  if (values.help) console.log(help);
  else if (values.list) list();
  else if (values.update && positionals.length === 1) update(positionals[0]);
  else if (!values.update && positionals.length === 2) await fork(positionals, values);
  else
    throw new Error(
      `expected ${values.update ? "NEW" : "PAGE and NEW"}, got ${positionals.join(" ") || "nothing"}\n${help}`
    );
} catch (error) {
  console.error(`fork: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
