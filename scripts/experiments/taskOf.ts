import {makeTask} from "../../src/experiments/tasks/makeTask.js";
import {makeVectorTask} from "../../src/experiments/tasks/makeVectorTask.js";
import type {Task} from "../../src/experiments/tasks/task.js";
import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import {readResources} from "./readResources.js";

/** The task of a run of either sort, with what it reads. */
export function taskOf(run: AnyRun): Task {
  return "kind" in run ? makeVectorTask(run.task) : makeTask(run.task, readResources(run.task));
}
