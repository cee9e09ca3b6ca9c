import {fork, type ChildProcess} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {Ended, Order, Report} from "./messages.js";

const tsx = import.meta.resolve("tsx");
const program = fileURLToPath(new URL("runInProcess.ts", import.meta.url));

/** What is told while runs are done; a run is one of `orders`. */
export interface Listener {
  started(order: Order): void;
  progress(order: Order, update: number): void;
  /** Waited for before the place is given to the next. */
  ended(order: Order, how: Ended): void | Promise<void>;
}

/**
 * Does runs in processes of their own, `jobs` at a time. A process that dies takes only its run with it.
 * @param root the folder that the processes work in, the project's
 * @param signal stops all of them; the runs in hand are lost
 */
export async function runPool(
  orders: readonly Order[],
  {jobs, root, signal, listener}: {jobs: number; root: string; signal: AbortSignal; listener: Listener}
): Promise<void> {
  const waiting = [...orders];
  const places = Array.from({length: Math.min(jobs, orders.length)}, async () => {
    let child: ChildProcess | undefined;
    const stop = () => child?.kill("SIGKILL");
    signal.addEventListener("abort", stop);
    for (let order = waiting.shift(); order && !signal.aborted; order = waiting.shift()) {
      child = child?.connected ? child : start(root);
      listener.started(order);
      const how = await runIn(child, order, (update) => listener.progress(order as Order, update));
      if (!signal.aborted) await listener.ended(order, how);
    }
    signal.removeEventListener("abort", stop);
    if (child?.connected) child.disconnect();
  });
  await Promise.all(places);
}

function start(root: string): ChildProcess {
  return fork(program, {
    cwd: root,
    execArgv: ["--import", tsx],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // Structured clones keep the numbers that JSON has not, so that they are seen and refused.
    serialization: "advanced"
  });
}

/** Does one run in a process and waits for its end, or that of the process. */
function runIn(child: ChildProcess, order: Order, progress: (update: number) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const end = (how: Ended) => {
      child.off("message", hear).off("exit", died).off("error", broken);
      resolve(how);
    };
    const hear = (report: Report) => {
      if (report.kind === "progress") progress(report.update);
      else end(report);
    };
    const died = (code: number | null, signal: string | null) =>
      end({kind: "failed", message: `its process ended with ${signal ?? code}`});
    const broken = (error: Error) => end({kind: "failed", message: `its process could not be used: ${error.message}`});
    child.on("message", hear).on("exit", died).on("error", broken);
    child.send(order);
  });
}
