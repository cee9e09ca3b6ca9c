import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import * as v from "valibot";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {difference} from "../../scripts/experiments/difference.js";
import {bar, Display} from "../../scripts/experiments/display.js";
import {Keeper} from "../../scripts/experiments/keeper.js";
import {readProvenance} from "../../scripts/experiments/provenance.js";
import {table} from "../../scripts/experiments/table.js";
import {inWords, TimeLeft} from "../../scripts/experiments/timeLeft.js";
import {engineNow} from "../../scripts/experiments/today.js";
import {appendLine, writeWhole} from "../../scripts/experiments/writeWhole.js";
import {removeUnfinished} from "../../scripts/writing/removeUnfinished.js";
import {runsOf} from "../../src/experiments/training/runsOf.js";
import type {RunResult} from "../../src/experiments/training/runResult.js";
import {trainingSettings} from "../../src/experiments/training/trainingSettings.js";
import {hashJson} from "../../src/loaders/hashJson.js";
import {formatResult, originOf} from "../../src/loaders/resultFile.js";
import {tinySettings} from "../support/tinyExperiment.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "parts-"));
});
afterEach(() => rmSync(root, {recursive: true}));

const runs = runsOf("tiny", v.parse(trainingSettings, tinySettings()));
const result: RunResult = {
  updates: 3,
  parameterCount: 12,
  curve: [],
  evaluations: [],
  solvedAt: 2,
  final: {score: 0.25, solved: true},
  diverged: null,
  weights: null
};
const quiet = () => new Display({isTTY: false, write: () => true} as unknown as NodeJS.WriteStream);

describe("the time left", () => {
  // Groups: rnn and lstm-bias1, each with two seeds of three updates.
  const [rnn, lstm, rnnAgain] = runs;

  test("is unknown at first, then that of runs of the same group", () => {
    const left = new TimeLeft(runs, 1);
    expect(left.seconds()).toBeUndefined();
    left.ended(rnn, 3, 6);
    left.ended(lstm, 3, 30);
    expect(left.seconds()).toBe(6 + 30);
    left.progress(rnnAgain, 1, 2);
    expect(left.seconds()).toBe(4 + 30);
  });

  test("is shared among the jobs, and counts runs that end early", () => {
    const left = new TimeLeft(runs, 2);
    left.ended(rnn, 1, 2);
    left.ended(lstm, 3, 30);
    expect(left.seconds()).toBe((2 + 30) / 2);
  });

  test.each([
    [3, "3 s"],
    [300, "5 min"],
    [11_000, "3 h 4 min"]
  ])("of %i seconds is %s", (seconds, words) => expect(inWords(seconds)).toBe(words));

  test("stands beside the bar", () => {
    const standing = {done: 12, of: 50, share: 0.25, secondsLeft: 240, inHand: ["rnn.seed3 1/3"]};
    expect(bar(standing)).toBe(`[${"█".repeat(6)}${"░".repeat(18)}] 12/50 runs, 4 min left: rnn.seed3 1/3`);
    expect(bar({...standing, secondsLeft: undefined})).toContain("time left not known yet");
  });
});

describe("a keeper of results", () => {
  const kept = (engine: string) =>
    new Keeper(runs, {folder: root, now: () => ({engine, sameAs: [], texts: {}}), jobs: 1, display: quiet()});
  const ended = {kind: "finished", result} as const;

  test("writes a result of the code that it began with", async () => {
    const keeper = kept(await engineNow());
    await keeper.ended({run: runs[0]}, ended);
    expect(keeper.failures).toEqual([]);
    expect(existsSync(`${root}/tiny/rnn.seed3.json`)).toBe(true);
    expect(keeper.stopped.aborted).toBe(false);
  });

  test("writes none where the code is another by now, and has all stopped", async () => {
    const keeper = kept(hashJson("before"));
    await keeper.ended({run: runs[0]}, ended);
    expect(keeper.failures).toEqual([expect.stringContaining("tiny/rnn.seed3: the code was changed") as string]);
    expect(existsSync(`${root}/tiny`)).toBe(false);
    expect(keeper.stopped.aborted).toBe(true);
  });

  test("writes none with a number that is not finite", async () => {
    const keeper = kept(await engineNow());
    await keeper.ended({run: runs[0]}, {...ended, result: {...result, final: {score: NaN, solved: false}}});
    expect(keeper.failures).toEqual([expect.stringContaining("got NaN") as string]);
    expect(existsSync(`${root}/tiny`)).toBe(false);
  });
});

describe("a file that is written whole", () => {
  test("replaces another, and leaves nothing beside it", () => {
    writeWhole(`${root}/a/b.json`, "one");
    writeWhole(`${root}/a/b.json`, "two");
    expect(readFileSync(`${root}/a/b.json`, "utf8")).toBe("two");
    expect(readdirSync(`${root}/a`)).toEqual(["b.json"]);
  });

  test("that was broken off is removed once nobody can be writing it", () => {
    writeFileSync(`${root}/old.json.7.unfinished`, "");
    writeFileSync(`${root}/new.json.8.unfinished`, "");
    utimesSync(`${root}/old.json.7.unfinished`, new Date(0), new Date(0));
    removeUnfinished(root);
    expect(existsSync(`${root}/old.json.7.unfinished`)).toBe(false);
    expect(existsSync(`${root}/new.json.8.unfinished`)).toBe(true);
    removeUnfinished(`${root}/not-there`);
  });

  test("a line that was broken off spoils neither the one before nor the one after", () => {
    const line = {run: "a", sha256: "", seconds: 1, finished: "", version: "", node: "", machine: ""};
    const file = `${root}/provenance.jsonl`;
    appendLine(file, JSON.stringify(line));
    writeFileSync(file, '{"run": "b", "sha', {flag: "a"});
    appendLine(file, JSON.stringify({...line, run: "c"}));
    expect(readProvenance(file).map(({run}) => run)).toEqual(["a", "c"]);
  });
});

test("a difference is named by its place, and told from none", () => {
  expect(difference({a: [1, {b: 2}]}, {a: [1, {b: 2}]})).toBeUndefined();
  expect(difference({a: [1, {b: 2}]}, {a: [1, {b: 3}]})).toBe("a.1.b: expected 2, got 3");
  expect(difference({a: null}, {a: {}})).toBe("a: expected null, got {}");
  expect(difference([1], [1, 2])).toBe("1: expected nothing, got 2");
});

test("the table has medians over seeds, and says what is left out", async () => {
  mkdirSync(`${root}/data/experiments/training`, {recursive: true});
  writeFileSync(`${root}/data/experiments/training/tiny.json`, JSON.stringify(tinySettings()));
  const engine = await engineNow();
  for (const run of runs.slice(0, 3))
    writeWhole(
      `${root}/data/results/tiny/${run.name}.json`,
      formatResult({origin: originOf(run, {engine, texts: {}}), result})
    );
  const text = await table(root, []);
  expect(text).toContain("### tiny\n\n1 of 4 runs have no fresh result and are left out.\n");
  expect(text).toContain("lower is better");
  expect(text).toContain("| rnn | 12 | 2 | 2/2 [34.2%, 100%] | 2 | 0.167 | 0.25 |\n");
  expect(text).toContain("| lstm-bias1 | 12 | 1 | 1/1 [20.7%, 100%] | 2 | 0.167 | 0.25 |\n");
});
