import {fork, type ChildProcess} from "node:child_process";
import type {Answer, Question} from "./job.js";

/** Processes that compute, a question each at a time. */
export interface Workers {
  /** Asks one of them; the question that is asked with the least rank comes first. */
  ask(question: Question, rank?: () => number): Promise<Answer>;
  close(): void;
}

interface Waiting {
  readonly question: Question;
  readonly rank: () => number;
  readonly resolve: (answer: Answer) => void;
}

/**
 * Starts processes that compute.
 * @param program what they run: see worker.ts
 * @param count as many as the machine has cores: one question keeps one core busy
 */
export function startWorkers(program: string, count: number, root: string): Workers {
  const waiting: Waiting[] = [];
  const idle: ChildProcess[] = [];
  const all: ChildProcess[] = Array.from({length: count}, start);
  let closed = false;

  function start(): ChildProcess {
    const child = fork(program, [], {
      cwd: root,
      execArgv: ["--enable-source-maps"],
      stdio: ["ignore", "inherit", "inherit", "ipc"]
    });
    idle.push(child);
    return child;
  }

  function next(): void {
    if (closed) return;
    while (idle.length > 0 && waiting.length > 0) {
      const first = waiting.reduce((best, one) => (one.rank() < best.rank() ? one : best));
      waiting.splice(waiting.indexOf(first), 1);
      const child = idle.shift();
      if (child) run(child, first);
    }
  }

  function run(child: ChildProcess, {question, resolve}: Waiting): void {
    const settle = (answer: Answer): void => {
      child.removeAllListeners();
      resolve(answer);
      next();
    };
    child.once("message", (answer: Answer) => {
      idle.push(child);
      settle(answer);
    });
    child.once("exit", (code, signal) => {
      if (closed) return;
      all[all.indexOf(child)] = start();
      settle({kind: "failed", reason: `its process ended with ${signal ?? code}`});
    });
    child.send(question);
  }

  return {
    ask: (question, rank = () => 0) =>
      new Promise((resolve) => {
        waiting.push({question, rank, resolve});
        next();
      }),
    close() {
      closed = true;
      all.forEach((child) => child.kill());
    }
  };
}
