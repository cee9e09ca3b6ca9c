import * as v from "valibot";
import {drawChainStepper} from "./chainStepper/drawing.js";
import {sayChain} from "./chainStepper/words.js";
import {keyFrames} from "../frame/keyFrames.js";
import type {Chain} from "./chainStepper/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.object({chain: v.custom<Chain>((chain) => typeof chain === "object")});
const {chain} = readComputed("data/chain-stepper.json", schema);
const frames = chain.links.map((_, step) => ({
  picture: drawChainStepper(chain, {step, width: 550, height: 420, document}),
  words: sayChain(chain, step)
}));
process.stdout.write(keyFrames(frames, {title: "From the loss back to h¹, one factor at a time", document}));
