import {gradientVanishingCurvesStill} from "./gradientVanishingCurves/still.js";
import {computedCurves} from "../experiments/gradientCurve.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/gradient-vanishing-curves.json", computedCurves);
process.stdout.write(gradientVanishingCurvesStill(data, {width: 324, height: 432, document}));
