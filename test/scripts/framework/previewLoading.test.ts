import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from "node:fs";
import {connect} from "node:net";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {text} from "node:stream/consumers";
import {setTimeout} from "node:timers/promises";
import {afterEach, beforeEach, expect, test, vi} from "vitest";
import {outputFolder} from "../../../scripts/framework/loading/job.js";
import {startPreviewLoading, type PreviewLoading} from "../../../scripts/framework/loading/previewLoading.js";
import {previewSocket} from "../../../scripts/framework/loading/previewSocket.js";

/** A figure that says a number of its settings. */
const figure = `
  const size = {width: 60, height: 40};
  export const curve = {
    id: "curve", title: "T", sizes: {wide: size, narrow: size}, otherState: "x=1", experiment: () => import("./experiment.js"),
    view: (data, {document}) => ({
      fields: {},
      draw: (_, {width, height}) => {
        const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        svg.setAttribute("width", width);
        svg.setAttribute("height", height);
        return svg;
      },
      say: () => String(data.x), rows: () => [data]
    })
  };`;

const project: Record<string, string> = {
  "package-lock.json": "{}",
  "src/computed/[output].json.ts": "",
  "src/experiments/training/startRun.ts": "export {};",
  "src/experiments/training/startFeedForwardRun.ts": "export {};",
  "src/experiments/training/startGatesRun.ts": "export {};",
  "src/figures/curve/figure.ts": figure,
  "src/figures/curve/experiment.ts":
    'import * as v from "valibot";\nexport const settings = v.object({x: v.number()});\nexport const data = (settings) => settings;',
  "data/experiments/curve.json": '{"x": 3}',
  "src/page.md": "::: figure curve\nalt: A.\ncaption: C.\n:::\n",
  ...Object.fromEntries(
    ["src/frame", "src/engine", "src/workers", "src/loaders", "data/grammars", "data/results"].map((folder) => [
      `${folder}/none`,
      ""
    ])
  )
};

let root = "";
let loading: PreviewLoading;
const write = (file: string, content: string): void => {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), content);
};
const computed = (): unknown => JSON.parse(readFileSync(join(root, outputFolder, "curve.json"), "utf8"));
const shownAt = (): number => statSync(join(root, "src/page.md")).mtimeMs;

/** Asks for an output as Framework's loader does, and gives why it does not come: nothing where it does. */
function ask(output: string): Promise<string> {
  const socket = connect(previewSocket(root));
  socket.write(`${output}\n`);
  return text(socket);
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "preview-"));
  for (const [file, content] of Object.entries(project)) write(file, content);
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  loading = startPreviewLoading(root, {tell: () => undefined, prepare: () => Promise.resolve()});
  await loading.known;
});
afterEach(() => {
  loading.close();
  rmSync(root, {recursive: true});
});

test("an output that is asked for is waited for; one that nothing makes is refused, now and later", async () => {
  expect(await ask("curve.json")).toBe("");
  expect(computed()).toEqual({x: 3});
  expect(await ask("curve-wide.svg")).toBe("");
  const reason = "curve-deadbeef.json: expected a figure of a page that is made of it, found none";
  expect(await ask("curve-deadbeef.json")).toBe(reason);
});

test("an edit is computed, and the pages are told; what is wrong with it is the answer", async () => {
  expect(await ask("curve-wide.svg")).toBe("");
  await vi.waitFor(async () => expect(await ask("curve.facts.json")).toBe(""));
  const before = shownAt();
  write("data/experiments/curve.json", '{"x": 4}');
  await vi.waitFor(() => expect(computed()).toEqual({x: 4}), {timeout: 20_000});
  await vi.waitFor(() => expect(shownAt()).toBeGreaterThan(before), {timeout: 20_000});
  write("data/experiments/curve.json", '{"x": "four"}');
  const why = 'data/experiments/curve.json: x: expected number, got "four"';
  await vi.waitFor(async () => expect(await ask("curve.json")).toBe(why), {timeout: 20_000});
  const last = shownAt();
  // Longer than changes are waited for: a figure that fails is not computed again because its page was shown again.
  await setTimeout(1_500);
  expect(shownAt()).toBe(last);
});
