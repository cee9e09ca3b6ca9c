import {notGuaranteedStill} from "./notGuaranteed/still.js";
import {drawLstm, notGuaranteedData, pathsUnder} from "./notGuaranteed/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/not-guaranteed.json", notGuaranteedData);
const paths = pathsUnder(drawLstm(data.settings), data.settings, data.settings);
process.stdout.write(notGuaranteedStill(data, paths, {width: 324, height: 720, document}));
