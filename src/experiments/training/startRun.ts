import {makeTask, type TaskResources} from "../tasks/makeTask.js";
import {prepareRun} from "./prepareRun.js";
import type {RunResult} from "./runResult.js";
import {trainRun, type RunProgress} from "./trainRun.js";
import type {Run} from "./trainingSettings.js";

/**
 * A run from its settings, ready to go: its result depends on what comes in here and on the code behind it, on nothing
 * else.
 * @param resources that the task needs
 * @throws where the settings do not fit the task or each other, or a resource is not given
 */
export async function startRun(run: Run, resources: TaskResources): Promise<Generator<RunProgress, RunResult>> {
  const task = makeTask(run.task, resources);
  return trainRun(run, {task, trainer: await prepareRun(run, task)});
}
