import type {Random} from "../../engine/random.js";
import type {FaultId, HuntedKind} from "../hunt/faults.js";
import type {Case} from "../hunt/huntedNetwork.js";

/** What a student does. */
export const kinds = ["predict", "set", "derive", "implement", "bug-hunt", "write"] as const;
export type Kind = (typeof kinds)[number];

/** One number, or one of some words, that is asked for. */
export interface AnswerField {
  /** What it is, as the question calls it: `∂J/∂h¹, entry 1`. */
  readonly label: string;
  /** Where one of these is to be chosen; the answer as a number is its place among them, from 0. */
  readonly options?: readonly string[];
}

/** An answer that a foreseen mistake leads to, and what is said to who gives it. */
export interface Mistake {
  /** As many numbers as there are fields. */
  readonly answer: readonly number[];
  /** Names what went wrong and where to look, never the right answer. */
  readonly says: string;
}

/** What the engine finds of an answer. */
export interface Verdict {
  readonly right: boolean;
  /** A sentence or two for the student. */
  readonly says: string;
}

/** What came of calling a student's function: what it gave, or what it threw. */
export type Outcome =
  {readonly kind: "value"; readonly value: unknown} | {readonly kind: "threw"; readonly says: string};

/** One call of a student's function. */
export interface Trial {
  /** What it is called with: plain data. */
  readonly args: readonly unknown[];
  /** Where the function is given a network before all else: which, and with what fault. */
  readonly network?: {readonly kind: HuntedKind; readonly fault: FaultId | null};
  /** What is wrong with its outcome, as a sentence; undefined where it is right. */
  readonly wrong: (outcome: Outcome) => string | undefined;
}

/** A function that the student writes, in a file of her own that is called after the exercise. */
export interface CodeTask {
  /** The name of the function that is exported. */
  readonly exports: string;
  /** What the file has at first, in TypeScript. */
  readonly starter: string;
  /** The calls that it is tried by. Grading draws others than the check at home. */
  readonly trials: (random: Random) => readonly Trial[];
}

/** An exercise with one student's numbers. */
export interface Posed {
  /** The question, in Markdown, with its numbers. */
  readonly question: string;
  readonly fields: readonly AnswerField[];
  /** Judges an answer of as many finite numbers as there are fields: what can be computed is computed by the engine. */
  readonly judge: (answer: readonly number[]) => Verdict;
  /** What is judged at home where that is less than the whole answer. */
  readonly judgeAtHome?: (answer: readonly number[]) => Verdict;
  readonly code?: CodeTask;
  /** The network with a fault that the student is given, and what it is to be asked. */
  readonly hunted?: {readonly kind: HuntedKind; readonly fault: FaultId; readonly asked: Case};
  /** An answer that is right: for tests and for self-study; a check never shows it. */
  readonly solution: readonly number[];
  readonly mistakes: readonly Mistake[];
  /** Whether every foreseen mistake gives another answer than the right one and than each other; else numbers are drawn again. */
  readonly tellsApart: boolean;
}

/** An exercise as data, and the one function that draws its numbers. */
export interface Exercise {
  /** In kebab-case; seeds are made from it, so it never changes. */
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  /** The lesson it belongs to, and the figure whose scene does: `lstm`, `cell-microscope`. */
  readonly page: string;
  readonly figure: string;
  /** What who solves it has understood: one sentence. */
  readonly teaches: string;
  readonly points: number;
  /** From a nudge to nearly all. */
  readonly hints: readonly string[];
  readonly pose: (random: Random) => Posed;
}
