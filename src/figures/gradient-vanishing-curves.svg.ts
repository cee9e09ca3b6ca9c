import * as v from "valibot";
import {gradientVanishingCurvesStill} from "../components/gradientVanishingCurves/gradientVanishingCurvesStill.js";
import {gradientVanishingCurvesSettings, type CurveBand} from "../experiments/gradientVanishingCurves.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const isObject = (row: unknown) => typeof row === "object";
const schema = v.object({
  settings: gradientVanishingCurvesSettings,
  bands: v.array(v.custom<CurveBand>(isObject)),
  bounds: v.array(v.custom<{cell: CurveBand["cell"]; slope: number}>(isObject))
});
const data = readComputed("data/gradient-vanishing-curves.json", schema);
process.stdout.write(gradientVanishingCurvesStill(data, {width: 780, height: 460, document}));
