import type {Exercise} from "../../src/exercises/asking/exercise.js";
import {posed} from "../../src/exercises/asking/poseFor.js";

/** A student's exercises with her own numbers, as Markdown to read beside the lecture. */
export function sheetOf(name: string, list: readonly {readonly exercise: Exercise; readonly seed: number}[]): string {
  const points = list.reduce((sum, {exercise}) => sum + exercise.points, 0);
  return [
    `# Exercises of ${name}`,
    "",
    `${list.length} exercises, ${points} points. The numbers are yours alone. Write your answers into \`answers.json\` beside this file, in the order in which they are asked for, and see with \`npm run check\` how far you are.`,
    ...list.flatMap(({exercise, seed}) => sectionOf(exercise, seed)),
    ""
  ].join("\n");
}

function sectionOf(exercise: Exercise, seed: number): string[] {
  const {id, title, kind, points, page, figure, hints} = exercise;
  const {question, fields} = posed(exercise, seed);
  return [
    "",
    `## ${title}`,
    "",
    `\`${id}\`, ${kind}, ${points === 1 ? "1 point" : `${points} points`}. It belongs to the figure ${figure} of the page ${page}.`,
    "",
    question,
    "",
    ...fields.map(
      ({label, options}, k) => `${k + 1}. ${label}${options ? `: ${options.map((one) => `“${one}”`).join(", ")}` : ""}`
    ),
    ...hints.flatMap((hint, k) => ["", `<details><summary>Hint ${k + 1}</summary>${hint}</details>`])
  ];
}

/** Answers to be filled in: null for each number or word; what is answered by code alone has none. */
export function blankAnswers(list: readonly {readonly exercise: Exercise; readonly seed: number}[]): string {
  const lines = list.filter(({exercise}) => exercise.kind !== "implement").map(({exercise, seed}) => {
    const nulls = posed(exercise, seed).fields.map(() => "null");
    return `  "${exercise.id}": [${nulls.join(", ")}]`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}
