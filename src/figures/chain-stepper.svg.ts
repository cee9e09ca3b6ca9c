import * as v from "valibot";
import {reachOf} from "../components/chainStepper.js";
import {drawChainStepper} from "../components/chainStepperDrawing.js";
import {sayChain} from "../components/chainStepperWords.js";
import {standalone} from "../components/standalone.js";
import {chainStepper, chainStepperSettings, type Chain} from "../experiments/chainStepper.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.object({settings: chainStepperSettings, chain: v.custom<Chain>((chain) => typeof chain === "object")});
const {settings, chain} = readComputed("data/chain-stepper.json", schema);
const step = settings.steps - 1;
const picture = drawChainStepper(chain, {
  step,
  reach: reachOf(settings, chainStepper),
  width: 600,
  height: 370,
  document
});
process.stdout.write(
  standalone(picture, {title: "The chain rule, one factor at a time", description: sayChain(chain, step)})
);
