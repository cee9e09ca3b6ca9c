import type {Chain, ChainStepperSettings, chainStepper as ComputeChain} from "../../experiments/chainStepper.js";
import {reachOf} from "../chainStepper.js";
import {drawChainStepper} from "./chainStepperDrawing.js";
import {sayChain} from "./chainStepperWords.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";

/** The figure's first picture as a file: the last step, all arrows drawn. */
export function chainStepperStill(
  {settings, chain}: {settings: ChainStepperSettings; chain: Chain},
  {compute, ...size}: StageSize & {document: Document; compute: typeof ComputeChain}
): string {
  const step = settings.steps - 1;
  const picture = drawChainStepper(chain, {...size, step, reach: reachOf(settings, compute)});
  return standalone(picture, {title: "The chain rule, one factor at a time", description: sayChain(chain, step)});
}
