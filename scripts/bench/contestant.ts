import {spawn} from "node:child_process";
import {createInterface} from "node:readline";
import type {ContestantName} from "./contestants.js";
import type {Workload} from "./workloads.js";

/** What a contestant says when it is ready. */
export interface Ready {
  readonly version: string;
  /** Of the first step: the same for all who compute the same. */
  readonly loss: number;
  /** Bytes of the process before anything was prepared, and those that it knows it allocated. */
  readonly before?: number;
  readonly bytes?: number;
}

/** What it says after a round. */
export interface Round {
  readonly steps: number;
  /** By the clock on the wall, and of the processor where that can be asked. */
  readonly seconds: number;
  readonly cpu?: number;
  /** The most bytes that the process has had. */
  readonly rss?: number;
}

/** A contestant that can be asked. */
export interface Contestant {
  readonly name: ContestantName;
  prepare(workload: Workload): Promise<Ready>;
  run(seconds: number): Promise<Round>;
  close(): Promise<void>;
}

/** A contestant in a process of its own. */
export function contestantInProcess(name: ContestantName): Contestant {
  const [command, ...args] =
    name === "pytorch"
      ? ["/usr/bin/python3", "bench/pytorch.py"]
      : ["npx", "tsx", "scripts/bench/contestantProcess.ts"];
  const child = spawn(command, args, {stdio: ["pipe", "pipe", "pipe"]});
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  child.stdin.on("error", () => undefined); // it has died: the answer that does not come says so
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
  const ask = async <T>(question: object): Promise<T> => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    for (;;) {
      const {value, done} = await lines.next();
      if (done) throw new Error(`stopped; ${said.split("\n").find((line) => line.includes("Error")) ?? said}`);
      // A library may greet on the same channel; answers are objects.
      if (typeof value === "string" && value.startsWith("{")) return JSON.parse(value) as T;
    }
  };
  return {
    name,
    prepare: (workload) => ask<Ready>({contestant: name, workload}),
    run: (seconds) => ask<Round>({seconds}),
    close: async () => {
      child.stdin.end();
      await exited;
    }
  };
}
