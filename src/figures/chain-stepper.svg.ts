import * as v from "valibot";
import {chainStepperStill} from "../components/chainStepper/chainStepperStill.js";
import {chainStepper, chainStepperSettings, type Chain} from "../experiments/chainStepper.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.object({settings: chainStepperSettings, chain: v.custom<Chain>((chain) => typeof chain === "object")});
const data = readComputed("data/chain-stepper.json", schema);
process.stdout.write(chainStepperStill(data, {compute: chainStepper, width: 600, height: 370, document}));
