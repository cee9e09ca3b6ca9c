import type {Parameters} from "../cells/cell.js";
import type {Matrix} from "../linear/matrix.js";
import {stopAtNonFinite} from "../nonFinite.js";

/** What an optimiser remembers between updates. */
export interface OptimiserMemory {
  readonly updates: number;
  /** Running means and squares by their letters, each of the parameters' shapes; none before the first update. */
  readonly running: Readonly<Record<string, Parameters>>;
}

/** Makes new parameters from old ones and a gradient. */
export interface Optimiser {
  /** @throws NonFiniteError with the update, and the parameter or the part of its memory that went first. */
  update(parameters: Parameters, gradients: Parameters): Parameters;
  /** What it would need to go on bit for bit. */
  memory(): OptimiserMemory;
  /**
   * Goes on from there.
   * @throws RangeError where the memory is another optimiser's; NonFiniteError where it has a NaN or an infinity.
   */
  recall(memory: OptimiserMemory): void;
}

/**
 * Passes on parameters that are finite.
 * @throws NonFiniteError with the update (from 1) and the parameter that went first.
 */
export function finiteParameters(where: string, parameters: Parameters, update: number): Parameters {
  stopAtNonFinite(where, parameters, update, "update");
  return parameters;
}

/**
 * Refuses NaN and infinities in what an optimiser remembers. A weight whose mean square is infinite takes steps of 0 for
 * ever after, while all parameters stay finite: nothing else would tell.
 * @param running by letter, as in OptimiserMemory
 * @throws NonFiniteError with the update, the letter and the parameter: `v of W_h`.
 */
export function stopAtNonFiniteMemory(where: string, running: OptimiserMemory["running"], update: number): void {
  for (const [letter, parameters] of Object.entries(running)) {
    const named = Object.entries(parameters).map(([name, values]) => [`${letter} of ${name}`, values]);
    stopAtNonFinite(where, Object.fromEntries(named) as Parameters, update, "update");
  }
}

/**
 * Refuses the memory of another optimiser, and one that no run can have.
 * @param letters those of its own running means and squares
 * @throws RangeError with the letters expected and those given, or with the mean square that is below 0; NonFiniteError.
 */
export function checkMemory(where: string, letters: readonly string[], memory: OptimiserMemory): void {
  const {updates, running} = memory;
  if (!Number.isSafeInteger(updates) || updates < 0)
    throw new RangeError(`${where}: expected a whole number of updates, 0 or more, got ${updates}`);
  const expected = updates === 0 ? [] : letters;
  const given = Object.keys(running);
  const listed = (names: readonly string[]) => names.join(" and ") || "none";
  if (given.length !== expected.length || !expected.every((letter) => given.includes(letter)))
    throw new RangeError(
      `${where}: expected running means ${listed(expected)} after ${updates} updates, got ${listed(given)}`
    );
  stopAtNonFiniteMemory(where, running, updates);
  for (const [name, {data}] of Object.entries(running.v ?? {})) {
    const below = data.find((value) => value < 0);
    if (below !== undefined) throw new RangeError(`${where}: expected mean squares v of ${name} from 0, got ${below}`);
  }
}

/** @throws RangeError where a parameter has no gradient, or one of another shape. */
export function checkGradients(where: string, parameters: Parameters, gradients: Parameters): void {
  for (const [name, {rows, cols}] of Object.entries(parameters)) {
    const given = gradients[name] as Matrix | undefined;
    if (given?.rows !== rows || given.cols !== cols)
      throw new RangeError(
        `${where}: expected a gradient of ${name} of [${rows}, ${cols}], ` +
          `got ${given ? `[${given.rows}, ${given.cols}]` : "none"}`
      );
  }
}

/** @throws RangeError on a learning rate that is not a positive number. */
export function checkRate(where: string, rate: number): void {
  if (!(rate > 0 && rate < Infinity)) throw new RangeError(`${where}: expected a learning rate above 0, got ${rate}`);
}

/** @throws RangeError on a share of the past to keep that is not from 0 to below 1. */
export function checkDecay(where: string, name: string, β: number): void {
  if (!(β >= 0 && β < 1)) throw new RangeError(`${where}: expected ${name} from 0 to below 1, got ${β}`);
}
