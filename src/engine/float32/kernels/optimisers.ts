import type {Floats} from "./floats.js";

/**
 * θ ← θ − rate · g, as src/engine/optimisers/sgd.ts.
 * @throws RangeError where the lengths differ.
 */
export function sgdStep(parameters: Floats, gradients: Floats, rate: number): void {
  checkLengths("sgdStep", parameters, {gradients});
  parameters.memory.kernels.sgd(parameters.pointer, gradients.pointer, parameters.length, rate);
}

/** What Adam is told, and its running means; β₁ᵗ and β₂ᵗ are of the update that is made, t from 1. */
export interface AdamStep {
  readonly m: Floats;
  readonly v: Floats;
  readonly rate: number;
  readonly β1: number;
  readonly β2: number;
  readonly ε: number;
  readonly β1ᵗ: number;
  readonly β2ᵗ: number;
}

/**
 * One step of Adam with the bias of m and v corrected, as src/engine/optimisers/adam.ts.
 * @throws RangeError where the lengths differ.
 */
export function adamStep(parameters: Floats, gradients: Floats, {m, v, rate, β1, β2, ε, β1ᵗ, β2ᵗ}: AdamStep): void {
  checkLengths("adamStep", parameters, {gradients, m, v});
  parameters.memory.kernels.adam(
    ...([parameters.pointer, gradients.pointer, m.pointer, v.pointer, parameters.length, rate] as const),
    ...([β1, 1 - β1, β2, 1 - β2, 1 / (1 - β1ᵗ), 1 / (1 - β2ᵗ), ε] as const)
  );
}

/**
 * One step of RMSprop, as src/engine/optimisers/rmsprop.ts.
 * @throws RangeError where the lengths differ.
 */
export function rmspropStep(
  parameters: Floats,
  gradients: Floats,
  {v, rate, ρ, ε}: {v: Floats; rate: number; ρ: number; ε: number}
): void {
  checkLengths("rmspropStep", parameters, {gradients, v});
  const {kernels} = parameters.memory;
  kernels.rmsprop(parameters.pointer, gradients.pointer, v.pointer, parameters.length, rate, ρ, 1 - ρ, ε);
}

function checkLengths(where: string, {length}: Floats, others: Readonly<Record<string, Floats>>): void {
  for (const [name, other] of Object.entries(others))
    if (other.length !== length)
      throw new RangeError(`${where}: expected ${length} numbers in ${name}, got ${other.length}`);
}
