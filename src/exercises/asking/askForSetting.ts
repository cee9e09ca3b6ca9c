import type {AnswerField, Mistake, Posed} from "./exercise.js";

/** A question whose answer is tried: right where what the engine computes with it falls into a band. */
interface Setting {
  readonly question: string;
  readonly fields: readonly AnswerField[];
  /** What the engine computes with the setting; undefined where that cannot be computed. */
  readonly measure: (setting: readonly number[]) => number | undefined;
  readonly band: {readonly from: number; readonly to: number};
  /** What is said of a measure on either side of the band. */
  readonly says: {readonly below: string; readonly above: string; readonly none: string};
  /** A setting that is right. */
  readonly solution: readonly number[];
  /** Foreseen wrong settings; those of the page among them, which would be no work to find. */
  readonly mistakes: readonly Mistake[];
}

/** Asks for a setting. Numbers are drawn again where a foreseen mistake, or a setting of the page, happens to be right. */
export function askForSetting({question, fields, measure, band, says, solution, mistakes}: Setting): Posed {
  const falls = (setting: readonly number[]): "within" | keyof typeof says => {
    const value = measure(setting);
    if (value === undefined || Number.isNaN(value)) return "none";
    if (value < band.from) return "below";
    return value > band.to ? "above" : "within";
  };
  const same = (one: readonly number[], other: readonly number[]): boolean =>
    one.every((value, k) => value === other[k]);
  return {
    ...{question, fields, solution, mistakes},
    tellsApart: falls(solution) === "within" && mistakes.every(({answer}) => falls(answer) !== "within"),
    judge(answer) {
      const where = falls(answer);
      if (where === "within") return {right: true, says: "What the engine computes with it is in the band."};
      return {right: false, says: mistakes.find((mistake) => same(mistake.answer, answer))?.says ?? says[where]};
    }
  };
}
