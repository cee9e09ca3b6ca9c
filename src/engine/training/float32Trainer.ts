import type {Parameters} from "../cells/cell.js";
import {readFinal, writeInitial, type StateMatrices} from "../float32/carriedStates.js";
import {clipFloats} from "../float32/clipFloats.js";
import {float32Network, networkParameters, type Float32Network} from "../float32/float32Network.js";
import {float32Optimiser} from "../float32/float32Optimiser.js";
import {writeInputs, type Sequences} from "../float32/inputs.js";
import type {KernelMemory} from "../float32/kernels/kernelMemory.js";
import {readParameters, writeParameters} from "../float32/kernels/parameterLayout.js";
import type {Rows} from "../float32/kernels/rows.js";
import {passLoss, type TargetBuffers} from "../float32/passLoss.js";
import type {Capacity} from "../float32/stack.js";
import {copy, type Matrix} from "../linear/matrix.js";
import {checkInputs} from "../networks/checkInputs.js";
import type {Targets} from "../networks/batch.js";
import {network} from "../networks/network.js";
import type {NetworkSpec} from "../networks/networkSpec.js";
import {NonFiniteError, stopAtNonFinite} from "../nonFinite.js";
import {mapParameters} from "../parameters.js";
import {gradientNames} from "../unroll.js";
import {checkState} from "./checkState.js";
import type {Arithmetic, OptimiserSpec, Trainer} from "./trainer.js";

/** The most sequences that `outputs` passes through the network at a time. */
const outputBatch = 64;

/**
 * Trains in float32 by the kernels, in a memory of its own.
 * @param memory a fresh instance of the kernels
 * @throws RangeError where the parameters are not the network's.
 */
export function float32Trainer(
  memory: KernelMemory,
  {
    spec,
    initial,
    optimiser: optimiserSpec,
    arithmetic
  }: {
    spec: NetworkSpec;
    initial: Parameters;
    optimiser: OptimiserSpec;
    arithmetic: Exclude<Arithmetic, "float64">;
  }
): Trainer {
  const net = network(spec);
  const own = networkParameters(memory, net);
  writeParameters(own.layout, own.parameters, initial);
  const optimiser = float32Optimiser(memory, own, optimiserSpec);
  const room = roomFor(memory, spec, (capacity) => float32Network(memory, net, own, capacity));
  let carried: StateMatrices = {};
  let hasGradient = false;
  const parameters = () => readParameters(own.layout, own.parameters);
  const gradients = () => readParameters(own.layout, own.gradients);

  return {
    spec,
    arithmetic,
    get updates() {
      return optimiser.updates;
    },
    gradient(batch) {
      hasGradient = false;
      const {T, B} = checkInputs(spec, batch.inputs);
      const {pass, targets} = room({steps: T, batch: B});
      writeInputs(pass, batch.inputs, {first: 0, B});
      writeInitial(pass, batch.carry ? carried : {}, B);
      own.gradients.fill(0);
      pass.forward(T, B);
      pass.startBackward(T, B);
      const loss = passLoss(pass, targets, batch.targets, {T, B});
      if (!Number.isFinite(loss)) throw firstNonFinite(pass, parameters(), batch.targets, {loss, T, B});
      pass.backward(T, B);
      if (!own.gradients.allFinite()) {
        stopAtNonFinite("float32Trainer", parameters());
        stopAtNonFinite("float32Trainer", gradientNames(gradients()), optimiser.updates + 1, "update");
      }
      carried = readFinal(pass, B);
      hasGradient = true;
      return loss;
    },
    update(clip) {
      if (!hasGradient) throw new Error("float32Trainer: expected `gradient` before `update`");
      hasGradient = false;
      const update = clipFloats(own, clip);
      optimiser.update();
      if (!own.parameters.allFinite()) stopAtNonFinite(optimiserSpec.kind, parameters(), optimiser.updates, "update");
      return update;
    },
    outputs(inputs) {
      const {T, B} = checkInputs(spec, inputs);
      const outputs = inputs.map(() => new Float64Array(B * spec.outputSize));
      for (let first = 0; first < B; first += outputBatch) {
        const some = {first, B: Math.min(outputBatch, B - first)};
        const {pass} = room({steps: T, batch: some.B});
        writeInputs(pass, inputs, some);
        writeInitial(pass, {}, some.B);
        pass.forward(T, some.B);
        pass.readOut(T * some.B, 0);
        readOutputs(pass, outputs, some);
      }
      return outputs.map((data): Matrix => ({rows: B, cols: spec.outputSize, data}));
    },
    parameters,
    gradients,
    state: () => {
      const {updates, running} = optimiser.memory();
      return {updates, parameters: parameters(), optimiser: running, carried: mapParameters(carried, copy)};
    },
    restore(state) {
      checkState(net, state);
      writeParameters(own.layout, own.parameters, state.parameters);
      optimiser.recall({updates: state.updates, running: state.optimiser});
      carried = mapParameters(state.carried, copy);
      hasGradient = false;
    }
  };
}

