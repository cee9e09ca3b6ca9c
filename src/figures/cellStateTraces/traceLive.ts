/** What the figure of a trained cell's traces computes in the page, for the page to hand in at once. */
export {lstmOperations} from "../../engine/cells/lstm/operations.js";
export {addingRun} from "./addingRun.js";
export {nextWords, sentenceProblem, wordsOfSentence} from "../../experiments/sentenceModel.js";
export {measuredLstm} from "./measureAdding.js";
export {memoryMoments} from "./traceMoments.js";
export {markedSequence, traceSequence} from "./traceSequence.js";
export {traceAgreement, traceOrder} from "./traceStored.js";
