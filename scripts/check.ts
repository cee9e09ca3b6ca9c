import {parseArgs} from "node:util";
import {checkAnswer, checksOf} from "../src/exercises/checking/checkAnswer.js";
import {answersFile, exercisesOf, readAnswers} from "./work/answers.js";
import {chosenFork} from "./work/chosenFork.js";

const help = `npm run check -- [EXERCISE…] [--work NAME]
  checks your answers in work/NAME/answers.json, all or those of the exercises named, as far as they can be checked at home;
  --work says which of your forks is meant, where you have more than one
  What a change of the lecture's code touches is tested by \`npm run changed\`.`;

function check(names: readonly string[], work: string | undefined): void {
  const fork = chosenFork(work);
  const all = exercisesOf(fork);
  const known = all.map(({exercise}) => exercise.id);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`expected one of your exercises, ${known.join(", ")}; got ${unknown}`);
  const answers = readAnswers(fork);
  for (const name of Object.keys(answers).filter((name) => !known.includes(name)))
    console.log(`${answersFile(fork.name)}: ${name}: none of your exercises; nobody will look at it`);
  const asked = all.filter(({exercise}) => names.length === 0 || names.includes(exercise.id));
  const widest = Math.max(...asked.map(({exercise}) => exercise.id.length));
  for (const {exercise, seed} of asked) {
    const {status, says} = checkAnswer(exercise, seed, answers[exercise.id]);
    if (status === "wrong" || status === "cannot be read") process.exitCode = 1;
    console.log(`${exercise.id.padEnd(widest)}  ${status.padEnd("cannot be read".length)}  ${says}`);
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
  else check(positionals, values.work);
} catch (error) {
  console.error(`check: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
