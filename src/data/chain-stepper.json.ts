import {chainStepper, chainStepperSettings} from "../figures/chainStepper/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/chain-stepper.json", chainStepperSettings);
writeJson({settings, chain: chainStepper(settings)});
