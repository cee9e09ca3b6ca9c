import {spawn} from "node:child_process";

/**
 * Runs a command to its end, and gives what it printed.
 * @param args each as it is; without them the command is a line for the shell
 */
export function captured(command: string, args?: readonly string[]): Promise<{good: boolean; printed: string}> {
  const child = spawn(command, args ?? [], {shell: args === undefined, stdio: ["ignore", "pipe", "pipe"]});
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({good: status === 0, printed}));
  });
}
