import type {Run} from "../../src/experiments/training/trainingSettings.js";
import {openTraining} from "../../src/workers/trainingSession.js";
import {digestOf} from "./digestOf.js";
import {digestOfFeedForward, feedForwardNets} from "./feedForwardRun.js";
import {figureDigests, type FigureSettings} from "./figureDigests.js";

/** Digests by what was computed. */
export type Digests = Readonly<Record<string, string>>;

/** Digests of all figures and of short training runs, in whatever engine this runs. */
export async function computeDigests(figures: FigureSettings): Promise<Digests> {
  const digests = await figureDigests(figures);
  for (const cell of ["rnn-tanh", "lstm", "gru", "janet"] as const)
    for (const arithmetic of ["float32", "float64"] as const)
      digests[`training: ${cell}, ${arithmetic}`] = await digestOfTraining(trainingRun(cell, arithmetic));
  for (const net of feedForwardNets)
    for (const arithmetic of ["float32", "float64"] as const)
      digests[`training: ${net.connections} net, ${arithmetic}`] = await digestOfFeedForward(net, arithmetic);
  return digests;
}

/** Losses, norms, parameters, the optimiser's memory and the final measure of a run. */
async function digestOfTraining(run: Run): Promise<string> {
  const session = await openTraining({run});
  // Another arithmetic would be another computation, not other bits of the same.
  if (session.arithmetic !== run.training.arithmetic) return session.note ?? `trained in ${session.arithmetic}`;
  const points = [];
  while (!session.finished) points.push(session.step());
  return digestOf({points, checkpoint: session.checkpoint(), measures: session.measure()});
}

/** Sizes that are no multiples of the kernels' panels and tiles. */
function trainingRun(cell: Run["network"]["cell"], arithmetic: Run["training"]["arithmetic"]): Run {
  return {
    experiment: "same-bits",
    name: `${cell}.seed1`,
    group: cell,
    seed: 1,
    task: {name: "copying", length: 5, symbols: 4, copied: 3},
    network: {cell, hiddenSize: 13, layers: 2, connections: "residual", bidirectional: false, embedding: 5},
    initialisation: {
      recurrent: {kind: "orthogonal", gain: 1},
      input: {kind: "glorot", gain: 1},
      ...(cell === "lstm" && {forgetBias: 1})
    },
    training: {
      batch: 7,
      updates: 30,
      optimiser: {kind: "adam", rate: 0.01},
      clip: {kind: "global-norm", threshold: 1},
      arithmetic,
      stopWhenSolved: false
    },
    evaluation: {every: 10, examples: 20, finalExamples: 40},
    keepWeights: false
  };
}
