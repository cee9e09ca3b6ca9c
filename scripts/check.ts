import {parseArgs} from "node:util";
import {checkAnswer, checksOf, type Checked} from "../src/exercises/checking/checkAnswer.js";
import {answersFile, exercisesOf, readAnswers} from "./work/answers.js";
import {checkCode, codeFile} from "./work/checkCode.js";
import {chosenFork} from "./work/chosenFork.js";

const help = `npm run check -- [EXERCISE…] [--work NAME]
  checks your answers in work/NAME/answers.json, all or those of the exercises named, as far as they can be checked at home;
  --work says which of your forks is meant, where you have more than one
  What a change of the lecture's code touches is tested by \`npm run changed\`.`;

/** The draw that code is tried by at home; everybody may know it. */
const drawAtHome = 1;

async function check(names: readonly string[], work: string | undefined): Promise<void> {
  const fork = chosenFork(work);
  const all = exercisesOf(fork);
  const known = all.map(({exercise}) => exercise.id);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`expected one of your exercises, ${known.join(", ")}; got ${unknown}`);
  const answers = readAnswers(fork);
  for (const name of Object.keys(answers).filter((name) => !known.includes(name)))
    console.log(`${answersFile(fork.name)}: ${name}: none of your exercises; nobody will look at it`);
  const asked = all.filter(({exercise}) => names.length === 0 || names.includes(exercise.id));
  const widest = Math.max(...asked.map(({exercise}) => `${exercise.id}.ts`.length));
  const print = (name: string, {status, says}: Checked): void => {
    if (status === "wrong" || status === "cannot be read") process.exitCode = 1;
    console.log(`${name.padEnd(widest)}  ${status.padEnd("cannot be read".length)}  ${says}`);
  };
  for (const {exercise, seed} of asked) {
    if (exercise.kind !== "implement") print(exercise.id, checkAnswer(exercise, seed, answers[exercise.id]));
    const file = codeFile(fork.name, exercise.id);
    const code = await checkCode({exercise, seed}, {file, draw: drawAtHome});
    if (code) print(`${exercise.id}.ts`, code);
  }
  const checks = asked.flatMap(({exercise}) => checksOf(exercise));
  console.log(
    `${checks.filter(({atHome}) => atHome).length} of ${checks.length} checks run here; the rest at grading.`
  );
}

try {
  const options = {help: {type: "boolean"}, work: {type: "string"}} as const;
  const {values, positionals} = parseArgs({allowPositionals: true, options});
  if (values.help) console.log(help);
  else await check(positionals, values.work);
} catch (error) {
  console.error(`check: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
