import {isOrAreSentenceFrames} from "./isOrAreSentence/still.js";
import {isOrAreSentenceData} from "../experiments/agreementCheckpoints.js";
import * as reader from "../experiments/sentenceModel.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/is-or-are-sentence.json", isOrAreSentenceData);
process.stdout.write(isOrAreSentenceFrames(data, reader, document));
