import {isOrAreFrames} from "../components/isOrAre/isOrAreStill.js";
import {isOrAreData} from "../experiments/isOrAre.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

process.stdout.write(isOrAreFrames(readComputed("data/is-or-are.json", isOrAreData), document));
