import {cellMicroscope, cellMicroscopeSettings} from "../figures/cellMicroscope/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/cell-microscope.json", cellMicroscopeSettings);
writeJson({settings, microscope: cellMicroscope(settings)});
