import {gradientVanishingCurvesStill} from "../components/gradientVanishingCurves/gradientVanishingCurvesStill.js";
import {computedCurves} from "../experiments/gradientVanishingCurves.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/gradient-vanishing-curves.json", computedCurves);
process.stdout.write(gradientVanishingCurvesStill(data, {width: 780, height: 460, document}));
