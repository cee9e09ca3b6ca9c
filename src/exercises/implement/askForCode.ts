import type {Random} from "../../engine/random.js";
import type {Outcome, Posed, Trial} from "../asking/exercise.js";

/** What a student's function gives: numbers, lists or rows of them, by name. */
export type Given = Readonly<Record<string, readonly number[] | readonly (readonly number[])[]>>;

/** One drawn call, what the engine gives for it, and what foreseen mistakes would. */
export interface DrawnCall {
  readonly args: readonly unknown[];
  readonly right: Given;
  readonly mistakes: readonly {readonly given: Given; readonly says: string}[];
}

/** A question whose answer is a function. */
interface Asked {
  readonly question: string;
  readonly exports: string;
  readonly starter: string;
  /** `call` counts from 0: what has to come up in every check goes by it, not by chance. */
  readonly draw: (random: Random, call: number) => DrawnCall;
}

/** The calls of one check: enough that no size or sign is left out. */
const calls = 8;

/** Relative to its length, so far may a result be off: sums in another order give 1e-15, a mistake gives 1e-3 and more. */
const tolerance = 1e-9;

/** Asks for a function, tried by calls that are drawn: at grading by others than at home. */
export function askForCode({question, exports, starter, draw}: Asked): Posed {
  return {
    question,
    fields: [],
    solution: [],
    mistakes: [],
    tellsApart: true,
    judge: () => ({right: false, says: "It is answered by code: `npm run check` runs it."}),
    code: {
      exports,
      starter,
      trials: (random) =>
        Array.from({length: calls}, (_, call): Trial => {
          const drawn = draw(random, call);
          return {args: drawn.args, wrong: (outcome) => faultOf(outcome, drawn)};
        })
    }
  };
}

function faultOf(outcome: Outcome, {right, mistakes}: DrawnCall): string | undefined {
  if (outcome.kind === "threw") return `Your function throws: ${outcome.says}`;
  const {value} = outcome;
  const names = Object.keys(right);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return `expected a record of ${names.join(", ")}, got ${value === null ? "null" : typeof value}`;
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of names) {
    const shape = shapeOf(right[name]);
    if (shapeOf(given[name]) !== shape) return `${name}: expected ${shape}, got ${shapeOf(given[name])}`;
  }
  const own = given as Given;
  const first = names.find((name) => !near(own[name], right[name]));
  if (first === undefined) return undefined;
  const odd = own[first].flat().find((value) => !Number.isFinite(value));
  if (odd !== undefined) return `${first} has ${odd} in it: look for 0 / 0, and for squares too large for a double.`;
  const foreseen = mistakes.find((one) => names.every((name) => near(own[name], one.given[name])));
  if (foreseen) return foreseen.says;
  const alike = mistakes.find((one) => near(own[first], one.given[first]) && !near(right[first], one.given[first]));
  return `${first} differs from what the engine gives${alike ? `, as it would if: ${alike.says}` : "."}`;
}

/** `[2, 3]` of two rows of three numbers; what is none of numbers says what it is. */
function shapeOf(value: unknown): string {
  if (!Array.isArray(value)) return value === undefined ? "nothing" : typeof value;
  const list = value as readonly unknown[];
  const wrong = list.find((one) => !Array.isArray(one) && typeof one !== "number");
  if (wrong !== undefined) return `a list with ${typeof wrong} in it`;
  const rows = list.map((one) => (Array.isArray(one) ? one.length : -1));
  if (rows.some((length) => length !== rows[0])) return "rows of several lengths";
  const deep = list.some((one) => Array.isArray(one) && one.some((entry) => typeof entry !== "number"));
  if (deep) return "rows with what is no number in them";
  return rows.length === 0 || rows[0] === -1 ? `[${list.length}]` : `[${list.length}, ${rows[0]}]`;
}

/** Whether two results of one shape agree, relative to the length of the second; infinite entries have to be the same. */
function near(given: Given[string], wanted: Given[string]): boolean {
  const [a, b] = [given.flat(), wanted.flat()];
  const largest = Math.max(...b.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0)));
  return a.every((value, k) => value === b[k] || Math.abs(value - b[k]) <= tolerance * largest);
}
