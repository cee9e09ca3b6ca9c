import {fork, type ChildProcess} from "node:child_process";
import {setPriority} from "node:os";
import type {Answer, Question} from "./job.js";

/** Processes that compute, a question each at a time. */
export interface Workers {
  /** Asks one of them; the question that is asked with the least rank comes first. */
  ask(question: Question, rank?: () => number): Promise<Answer>;
  /** Looks at the ranks again, which have changed. */
  look(): void;
  close(): void;
}

export interface WorkersOptions {
  /** As many as the machine has cores: one question keeps one core busy. */
  readonly count: number;
  /**
   * Whether somebody waits for some of the answers: those, of rank below 0, have a process of their own, and the others
   * give way to it, and to whatever else the machine does.
   */
  readonly attended: boolean;
}

/** How much the processes give way to others that have something to do: 0 is not at all, 19 the most. */
const givesWay = 10;

interface Waiting {
  readonly question: Question;
  readonly rank: () => number;
  readonly resolve: (answer: Answer) => void;
}

/**
 * Starts processes that compute.
 * @param program what they run: see worker.ts
 */
export function startWorkers(program: string, {count, attended}: WorkersOptions, root: string): Workers {
  const waiting: Waiting[] = [];
  const idle: ChildProcess[] = [];
  const all: ChildProcess[] = Array.from({length: count}, start);
  const attendant = attended ? start() : undefined;
  if (attended) for (const {pid} of all) if (pid !== undefined) setPriority(pid, givesWay);
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
    for (const child of closed ? [] : [...idle]) {
      const open = waiting.filter(({rank}) => child !== attendant || rank() < 0);
      if (open.length === 0) continue;
      const first = open.reduce((best, one) => (one.rank() < best.rank() ? one : best));
      waiting.splice(waiting.indexOf(first), 1);
      idle.splice(idle.indexOf(child), 1);
      run(child, first);
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
      // The one that attends does not come back: two others are there.
      if (child !== attendant) all[all.indexOf(child)] = start();
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
    look: next,
    close() {
      closed = true;
      for (const child of [...all, attendant]) child?.kill();
    }
  };
}
