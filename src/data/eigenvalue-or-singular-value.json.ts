import {
  eigenvalueOrSingularValue,
  eigenvalueOrSingularValueSettings
} from "../figures/eigenvalueOrSingularValue/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/eigenvalue-or-singular-value.json", eigenvalueOrSingularValueSettings);
writeJson({settings, powers: eigenvalueOrSingularValue(settings)});
