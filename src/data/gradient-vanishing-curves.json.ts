import {gradientVanishingCurves, gradientVanishingCurvesSettings} from "../experiments/gradientCurve.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

/** Thousandths of a decade: the first digit of what is said stays true. */
const rounded = (log10: number | null) => (log10 === null ? null : Number(log10.toFixed(3)));

const settings = readSettings("data/experiments/gradient-vanishing-curves.json", gradientVanishingCurvesSettings);
const {bands, bounds} = gradientVanishingCurves(settings);
writeJson({
  settings,
  bands: bands.map((band) => ({
    ...band,
    median: rounded(band.median),
    low: rounded(band.low),
    high: rounded(band.high)
  })),
  bounds
});
