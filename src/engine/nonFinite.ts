import type {Matrix} from "./linear/matrix.js";

/** NaN or an infinity where a run does not ask for it: says which step and which quantity went first. */
export class NonFiniteError extends Error {
  override readonly name = "NonFiniteError";
  /**
   * @param where the function that stopped
   * @param what the state, gradient or parameter, in the lecture's letters
   * @param value the first value of it that is not finite
   * @param step the step t of the sequence (from 1), or the update, where there is one
   * @param counted which of the two it is
   */
  constructor(
    readonly where: string,
    readonly what: string,
    readonly value: number,
    readonly step?: number,
    readonly counted: "step" | "update" = "step"
  ) {
    const at = step === undefined ? "" : ` at ${counted} ${step}`;
    super(`${where}: expected finite values, got ${value} in ${what}${at}`);
  }
}

/**
 * Refuses NaN and infinities.
 * @param named the quantities by name, in the order in which they arise: the first that is not finite is named
 * @param step the step of the sequence (from 1) or the update, and which of the two it is
 * @throws NonFiniteError
 */
export function stopAtNonFinite(
  where: string,
  named: Readonly<Record<string, Matrix | undefined>>,
  step?: number,
  counted: "step" | "update" = "step"
): void {
  for (const [name, value] of Object.entries(named)) {
    const bad = value && firstNonFinite(value);
    if (bad !== undefined) throw new NonFiniteError(where, name, bad, step, counted);
  }
}

/** Whether no quantity has a NaN or an infinity. */
export function allFinite(named: Readonly<Record<string, Matrix>>): boolean {
  return Object.values(named).every((value) => firstNonFinite(value) === undefined);
}

/**
 * The first value of `m` that is not finite, or undefined.
 * Looks for it only where the sum is not finite: a sum of finite values may overflow, but none that hides NaN.
 */
function firstNonFinite(m: Matrix): number | undefined {
  let total = 0;
  for (let k = 0; k < m.data.length; ++k) total += m.data[k];
  return Number.isFinite(total) ? undefined : m.data.find((value) => !Number.isFinite(value));
}
