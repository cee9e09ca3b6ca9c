import {group} from "d3";
import {norm} from "../../engine/linear/matrix.js";
import {network} from "../../engine/networks/network.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

/**
 * ‖∂J/∂θ₁‖ of every run before its first update: θ₁ all parameters of the lowest layer, J the loss of the first batch, by
 * the run's name. Each run's parameters and batch are those that it was trained with.
 * @throws RangeError on runs whose gates' biases are drawn
 */
export async function startGradients(runs: readonly Run[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  // One trainer a group: they differ in their numbers alone.
  for (const [, of] of group(runs, (run) => run.group)) {
    const task = makeTask(of[0].task, {});
    const trainer = await prepareRun(of[0], task);
    const start = trainer.state();
    for (const run of of) {
      const {parameters, batches} = randomStreams(run.seed);
      trainer.restore({
        ...start,
        parameters: sampleParameters(network(trainer.spec), initialisationOf(run), parameters)
      });
      trainer.gradient(task.batch(run.training.batch, batches, 1));
      const lowest = Object.entries(trainer.gradients()).filter(([name]) => isOfLowest(name, run.network.layers));
      found.set(run.name, norm(lowest.flatMap(([, {data}]) => [...data])));
    }
  }
  return found;
}

/** A network of one layer has its parameters' names without the layer's. */
function isOfLowest(name: string, layers: number): boolean {
  return layers === 1 ? name !== "V" && name !== "d" : name.startsWith("layer1.");
}

function initialisationOf({name, initialisation}: Run) {
  const {forgetBias, recurrent, input} = initialisation;
  if (forgetBias !== undefined && typeof forgetBias !== "number")
    throw new RangeError(
      `startGradients: expected a number as forget bias of ${name}, got ${JSON.stringify(forgetBias)}`
    );
  return {recurrent, input, ...(forgetBias !== undefined && {forgetBias})};
}
