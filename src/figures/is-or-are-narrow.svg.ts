import {isOrAreStill} from "./isOrAre/still.js";
import {isOrAreData} from "./isOrAre/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/is-or-are.json", isOrAreData);
process.stdout.write(isOrAreStill(data, {width: 324, height: 760, document}));
