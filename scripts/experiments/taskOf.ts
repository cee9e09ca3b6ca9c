import {makeTask} from "../../src/experiments/tasks/makeTask.js";
import {makeVectorTask} from "../../src/experiments/tasks/makeVectorTask.js";
import type {Task} from "../../src/experiments/tasks/task.js";
import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import {gatesTask} from "../../src/experiments/training/startGatesRun.js";
import {readResources} from "./readResources.js";

/** The task of a run of any sort, with what it reads. */
export function taskOf(run: AnyRun): Task {
  if (!("kind" in run)) return makeTask(run.task, readResources(run.task));
  return run.kind === "gates" ? gatesTask(run.task) : makeVectorTask(run.task);
}
