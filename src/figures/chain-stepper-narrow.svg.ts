import * as v from "valibot";
import {chainStepperStill} from "./chainStepper/still.js";
import type {Chain} from "./chainStepper/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.object({chain: v.custom<Chain>((chain) => typeof chain === "object")});
const {chain} = readComputed("data/chain-stepper.json", schema);
process.stdout.write(chainStepperStill(chain, {width: 324, height: 660, document}));
