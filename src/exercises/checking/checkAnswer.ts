import type {Exercise} from "../asking/exercise.js";
import {posed} from "../asking/poseFor.js";
import {readAnswer} from "./readAnswer.js";

/** A check of an exercise, and whether it runs at home or only when work is graded. */
export interface Check {
  readonly name: "form" | "measurements" | "answer" | "code" | "other draws" | "numbers";
  readonly atHome: boolean;
}

/**
 * The checks of an exercise. A prediction is judged when it is graded: who knows the answer predicts nothing. So is the name of a
 * fault, which could be found by trying; and code is tried by other draws then.
 */
export function checksOf({kind}: Pick<Exercise, "kind">): Check[] {
  const code: Check[] = [{name: "code", atHome: true}];
  const answer: Check[] = [
    {name: "form", atHome: true},
    {name: "answer", atHome: kind !== "predict" && kind !== "bug-hunt"}
  ];
  return [
    ...(kind === "implement" ? [] : answer),
    ...(kind === "implement" ? [...code, {name: "other draws", atHome: false} as const] : []),
    ...(kind === "bug-hunt" ? [{name: "measurements", atHome: true} as const, ...code] : []),
    // That they are those of the course's own list of students.
    {name: "numbers", atHome: false}
  ];
}

/** What checks at home find. */
export interface Checked {
  readonly status: "right" | "wrong" | "committed" | "not answered" | "cannot be read";
  readonly says: string;
}

/**
 * Checks an answer as far as it is checked at home.
 * @param seed of the student's numbers
 * @param raw the answer as its file has it
 */
export function checkAnswer(exercise: Exercise, seed: number, raw: unknown): Checked {
  const {fields, judge, judgeAtHome} = posed(exercise, seed);
  const read = readAnswer(raw, fields);
  if (read.kind === "none") return {status: "not answered", says: fields.map(({label}) => label).join("; ")};
  if (read.kind === "unreadable") return {status: "cannot be read", says: read.says};
  if (exercise.kind === "predict") return {status: "committed", says: "It is judged when your work is graded."};
  const {right, says} = (judgeAtHome ?? judge)(read.values);
  return {status: right ? "right" : "wrong", says};
}
