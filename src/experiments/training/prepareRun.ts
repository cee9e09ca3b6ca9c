import {network} from "../../engine/networks/network.js";
import type {NetworkSpec} from "../../engine/networks/networkSpec.js";
import {createTrainer} from "../../engine/training/createTrainer.js";
import {sampleParameters, type InitialisationSpec} from "../../engine/training/initialisation.js";
import type {Trainer} from "../../engine/training/trainer.js";
import type {Created} from "../../engine/training/trainerIn.js";
import {inputSpec, type Task} from "../tasks/task.js";
import {randomStreams} from "./randomStreams.js";
import type {Run} from "./trainingSettings.js";

/** What of a run its trainer depends on. */
type Prepared = Pick<Run, "experiment" | "name" | "seed" | "network" | "initialisation" | "training"> & {
  readonly task: {readonly name: string} | {readonly name: string; readonly length: number};
};

/**
 * The trainer of a run at its start, its parameters drawn.
 * @throws Error where the network needs an embedding's size that is not given, "chrono" has no length to go by, or this
 *   machine has not the arithmetic that the run asks for.
 */
export async function prepareRun(run: Prepared, task: Task): Promise<Trainer> {
  const {arithmetic} = run.training;
  const {trainer, note} = await prepareTrainer(run, task);
  if (trainer.arithmetic !== arithmetic)
    throw new Error(
      `${run.experiment}: ${run.name}: expected ${arithmetic}, got ${trainer.arithmetic}: ${note ?? "no reason given"}`
    );
  return trainer;
}

/**
 * The same for where another arithmetic will do, which a note then tells.
 * @throws Error as `prepareRun`, but for a missing arithmetic.
 */
export async function prepareTrainer(run: Prepared, task: Task): Promise<Created> {
  const {arithmetic, optimiser} = run.training;
  const spec = networkSpec(run, task);
  const parameters = sampleParameters(network(spec), initialisationSpec(run), randomStreams(run.seed).parameters);
  return createTrainer(spec, parameters, optimiser, arithmetic);
}

/** The network that a run trains: its own settings, with the sizes that the task has. */
function networkSpec({experiment, name, network: {embedding, ...rest}}: Prepared, task: Task): NetworkSpec {
  if (!("size" in task.input) && embedding === undefined)
    throw new Error(
      `${experiment}: ${name}: network.embedding: expected a size, since ${task.name} reads tokens, got none`
    );
  return {...rest, input: inputSpec(task, embedding ?? 0), outputSize: task.outputSize};
}

function initialisationSpec(run: Prepared): InitialisationSpec {
  const {forgetBias, updateBias, ...matrices} = run.initialisation;
  return {
    ...matrices,
    ...(forgetBias !== undefined && {forgetBias: biasSpec(run, forgetBias)}),
    ...(updateBias !== undefined && {updateBias: biasSpec(run, updateBias)})
  };
}

function biasSpec({experiment, name, task}: Prepared, bias: number | "chrono" | {chrono: number}) {
  if (bias !== "chrono") return bias;
  if (!("length" in task))
    throw new Error(
      `${experiment}: ${name}: initialisation: expected {"chrono": steps}, since ${task.name} has no one length, got "chrono"`
    );
  return {chrono: task.length};
}
