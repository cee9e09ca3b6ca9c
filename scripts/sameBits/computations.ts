import * as v from "valibot";
import {cellStateTracesSettings, trainOnAdding} from "../../src/figures/cellStateTraces/experiment.js";
import {cellMicroscope, cellMicroscopeSettings} from "../../src/figures/cellMicroscope/experiment.js";
import {chainStepper, chainStepperSettings} from "../../src/figures/chainStepper/experiment.js";
import {
  eigenvalueOrSingularValue,
  eigenvalueOrSingularValueSettings
} from "../../src/figures/eigenvalueOrSingularValue/experiment.js";
import {gradientVanishingCurves, gradientVanishingCurvesSettings} from "../../src/experiments/gradientCurve.js";
import {highway, highwaySettings} from "../../src/figures/highway/experiment.js";
import {keepOrReplace, keepOrReplaceSettings} from "../../src/figures/keepOrReplace/experiment.js";
import {nudgeAndGradient, nudgeAndGradientSettings} from "../../src/figures/nudgeAndGradient/experiment.js";
import {notGuaranteed, notGuaranteedSettings} from "../../src/figures/notGuaranteed/experiment.js";
import {lossCliffSettings, surface} from "../../src/figures/lossCliff/experiment.js";
import {descend} from "../../src/figures/lossCliff/descent.js";
import {markedSequence, traceSequence} from "../../src/figures/cellStateTraces/traceSequence.js";
import {trainGates, workTheGatesSettings} from "../../src/figures/workTheGates/experiment.js";
import type {Run} from "../../src/experiments/training/trainingSettings.js";
import {twoResetGates, twoResetGatesSettings} from "../../src/figures/twoResetGates/experiment.js";
import {openTraining} from "../../src/workers/trainingSession.js";
import {digestOf} from "./digestOf.js";
import {digestOfFeedForward, feedForwardNets} from "./feedForwardRun.js";
import {lessonDigests, lessonFigures} from "./lessonFigures.js";

/** Settings of the figures, by the names of their files in data/experiments. */
export type FigureSettings = Readonly<Record<string, unknown>>;

/** The figures whose rows are computed, which are the files that are read. */
export const figures = [
  "chain-stepper",
  "cell-microscope",
  "gru-microscope",
  "eigenvalue-or-singular-value",
  "nudge-and-gradient",
  "cell-state-traces",
  "work-the-gates",
  "gradient-vanishing-curves",
  "loss-cliff",
  "keep-or-replace",
  "two-reset-gates",
  "highway",
  "not-guaranteed",
  ...lessonFigures
] as const;

/** Digests by what was computed. */
export type Digests = Readonly<Record<string, string>>;

/**
 * Digests of the figures' rows and of short training runs, in whatever engine this runs. The figures that take longest
 * are computed with fewer seeds, updates and settings: the code is the same.
 */
export async function computeDigests(settings: FigureSettings): Promise<Digests> {
  const chain = v.parse(chainStepperSettings, settings["chain-stepper"]);
  const traces = v.parse(cellStateTracesSettings, settings["cell-state-traces"]);
  const curves = v.parse(gradientVanishingCurvesSettings, settings["gradient-vanishing-curves"]);
  const gates = v.parse(workTheGatesSettings, settings["work-the-gates"]);
  const cliff = v.parse(lossCliffSettings, settings["loss-cliff"]);
  const paths = v.parse(highwaySettings, settings.highway);
  const guarantee = v.parse(notGuaranteedSettings, settings["not-guaranteed"]);
  const resets = v.parse(twoResetGatesSettings, settings["two-reset-gates"]);
  const trained = await trainOnAdding({...traces, updates: 20, every: 10, examples: 50});
  const marks = [
    {t: traces.firstMark, value: traces.firstValue},
    {t: traces.secondMark, value: traces.secondValue}
  ] as const;
  const digests: Record<string, string> = {
    "chain-stepper": digestOf(chainStepper(chain)),
    "cell-microscope": digestOf(cellMicroscope(v.parse(cellMicroscopeSettings, settings["cell-microscope"]))),
    "gru-microscope": digestOf(cellMicroscope(v.parse(cellMicroscopeSettings, settings["gru-microscope"]))),
    "eigenvalue-or-singular-value": digestOf(
      eigenvalueOrSingularValue(v.parse(eigenvalueOrSingularValueSettings, settings["eigenvalue-or-singular-value"]))
    ),
    "nudge-and-gradient": digestOf(nudgeAndGradient(v.parse(nudgeAndGradientSettings, settings["nudge-and-gradient"]))),
    "cell-state-traces: training": digestOf(trained),
    "cell-state-traces: trace": digestOf(
      traceSequence(trained, markedSequence(traces.length, traces.sequenceSeed, marks))
    ),
    "work-the-gates: training": digestOf(
      gates.tasks.map((task) => trainGates(task, {...gates, training: {...gates.training, updates: 20, examples: 20}}))
    ),
    "keep-or-replace": digestOf(keepOrReplace(v.parse(keepOrReplaceSettings, settings["keep-or-replace"]))),
    "two-reset-gates": digestOf(twoResetGates({...resets, seeds: resets.seeds.slice(0, 2)})),
    highway: digestOf(highway({...paths, length: 30, seeds: paths.seeds.slice(0, 2)})),
    "not-guaranteed": digestOf(
      notGuaranteed({
        ...guarantee,
        biases: {...guarantee.biases, values: 4},
        radii: {...guarantee.radii, values: 4}
      })
    ),
    "gradient-vanishing-curves": digestOf(gradientVanishingCurves({...curves, seeds: curves.seeds.slice(0, 1)})),
    "loss-cliff: surface": digestOf(surface(cliff)),
    "loss-cliff: descents": digestOf([descend(cliff, {...cliff, threshold: Infinity}), descend(cliff, cliff)]),
    ...(await lessonDigests(settings))
  };
  for (const cell of ["rnn-tanh", "lstm", "gru"] as const)
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
