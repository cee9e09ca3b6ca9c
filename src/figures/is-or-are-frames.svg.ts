import {isOrAreFrames} from "./isOrAre/still.js";
import {isOrAreData} from "./isOrAre/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

process.stdout.write(isOrAreFrames(readComputed("data/is-or-are.json", isOrAreData), document));
