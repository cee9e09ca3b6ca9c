import {isOrAreGradientStill} from "./isOrAreGradient/still.js";
import {isOrAreGradientData} from "./isOrAreGradient/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/is-or-are-gradient.json", isOrAreGradientData);
process.stdout.write(isOrAreGradientStill(data, {width: 324, height: 360, document}));
