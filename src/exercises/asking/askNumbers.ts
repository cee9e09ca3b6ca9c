import type {AnswerField, Mistake, Posed, Verdict} from "./exercise.js";

/** A question whose answer is some numbers. */
interface Numbers {
  readonly question: string;
  readonly fields: readonly AnswerField[];
  readonly right: readonly number[];
  /** The largest difference that counts as none: of all the numbers, or of each. */
  readonly tolerance: number | readonly number[];
  readonly mistakes: readonly Mistake[];
}

/** So many tolerances away from the right answer, and from each other, foreseen mistakes can be told. */
const apart = {fromRight: 4, fromEachOther: 2};

/** Asks for numbers that the engine knows. */
export function askNumbers({question, fields, right, tolerance, mistakes}: Numbers): Posed {
  const tolerances = right.map((_, k) => (typeof tolerance === "number" ? tolerance : tolerance[k]));
  /** The largest difference between two answers, in tolerances. */
  const distance = (one: readonly number[], other: readonly number[]): number =>
    Math.max(...one.map((value, k) => Math.abs(value - other[k]) / tolerances[k]));
  const answers = mistakes.map(({answer}) => answer);
  const clear =
    answers.every((answer) => distance(answer, right) >= apart.fromRight) &&
    answers.every((one, k) => answers.slice(k + 1).every((other) => distance(one, other) >= apart.fromEachOther));
  return {
    ...{question, fields, mistakes, solution: right},
    tellsApart: clear && [right, ...answers].every((answer) => answer.every(Number.isFinite)),
    judge(answer) {
      if (distance(answer, right) <= 1) return {right: true, says: "That is what the engine computes."};
      const near = mistakes.toSorted((a, b) => distance(a.answer, answer) - distance(b.answer, answer)).at(0);
      if (near && distance(near.answer, answer) <= 1) return {right: false, says: near.says};
      return differing(answer, {right, tolerances, fields});
    }
  };
}

/** Where an answer first differs from the right one, and by more than what. */
function differing(
  answer: readonly number[],
  {right, tolerances, fields}: {right: readonly number[]; tolerances: readonly number[]; fields: readonly AnswerField[]}
): Verdict {
  const first = answer.findIndex((value, k) => !(Math.abs(value - right[k]) <= tolerances[k]));
  const {label, options} = fields[first];
  const by = options ? "" : ` by more than ${Number(tolerances[first].toPrecision(2))}`;
  const where = fields.length === 1 ? label : `${label} is the first of your answers that`;
  return {right: false, says: `${where} differs from what the engine computes${by}.`};
}