/** A pass and room for its targets. */
interface Room {
  readonly pass: Float32Network;
  readonly targets: TargetBuffers;
}

/** Room for passes: made when it is first needed, and anew when a longer or wider batch comes. */
function roomFor(memory: KernelMemory, {outputSize}: NetworkSpec, make: (capacity: Capacity) => Float32Network) {
  let room: Room | undefined;
  return ({steps, batch}: Capacity): Room => {
    const had = room?.pass.capacity ?? {steps: 0, batch: 0};
    if (room && had.steps >= steps && had.batch >= batch) return room;
    // Old room is not given back: what grows, grows by half at least, so that all old room together is no more than twice the new.
    const grown = (before: number, wanted: number) =>
      wanted > before ? Math.max(wanted, Math.ceil(1.5 * before)) : before;
    const capacity = {steps: grown(had.steps, steps), batch: grown(had.batch, batch)};
    const count = capacity.steps * capacity.batch;
    const targets = {
      values: memory.rows(count, outputSize),
      classes: memory.ints(count),
      parts: memory.floats(2 * count)
    };
    room = {pass: make(capacity), targets};
    return room;
  };
}

/** Names what went first, in the order in which a pass makes it: to be asked where the loss is not finite. */
function firstNonFinite(
  {x, layers, states, y}: Float32Network,
  parameters: Parameters,
  targets: Targets,
  {loss, T, B}: {loss: number; T: number; B: number}
): NonFiniteError {
  stopAtNonFinite("float32Trainer", parameters);
  const steps = Array.from({length: T}, (_, t) => t);
  const due = [...targets.at.keys()].sort((a, b) => a - b);
  const made: (readonly [what: string, rows: Rows, steps: readonly number[]])[] = [
    ["x", x, steps],
    ...Object.entries(layers).map(
      ([name, {sizes}]) => [`h of ${name}`, states[name], sizes.reverse ? [...steps].reverse() : steps] as const
    ),
    ["y", y, due]
  ];
  for (const [what, rows, order] of made)
    for (const t of order) {
      const bad = nonFiniteValue(rows, t * B, B);
      if (bad !== undefined) return new NonFiniteError("float32Trainer", what, bad, t + 1);
    }
  if (targets.kind === "values")
    for (const t of due) stopAtNonFinite("float32Trainer", {"the target": targets.at.get(t)}, t + 1);
  return new NonFiniteError("float32Trainer", "J", loss);
}

function nonFiniteValue({floats, width, column, columns}: Rows, first: number, count: number): number | undefined {
  for (let row = first; row < first + count; ++row) {
    const from = row * width + column;
    const bad = floats.view.subarray(from, from + columns).find((value) => !Number.isFinite(value));
    if (bad !== undefined) return bad;
  }
  return undefined;
}

function readOutputs({y}: Float32Network, outputs: readonly Float64Array[], {first, B}: Sequences): void {
  const {view} = y.floats;
  const O = y.columns;
  for (const [t, data] of outputs.entries()) data.set(view.subarray(t * B * O, (t + 1) * B * O), first * O);
}
