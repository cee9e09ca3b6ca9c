/** A process that trains what the runner sends it, one run after another, until the runner is gone. */
import {setImmediate} from "node:timers/promises";
import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import {startFeedForwardRun} from "../../src/experiments/training/startFeedForwardRun.js";
import {startGatesRun} from "../../src/experiments/training/startGatesRun.js";
import {startRun} from "../../src/experiments/training/startRun.js";
import {readResources} from "./readResources.js";
import type {Beginning, Ended, Order, Report} from "./messages.js";

/** Between two looks at the runner's messages; a stop is then a matter of so long. */
const sliceMilliseconds = 50;

/** Between two reports of progress. */
const reportMilliseconds = 250;

function report(message: Report): void {
  if (process.connected) process.send?.(message);
}

function start(run: AnyRun) {
  if (!("kind" in run)) return startRun(run, readResources(run.task));
  return run.kind === "gates" ? startGatesRun(run) : startFeedForwardRun(run);
}

async function train({run, first = Infinity}: Order): Promise<Ended> {
  const loop = await start(run);
  const beginning: Beginning = {curve: [], evaluations: []};
  let sliceEnds = performance.now() + sliceMilliseconds;
  let reportDue = 0;
  for (;;) {
    const {done, value} = loop.next();
    if (done) return {kind: "finished", result: value};
    const {update, row, evaluation} = value;
    if (row) beginning.curve.push(row);
    if (evaluation) beginning.evaluations.push(evaluation);
    if (update >= first) return {kind: "begun", beginning};
    const now = performance.now();
    if (now >= reportDue) {
      report({kind: "progress", update});
      reportDue = now + reportMilliseconds;
    }
    if (now >= sliceEnds) {
      await setImmediate();
      sliceEnds = performance.now() + sliceMilliseconds;
    }
  }
}

process.on("message", (order: Order) => {
  train(order).then(report, (error: unknown) =>
    report({kind: "failed", message: error instanceof Error ? error.message : String(error)})
  );
});
// The runner may have been killed; Ctrl-C is for it to decide.
process.on("disconnect", () => process.exit(1));
process.on("SIGINT", () => undefined);
