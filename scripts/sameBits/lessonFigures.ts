import * as v from "valibot";
import {network} from "../../src/engine/networks/network.js";
import type {NetworkSpec} from "../../src/engine/networks/networkSpec.js";
import {Random} from "../../src/engine/random.js";
import {drawParameters} from "../../src/engine/training/initialisation.js";
import {clipEachWay, planeGradient} from "../../src/figures/clipping/experiment.js";
import {duringTraining, duringTrainingSettings} from "../../src/figures/duringTraining/experiment.js";
import {drawExplosion, explode, explosionSettings} from "../../src/figures/explosion/experiment.js";
import {readText} from "../../src/experiments/languageModel.js";
import {nearAndFar, nearAndFarSettings} from "../../src/figures/nearAndFar/experiment.js";
import {gradientsBefore} from "../../src/figures/realText/experiment.js";
import {twoExplanations, twoExplanationsSettings} from "../../src/figures/twoExplanations/experiment.js";
import {
  drawOwn,
  engineTanh,
  ownCurve,
  yourOwnActivationSettings
} from "../../src/figures/yourOwnActivation/experiment.js";
import {agreementDigests, agreementFigures} from "./agreementFigures.js";
import {digestOf} from "./digestOf.js";

/** The figures of lessons 1 to 3 whose settings are read for it. */
export const lessonFigures = [
  "explosion",
  "near-and-far",
  "two-explanations",
  "during-training",
  "your-own-activation",
  ...agreementFigures
] as const;

/**
 * Digests of the rows of lessons 1 to 3 that take long or need a stored result: by the same code with few seeds, updates and steps,
 * and networks as they are drawn.
 */
export async function lessonDigests(settings: Readonly<Record<string, unknown>>): Promise<Record<string, string>> {
  const {curves} = v.parse(v.object({curves: explosionSettings}), settings.explosion);
  const near = v.parse(nearAndFarSettings, settings["near-and-far"]);
  const explanations = v.parse(twoExplanationsSettings, settings["two-explanations"]);
  const training = v.parse(duringTrainingSettings, settings["during-training"]);
  const own = v.parse(yourOwnActivationSettings, settings["your-own-activation"]);
  // The fewest that have an interval.
  const seeds = [1, 2, 3, 4, 5, 6];
  const few = {length: 12, updates: 10, every: 10, sequences: 4, examples: 20, seeds};
  return {
    explosion: digestOf(explode(drawExplosion({...curves, steps: 200}, curves.seed), curves.radius)),
    clipping: digestOf(clipEachWay(planeGradient(3, 1.2), 1)),
    "near-and-far": digestOf(nearAndFar({...near, length: 12, hiddenSize: 24, seeds})),
    "two-explanations": digestOf(
      await twoExplanations({...explanations, distance: 10, updates: 10, sequences: 4, seeds})
    ),
    "during-training": digestOf(await duringTraining({...training, ...few})),
    "your-own-activation": digestOf(ownCurve(engineTanh, drawOwn(own, own.seed), own, own.spectralRadius)),
    ...readings(),
    ...(await agreementDigests(settings))
  };
}

/** What tickets, is-or-are-sentence and real-text do with a trained network, done with one that is not. */
function readings(): Record<string, string> {
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const tokens = Int32Array.from({length: 30}, (_, k) => (5 * k + 3) % 11);
  const models = (["rnn-tanh", "lstm", "gru"] as const).map((cell) => {
    const spec: NetworkSpec = {
      ...{cell, hiddenSize: 7, layers: 1, connections: "plain", bidirectional: false, outputSize: 11},
      input: {vocabulary: 11, embedding: 5}
    };
    return {spec, parameters: drawParameters(network(spec), {recurrent: gain, input: gain}, new Random(7))};
  });
  return {
    "tickets and is-or-are-sentence: reading": digestOf(models.map((model) => readText(model, tokens, 4))),
    "real-text: gradients": digestOf(
      models.map((model) => gradientsBefore(model, tokens, [20, 25, 29], {back: 12, warmUp: 8}))
    )
  };
}
