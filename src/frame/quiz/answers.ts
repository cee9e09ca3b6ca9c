import {randomLcg, shuffler} from "d3";

/** What a reader has answered of the questions that a seed draws: which choice, by the question's name. */
export interface Answers {
  readonly seed: number;
  readonly picked: Readonly<Record<string, number>>;
  /** How earlier draws ended, the oldest first. */
  readonly before: readonly Ended[];
}

export interface Ended {
  readonly seed: number;
  readonly right: number;
  readonly asked: number;
}

/** Nothing answered yet. */
export const noAnswers: Answers = {seed: 1, picked: {}, before: []};

/**
 * So many of the questions: the same seed, the same questions. Seeds that follow each other deal them out like a pack of
 * cards, so that "others" are others; when too few are left, the pack is shuffled anew.
 */
export function drawQuestions<Question>(questions: readonly Question[], seed: number, count: number): Question[] {
  const draws = Math.max(1, Math.floor(questions.length / count));
  // The first draw of all, seed 1, is the first of a pack.
  const [pack, draw] = [Math.ceil(seed / draws), (seed + draws - 1) % draws];
  // The generator's first draws for seeds that are near each other are near each other too: it takes a share of 1.
  const shuffled = shuffler(randomLcg((pack * Math.SQRT2) % 1))([...questions]);
  return shuffled.slice(draw * count, (draw + 1) * count);
}

/** Answers as they are kept. */
export function writeAnswers(answers: Answers): string {
  return JSON.stringify(answers);
}

/** Answers as they were kept; undefined where what is there cannot be one. */
export function readAnswers(text: string): Answers | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isAnswers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isAnswers(value: unknown): value is Answers {
  if (!isRecord(value)) return false;
  const {seed, picked, before} = value;
  return (
    isWhole(seed) &&
    isRecord(picked) &&
    Object.values(picked).every(isWhole) &&
    Array.isArray(before) &&
    before.every((one: unknown) => isRecord(one) && [one.seed, one.right, one.asked].every(isWhole))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
