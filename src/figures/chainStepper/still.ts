import type {Chain} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawChainStepper} from "./drawing.js";
import {sayChain} from "./words.js";

/** The figure's first picture as a file: the last step, all arrows drawn. */
export function chainStepperStill(chain: Chain, size: StageSize & {document: Document}): string {
  const step = chain.links.length - 1;
  const picture = drawChainStepper(chain, {...size, step});
  return standalone(picture, {title: "The chain rule, one factor at a time", description: sayChain(chain, step)});
}
