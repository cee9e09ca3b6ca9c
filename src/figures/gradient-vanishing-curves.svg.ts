import * as v from "valibot";
import {firstPicture, type GradientVanishingCurvesData} from "../components/gradientVanishingCurvesData.js";
import {drawGradientVanishingCurves} from "../components/gradientVanishingCurvesDrawing.js";
import {sayCurves} from "../components/gradientVanishingCurvesWords.js";
import {standalone} from "../components/standalone.js";
import {gradientVanishingCurvesSettings} from "../experiments/gradientVanishingCurves.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const rows = v.array(v.custom<never>((row) => typeof row === "object"));
const schema = v.object({settings: gradientVanishingCurvesSettings, bands: rows, bounds: rows});
const data: GradientVanishingCurvesData = readComputed("data/gradient-vanishing-curves.json", schema);
const shown = firstPicture(data);
const picture = drawGradientVanishingCurves(shown, {width: 780, height: 460, document});
process.stdout.write(standalone(picture, {title: "How fast the gradient vanishes", description: sayCurves(shown)}));
