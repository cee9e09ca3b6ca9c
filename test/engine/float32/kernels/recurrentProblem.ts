import fc from "fast-check";
import type {Cell, Parameters, State} from "../../../../src/engine/cells/cell.js";
import {makeCell, type CellKind} from "../../../../src/engine/cells/makeCell.js";
import {kernelCells} from "../../../../src/engine/float32/kernels/kernelCells.js";
import type {KernelMemory} from "../../../../src/engine/float32/kernels/kernelMemory.js";
import {
  parameterLayout,
  readParameters,
  writeParameters
} from "../../../../src/engine/float32/kernels/parameterLayout.js";
import {recurrentLayer} from "../../../../src/engine/float32/kernels/recurrentLayer.js";
import type {Matrix} from "../../../../src/engine/linear/matrix.js";
import {buildParameters, mapParameters} from "../../../../src/engine/parameters.js";
import {Random} from "../../../../src/engine/random.js";
import {backwardThroughTime, forwardThroughTime} from "../../../../src/engine/unroll.js";
import {normal, randomState} from "../../../support/problem.js";
import {rounded} from "./laws.js";

/** One pass through a layer: everything that goes in, as float32 has it. */
export interface RecurrentProblem {
  readonly kind: CellKind;
  readonly cell: Cell;
  readonly parameters: Parameters;
  readonly inputs: readonly Matrix[];
  readonly initial: State;
  /** ∂J/∂h of each step from outside. */
  readonly gradients: readonly Matrix[];
}

/** All that comes out. */
export interface RecurrentResult {
  /** [T, B, H] */
  readonly h: ArrayLike<number>;
  readonly final: ArrayLike<number>;
  readonly finalC: ArrayLike<number>;
  readonly parameters: Parameters;
  readonly initial: ArrayLike<number>;
  readonly initialC: ArrayLike<number>;
  readonly dx: ArrayLike<number>;
}

export interface RecurrentSizes {
  kind: CellKind;
  T: number;
  B: number;
  I: number;
  H: number;
  seed: number;
}

export const recurrentSizes: fc.Arbitrary<RecurrentSizes> = fc.record({
  kind: fc.constantFrom(...kernelCells),
  T: fc.integer({min: 1, max: 12}),
  B: fc.integer({min: 1, max: 9}),
  I: fc.integer({min: 1, max: 17}),
  H: fc.integer({min: 1, max: 33}),
  seed: fc.integer({min: 0, max: 2 ** 31 - 1})
});

/** Normal numbers, and weights that keep states and gradients of the order of 1 over a dozen steps. */
export function recurrentProblem({kind, T, B, I, H, seed}: RecurrentSizes): RecurrentProblem {
  const random = new Random(seed);
  const cell = makeCell(kind, {inputSize: I, hiddenSize: H});
  const initial = randomState(cell, B, random);
  return {
    kind,
    cell,
    parameters: mapParameters(
      buildParameters(cell, ({rows, cols, role}) =>
        normal(
          rows,
          cols,
          random,
          role === "recurrent" ? 0.9 / Math.sqrt(H) : role === "input" ? 1 / Math.sqrt(I) : 0.5
        )
      ),
      rounded
    ),
    inputs: Array.from({length: T}, () => rounded(normal(B, I, random))),
    initial: {h: rounded(initial.h), ...(initial.c && {c: rounded(initial.c)})},
    gradients: Array.from({length: T}, () => rounded(normal(B, H, random)))
  };
}

/** By the float64 cells. */
export function byReference({cell, parameters, inputs, initial, gradients}: RecurrentProblem): RecurrentResult {
  const pass = forwardThroughTime(cell, parameters, inputs, {initial});
  const back = backwardThroughTime(pass, (t) => gradients[t]);
  const last = pass.steps[pass.steps.length - 1];
  return {
    h: flat(pass.steps.map(({h}) => h)),
    final: last.h.data,
    finalC: last.c?.data ?? [],
    parameters: back.parameters,
    initial: back.initial.h.data,
    initialC: back.initial.c?.data ?? [],
    dx: flat(back.inputs)
  };
}

/** Room for more than the problem takes, in which other passes may have been made before. */
export interface Room {
  readonly steps: number;
  readonly batch: number;
  readonly reverse?: boolean;
}

/** A layer that is allocated once, for problems of one cell and its sizes. */
export function makeKernelLayer(memory: KernelMemory, {kind, cell}: RecurrentProblem, room: Room) {
  const {steps, batch, reverse = false} = room;
  const {inputSize: I, hiddenSize: H} = cell;
  const layout = parameterLayout(cell);
  const parameters = memory.floats(layout.length);
  const gradients = memory.floats(layout.length);
  const [x, dx] = [memory.rows(steps * batch, I), memory.rows(steps * batch, I)];
  const [h, dh] = [memory.rows(steps * batch, H), memory.rows(steps * batch, H)];
  const layer = recurrentLayer(
    memory,
    {cell: kind, inputSize: I, hiddenSize: H, steps, batch, reverse},
    {parameters, gradients, x, h, dh, dx}
  );
  return (problem: RecurrentProblem): RecurrentResult => {
    const [T, B] = [problem.inputs.length, problem.inputs[0].rows];
    writeParameters(layout, parameters, problem.parameters);
    gradients.fill(0);
    dx.floats.fill(0);
    x.floats.view.set(flat(problem.inputs));
    dh.floats.view.set(flat(problem.gradients));
    layer.initial.h.view.set(problem.initial.h.data);
    if (problem.initial.c) layer.initial.c?.view.set(problem.initial.c.data);
    layer.forward(T, B);
    layer.backward(T, B);
    const {final, initialGradient} = layer;
    return {
      h: h.floats.view.slice(0, T * B * H),
      final: final.h.view.slice(0, B * H),
      finalC: final.c?.view.slice(0, B * H) ?? [],
      parameters: readParameters(layout, gradients),
      initial: initialGradient.h.view.slice(0, B * H),
      initialC: initialGradient.c?.view.slice(0, B * H) ?? [],
      dx: dx.floats.view.slice(0, T * B * I)
    };
  };
}

/** By the kernels, in a memory of their own or in one that is given. */
export function byKernels(memory: KernelMemory, problem: RecurrentProblem, room?: Room): RecurrentResult {
  const own = {steps: problem.inputs.length, batch: problem.inputs[0].rows};
  return makeKernelLayer(memory, problem, room ?? own)(problem);
}

/** Matrices one behind the other. */
export function flat(matrices: readonly Matrix[]): Float64Array {
  return Float64Array.from(matrices.flatMap(({data}) => Array.from(data)));
}
