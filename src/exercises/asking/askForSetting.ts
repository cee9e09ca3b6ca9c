import type {AnswerField, Mistake, Posed} from "./exercise.js";

/** A question whose answer is tried by the engine. */
interface Setting {
  readonly question: string;
  readonly fields: readonly AnswerField[];
  /** What the engine finds wrong with a setting, as a sentence; undefined where it is right. */
  readonly fault: (setting: readonly number[]) => string | undefined;
  /** A setting that is right. */
  readonly solution: readonly number[];
  /** Foreseen wrong settings; those of the page among them, which would be no work to find. */
  readonly mistakes: readonly Mistake[];
}

/** Asks for a setting. Numbers are drawn again where a foreseen mistake, or a setting of the page, happens to be right. */
export function askForSetting({question, fields, fault, solution, mistakes}: Setting): Posed {
  const same = (one: readonly number[], other: readonly number[]): boolean =>
    one.every((value, k) => value === other[k]);
  return {
    ...{question, fields, solution, mistakes},
    tellsApart: fault(solution) === undefined && mistakes.every(({answer}) => fault(answer) !== undefined),
    judge(answer) {
      const wrong = fault(answer);
      if (wrong === undefined) return {right: true, says: "The engine has tried it, and it does what is asked."};
      return {right: false, says: mistakes.find((mistake) => same(mistake.answer, answer))?.says ?? wrong};
    }
  };
}
