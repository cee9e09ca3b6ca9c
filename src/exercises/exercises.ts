import type {Exercise} from "./asking/exercise.js";
import {pathsThroughLayers} from "./deepNetworks/pathsThroughLayers.js";
import {twoClips} from "./explodingGradient/twoClips.js";
import {gruParameters} from "./gru/gruParameters.js";
import {keptState} from "./gru/keptState.js";
import {logitGradient} from "./languageModels/logitGradient.js";
import {perplexity} from "./languageModels/perplexity.js";
import {biasThatKeeps} from "./lstm/biasThatKeeps.js";
import {twoPathsIntoC} from "./lstm/twoPathsIntoC.js";
import {guaranteedSteps} from "./vanishingGradient/guaranteedSteps.js";
import {twoStepsBack} from "./vanishingGradient/twoStepsBack.js";

/** All exercises, in the order of the lessons. */
export const exercises: readonly Exercise[] = [
  twoStepsBack,
  guaranteedSteps,
  perplexity,
  logitGradient,
  twoClips,
  twoPathsIntoC,
  biasThatKeeps,
  keptState,
  gruParameters,
  pathsThroughLayers
];
