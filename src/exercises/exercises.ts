import type {Exercise} from "./asking/exercise.js";
import {whatEachOutputReads} from "./bidirectional/whatEachOutputReads.js";
import {biasThatCarries} from "./deepNetworks/biasThatCarries.js";
import {residualProduct} from "./deepNetworks/residualProduct.js";
import {clippedDescent} from "./explodingGradient/clippedDescent.js";
import {twoClips} from "./explodingGradient/twoClips.js";
import {whereTheWallIs} from "./explodingGradient/whereTheWallIs.js";
import {gruParameters} from "./gru/gruParameters.js";
import {keptState} from "./gru/keptState.js";
import {twoResetForms} from "./gru/twoResetForms.js";
import {languageModelParameters} from "./languageModels/languageModelParameters.js";
import {logitGradient} from "./languageModels/logitGradient.js";
import {perplexity} from "./languageModels/perplexity.js";
import {huntBothWays, huntInGru, huntInLstm, huntInRnn} from "./hunt/hunts.js";
import {clipTogether} from "./implement/clipTogether.js";
import {drawWeights} from "./implement/drawWeights.js";
import {gruStepBack, lstmStepBack, rnnStepBack} from "./implement/stepsBack.js";
import {biasThatKeeps} from "./lstm/biasThatKeeps.js";
import {productOfGates} from "./lstm/productOfGates.js";
import {twoPathsIntoC} from "./lstm/twoPathsIntoC.js";
import {pathsThroughLayers} from "./multilayer/pathsThroughLayers.js";
import {stackParameters} from "./multilayer/stackParameters.js";
import {guaranteedSteps} from "./vanishingGradient/guaranteedSteps.js";
import {radiusForAGradient} from "./vanishingGradient/radiusForAGradient.js";
import {twoStepsBack} from "./vanishingGradient/twoStepsBack.js";
import {whatTheMatrixSays} from "./vanishingGradient/whatTheMatrixSays.js";

/** All exercises, in the order of the lessons. */
export const exercises: readonly Exercise[] = [
  ...[twoStepsBack, guaranteedSteps, whatTheMatrixSays, radiusForAGradient, rnnStepBack, huntInRnn],
  ...[perplexity, logitGradient, languageModelParameters],
  ...[whereTheWallIs, twoClips, clippedDescent, clipTogether],
  ...[twoPathsIntoC, productOfGates, biasThatKeeps, lstmStepBack, huntInLstm],
  ...[keptState, gruParameters, twoResetForms, gruStepBack, huntInGru],
  ...[residualProduct, biasThatCarries, drawWeights],
  ...[whatEachOutputReads, huntBothWays],
  ...[pathsThroughLayers, stackParameters]
];
