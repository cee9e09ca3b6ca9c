import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {onTestFinished} from "vitest";

/** A lecture of one page and one figure, as files. */
const files: Readonly<Record<string, string>> = {
  "src/decay.md":
    "---\ntitle: How long?\n---\n\n# How long?\n\nFirst words.\n\n::: figure decay-curve\nalt: A curve.\ncaption: Its length.\n:::\n\nBetween.\n\nLast words.\n",
  "src/figures/decayCurve/figure.ts": 'export const decayCurve = declareFigure({\n  id: "decay-curve"\n});\n',
  "src/figures/decayCurve/experiment.ts": "export const rate = 1;\n",
  "src/figures/decayCurve/figure.test.ts": "// Not copied.\n",
  "data/experiments/decay-curve.json": '{"steps": 3}\n'
};

/** A tiny lecture in a folder of its own that is gone after the test; `commit` makes it a repository, and commits all that is there. */
export function tinyLecture(): {root: string; write: (file: string, text: string) => void; commit: () => void} {
  const root = mkdtempSync(join(tmpdir(), "lecture-"));
  onTestFinished(() => rmSync(root, {recursive: true, force: true}));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
  };
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", root, "-c", "user.name=T", "-c", "user.email=t@localhost", ...args]);
  const commit = (): void => {
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "as it is");
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {root, write, commit};
}
