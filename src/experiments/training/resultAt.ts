import type {RunResult} from "./runResult.js";

/**
 * A result as it stood after some updates: what was evaluated then takes the place of the evaluation at the end; null
 * where nothing was, as after a run that ended before.
 */
export function resultAt(result: RunResult, update: number): RunResult {
  const {evaluations, solvedAt} = result;
  const then = evaluations.find((evaluation) => evaluation.update === update);
  return {
    ...result,
    solvedAt: solvedAt !== null && solvedAt <= update ? solvedAt : null,
    final: then ? {score: then.score, solved: then.solved, ...(then.by && {by: then.by})} : null
  };
}
