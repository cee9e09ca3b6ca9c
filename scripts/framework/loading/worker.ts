import {answer} from "./answer.js";
import type {Question} from "./job.js";

/** A process that computes: answers one question after the other, until its parent goes. */
process.on("message", (question: Question) => {
  void answer(question).then((reply) => process.send?.(reply));
});
