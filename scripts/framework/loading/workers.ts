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
  let closed = false;
  const all = Array.from({length: count}, () => start(attended));
  const attendant = attended ? start(false) : undefined;

  function start(yields: boolean): ChildProcess {
    const child = startProcess(program, root, yields);
    child.on("exit", () => lose(child));
    idle.push(child);
    return child;
  }

  /** Another takes the place of one that has died; the one that attends is not replaced, since two others are there. */
  function lose(child: ChildProcess): void {
    if (idle.includes(child)) idle.splice(idle.indexOf(child), 1);
    if (closed || !all.includes(child)) return;
    all[all.indexOf(child)] = start(attended);
    next();
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
    const answered = (answer: Answer): void => {
      child.off("exit", died);
      idle.push(child);
      resolve(answer);
      next();
    };
    const died = (code: number | null, signal: NodeJS.Signals | null): void => {
      child.off("message", answered);
      resolve({kind: "failed", reason: `its process ended with ${signal ?? code}`});
    };
    child.once("message", answered);
    child.once("exit", died);
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
      for (const {resolve} of waiting.splice(0)) resolve({kind: "failed", reason: "its process was closed"});
    }
  };
}

function startProcess(program: string, root: string, yields: boolean): ChildProcess {
  const child = fork(program, [], {
    cwd: root,
    execArgv: ["--enable-source-maps"],
    stdio: ["ignore", "inherit", "inherit", "ipc"]
  });
  if (yields && child.pid !== undefined) setPriority(child.pid, givesWay);
  return child;
}
