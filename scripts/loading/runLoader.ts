import {spawn} from "node:child_process";
import {closeSync, mkdirSync, openSync, renameSync, rmSync, statSync} from "node:fs";
import {dirname} from "node:path";
import type {Loader} from "./findLoaders.js";

/**
 * Runs a loader in a process of its own and keeps what it prints as its output. The output appears whole,
 * when the loader has ended well, or not at all.
 * @param program the loader as Node runs it
 * @throws when the loader fails or prints nothing, with what it said
 */
export async function runLoader(root: string, loader: Loader, program: string): Promise<void> {
  const output = `${root}/${loader.output}`;
  const unfinished = `${output}.${process.pid}.unfinished`;
  rmSync(output, {force: true});
  mkdirSync(dirname(output), {recursive: true});
  const file = openSync(unfinished, "w");
  try {
    const {code, said} = await run(root, program, file);
    if (code !== 0) throw new Error(`${loader.source}: expected to end well, ended with ${code}\n${said}`);
    if (statSync(unfinished).size === 0)
      throw new Error(`${loader.source}: expected an output, printed nothing\n${said}`);
    if (said !== "") console.error(`${loader.source}: ${said}`);
    renameSync(unfinished, output);
  } finally {
    closeSync(file);
    rmSync(unfinished, {force: true});
  }
}

/** Runs a program with its standard output in `file`; gives its exit code or signal, and its standard error. */
function run(root: string, program: string, file: number): Promise<{code: number | string; said: string}> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--enable-source-maps", program], {
      cwd: root,
      stdio: ["ignore", file, "pipe"]
    });
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({code: code ?? signal ?? "no code", said: said.trimEnd()}));
  });
}
