import {spawn} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {check, type CheckOptions} from "../../scripts/experiments/check.js";
import {confirm} from "../../scripts/experiments/confirm.js";
import {Display} from "../../scripts/experiments/display.js";
import {keepResult} from "../../scripts/experiments/keepResult.js";
import {merge} from "../../scripts/experiments/merge.js";
import {readExperiments} from "../../scripts/experiments/readExperiments.js";
import {runAll, type RunOptions} from "../../scripts/experiments/runAll.js";
import {parseShard, shardOf} from "../../scripts/experiments/shard.js";
import {hashJson} from "../../src/loaders/hashJson.js";
import {formatResult, parseResult} from "../../src/loaders/resultFile.js";
import {runResult, type RunResult} from "../../src/experiments/training/runResult.js";
import {engineNow} from "../../scripts/experiments/today.js";
import {tinyFeedForward} from "../support/tinyFeedForward.js";
import {tinySettings} from "../support/tinyExperiment.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "experiments-"));
  settings("tiny", {});
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), text);
}
const read = (file: string) => readFileSync(join(root, file), "utf8");

function settings(name: string, changes: object): void {
  write(`data/experiments/training/${name}.json`, JSON.stringify(tinySettings(changes)));
}

/** Keeps the lines that a command says. */
function listener(): {display: Display; said: string[]} {
  const said: string[] = [];
  const stream = {isTTY: false, write: (text: string) => said.push(text)} as unknown as NodeJS.WriteStream;
  return {display: new Display(stream), said};
}

const shared = () => ({root, names: [], jobs: 1, signal: new AbortController().signal});

async function run(options: Partial<RunOptions> = {}) {
  const {display, said} = listener();
  const failures = await runAll({...shared(), shard: {part: 1, of: 1}, display, ...options});
  return {failures, said: said.join("")};
}

async function look(options: Partial<CheckOptions> = {}) {
  const {display, said} = listener();
  const problems = await check({...shared(), sample: 0, choice: "cheapest", first: undefined, display, ...options});
  return {problems, said: said.join("")};
}

/** The result files by name; how long a run took, and where, stands beside them and may differ. */
function results(folder = "data/results"): Record<string, string> {
  const place = join(root, folder);
  if (!existsSync(place)) return {};
  const files = readdirSync(place, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(place, file), "utf8")]));
}

const all = ["lstm-bias1.seed3", "lstm-bias1.seed8", "rnn.seed3", "rnn.seed8"].map((name) => `tiny/${name}.json`);
const file = "data/results/tiny/rnn.seed3.json";

/** A result kept with something changed in it, its digests made to fit: the file is whole and untrue. */
function falsify(change: (result: RunResult) => RunResult, name = file, engine?: string): void {
  const {origin, result} = parseResult(read(name), name, runResult);
  keepResult(join(root, "data/results"), {...origin, engine: engine ?? origin.engine}, change(result), 1);
}

describe("a run of experiments", () => {
  test("writes a result for each run, and where it was made beside it; then there is nothing to do", async () => {
    const first = await run({jobs: 2});
    expect(first.failures).toEqual([]);
    expect(Object.keys(results())).toEqual(all);
    const {origin, result} = parseResult(read(file), file, runResult);
    expect(origin.settings).toMatchObject({experiment: "tiny", name: "rnn.seed3", seed: 3});
    expect(result).toMatchObject({updates: 3, diverged: null, weights: {type: "float64"}});
    expect(parseResult(read(`data/results/${all[3]}`), "", runResult).result.weights).toBeNull();
    const lines = read("data/results/tiny/provenance.jsonl").trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[0])).toMatchObject({node: process.versions.node, seconds: expect.any(Number) as number});

    const before = results();
    expect((await run()).said).toContain("4 runs: 4 kept, 0 to do");
    expect(results()).toEqual(before);
  });

  test("makes again what is damaged, and says so", async () => {
    await run();
    const before = results();
    write(file, read(file).slice(0, 300));
    const {said} = await run();
    expect(said).toMatch(/data\/results\/tiny\/rnn\.seed3\.json: .* damaged; it is made again/);
    expect(said).toContain("3 kept, 1 to do");
    expect(results()).toEqual(before);
  });

  test("makes again what has other settings, and keeps the rest", async () => {
    await run();
    settings("tiny", {keepWeights: [3, 8]});
    expect((await run()).said).toContain("2 kept, 2 to do");
  });

  test("takes no unfinished file for a result", async () => {
    await run({shard: {part: 1, of: 2}});
    write("data/results/tiny/rnn.seed3.json.77.unfinished", "{");
    const {failures} = await run();
    expect(failures).toEqual([]);
    expect((await look()).problems).toEqual([]);
  });

  test("names a run that fails, and does the others", async () => {
    const {rnn, ...others} = tinySettings().networks;
    const initialisation = {...rnn.initialisation, input: {kind: "spectral-radius", value: 1}};
    settings("tiny", {networks: {rnn: {...rnn, initialisation}, ...others}});
    const {failures} = await run();
    expect(failures).toEqual([
      expect.stringMatching(/^tiny\/rnn\.seed3: sampleParameters: expected a square matrix/) as string,
      expect.stringMatching(/^tiny\/rnn\.seed8: /) as string
    ]);
    expect(Object.keys(results())).toEqual(all.slice(0, 2));
  });

  test("of an unknown name lists the names that there are", async () => {
    settings("other", {});
    await expect(run({names: ["tinny"]})).rejects.toThrow("other, tiny; got tinny");
  });

  test("of settings with a fault names file and field", async () => {
    settings("tiny", {seeds: ["one"]});
    await expect(run()).rejects.toThrow('data/experiments/training/tiny.json: seeds.0: expected number, got "one"');
  });
});

describe("an experiment with feed-forward nets", () => {
  beforeEach(() => write("data/experiments/training/deep.json", JSON.stringify(tinyFeedForward())));
  const deep = "data/results/deep/plain.seed3.json";

  test("runs by the same command, with its own code's digest, and can be checked and confirmed", async () => {
    expect((await run()).failures).toEqual([]);
    const engineOf = (name: string) => parseResult(read(name), name, runResult).origin.engine;
    expect(engineOf(deep)).toBe(await engineNow({kind: "feed-forward"}));
    expect(engineOf(file)).toBe(await engineNow());
    expect(engineOf(deep)).not.toBe(engineOf(file));
    expect((await look({sample: 3})).problems).toEqual([]);
    falsify((result) => result, deep, hashJson("another"));
    expect((await look()).problems).toEqual([`${deep}: stale: made by another version of the code`]);
    expect(await confirm({...shared(), first: undefined, display: listener().display})).toEqual([]);
    expect((await look()).problems).toEqual([]);
  });

  test("names a fault of its settings by file and field", async () => {
    write("data/experiments/training/deep.json", JSON.stringify(tinyFeedForward({task: {name: "spirals", turns: 0}})));
    await expect(run()).rejects.toThrow("data/experiments/training/deep.json: task.turns: expected");
  });
});

describe("a runner that is stopped", () => {
  const program = fileURLToPath(new URL("../../scripts/experiments.ts", import.meta.url));

  /** Starts the command, waits until it has written two results, and interrupts it. */
  async function interrupt() {
    const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), program, "--jobs", "1"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"]
    });
    let said = "";
    child.stdout.on("data", (text: Buffer) => (said += text.toString()));
    child.stderr.on("data", (text: Buffer) => (said += text.toString()));
    const ended = new Promise<number | string | null>((resolve) =>
      child.on("close", (code, by) => resolve(code ?? by))
    );
    while (Object.keys(results()).length < 2 && child.exitCode === null) await setTimeout(5);
    child.kill("SIGINT");
    return {how: await ended, said};
  }

  /** Long enough for the signal to come in the middle of a run, of which there are more than could be done by then. */
  const long = {
    seeds: Array.from({length: 40}, (_, k) => k + 1),
    training: {...tinySettings().training, updates: 400}
  };

  test("by Ctrl-C leaves whole results, says so, and goes on where it was", async () => {
    settings("tiny", long);
    const {how, said} = await interrupt();
    expect(how, said).toBe(130);
    expect(said).toContain("stopped; what had finished is kept");
    const kept = results();
    const count = Object.keys(kept).length;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThan(80);
    for (const [name, text] of Object.entries(kept)) parseResult(text, name, runResult);
    // Its training process ends by itself, and writes nothing any more.
    await setTimeout(300);
    expect(Object.keys(results())).toHaveLength(count);

    settings("tiny", {...long, seeds: long.seeds.slice(0, Math.ceil(count / 2) + 1)});
    const {failures, said: then} = await run();
    expect(failures).toEqual([]);
    expect(then).toMatch(new RegExp(`: ${count} kept, [1-9]\\d* to do`));
    for (const [name, text] of Object.entries(kept)) expect(results()[name]).toBe(text);
  });
});

describe("shards", () => {
  test("deal out every run once, whatever the order", () => {
    const [{runs}] = readExperiments(root, []);
    const names = (part: number, of: number, from = runs) => shardOf(from, {part, of}).map(({name}) => name);
    for (const of of [1, 2, 3, 5]) {
      const dealt = Array.from({length: of}, (_, k) => names(k + 1, of)).flat();
      expect(dealt.sort()).toEqual(runs.map(({name}) => name).sort());
    }
    expect(names(1, 2, [...runs].reverse()).sort()).toEqual(names(1, 2).sort());
    expect(parseShard("3/8")).toEqual({part: 3, of: 8});
    for (const text of ["0/3", "4/3", "1", "a/b", "1/2/3"]) expect(() => parseShard(text)).toThrow("like 3/8");
  });

  test("merged have the same bytes as one machine", async () => {
    await run();
    const whole = results();
    for (const part of [1, 2]) {
      rmSync(join(root, "data/results"), {recursive: true});
      await run({shard: {part, of: 2}});
      expect(Object.keys(results()).length).toBeGreaterThan(0);
      expect(Object.keys(results()).length).toBeLessThan(4);
      for (const [name, text] of Object.entries(results())) write(`part${part}/${name}`, text);
      write(`part${part}/tiny/provenance.jsonl`, read("data/results/tiny/provenance.jsonl"));
    }
    rmSync(join(root, "data/results"), {recursive: true});
    const {taken, leftAside, problems} = await merge(root, [join(root, "part1"), join(root, "part2")]);
    expect(problems).toEqual([]);
    expect(leftAside).toEqual([]);
    expect(taken).toHaveLength(4);
    expect(results()).toEqual(whole);
    expect(read("data/results/tiny/provenance.jsonl").trimEnd().split("\n")).toHaveLength(4);
    expect((await look()).problems).toEqual([]);
  });

  test("that are damaged or in conflict are refused, all of them; what is stale is left aside", async () => {
    await run();
    const before = results();
    for (const name of all) write(`part/${name}`, before[name]);
    falsify((result) => ({...result, updates: 2}));
    const untrue = results();
    write(`part/${all[0]}`, before[all[0]].slice(0, -20));
    const {taken, problems} = await merge(root, [join(root, "part")]);
    expect(taken).toEqual([]);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/lstm-bias1\.seed3\.json: .*damaged/);
    expect(problems[1]).toMatch(
      /rnn\.seed3\.json: conflict: expected the bytes of data\/results\/tiny\/rnn\.seed3\.json/
    );
    expect(results()).toEqual(untrue);

    settings("tiny", {seeds: [8], training: {...tinySettings().training, batch: 3}});
    rmSync(join(root, "part", all[0]));
    const later = await merge(root, [join(root, "part")]);
    expect(later.problems).toEqual([]);
    expect(later.taken).toEqual([]);
    expect(later.leftAside.join("\n")).toContain("rnn.seed8.json: stale: made with other settings: training");
    expect(later.leftAside.join("\n")).toContain("no run of today's settings is called tiny/rnn.seed3");
  });
});

describe("the check", () => {
  test("of fresh results finds nothing, and makes a sample again", async () => {
    await run();
    const {problems, said} = await look({sample: 2, choice: {seed: 5}});
    expect(problems).toEqual([]);
    expect(said.match(/the same bits/g)).toHaveLength(2);
  });

  test("names what is missing, stale, damaged or left over", async () => {
    await run();
    rmSync(join(root, file));
    write(`data/results/${all[0]}`, read(`data/results/${all[0]}`).replace('"updates":3', '"updates":4'));
    write("data/results/tiny/gru.seed3.json", "{}");
    write("data/results/gone/gru.seed3.json", "{}");
    settings("tiny", {keepWeights: [3, 8]});
    const {problems} = await look();
    expect(problems.sort()).toEqual([
      "data/results/gone: left over: no experiment is called so; remove it",
      "data/results/tiny/gru.seed3.json: left over: no run of today's settings is called so; remove it",
      expect.stringMatching(/^data\/results\/tiny\/lstm-bias1\.seed3\.json: sha256: .*damaged$/) as string,
      "data/results/tiny/lstm-bias1.seed8.json: stale: made with other settings: keepWeights",
      "data/results/tiny/rnn.seed3.json: missing",
      "data/results/tiny/rnn.seed8.json: stale: made with other settings: keepWeights"
    ]);
  });

  test("names a result with a changed number, though its digest fits: no run wrote it", async () => {
    await run();
    const {origin, result} = parseResult(read(file), file, runResult);
    const [row, ...rows] = result.curve;
    write(
      file,
      formatResult({origin, result: {...result, curve: [{...row, loss: row.loss * (1 + 2 ** -52)}, ...rows]}})
    );
    expect((await look()).problems).toEqual([
      expect.stringMatching(
        /^data\/results\/tiny\/rnn\.seed3\.json: not as it was made: expected [0-9a-f]{64} of/
      ) as string
    ]);
    write("data/results/tiny/provenance.jsonl", "");
    expect((await look()).problems).toHaveLength(4);
  });

  test("names what another version of the code made", async () => {
    await run();
    const {origin, result} = parseResult(read(file), file, runResult);
    write(file, formatResult({origin: {...origin, engine: hashJson("another")}, result}));
    expect((await look()).problems).toEqual([`${file}: stale: made by another version of the code`]);
    expect((await run()).said).toContain("3 kept, 1 to do");
  });

  test("lets results of other code stand once a run of each group was made again with the same bits", async () => {
    await run();
    for (const name of all) falsify((result) => result, `data/results/${name}`, hashJson("another"));
    const before = results();
    const {display, said} = listener();
    const options = {...shared(), first: undefined, display};
    expect(await confirm(options)).toEqual([]);
    expect(said.join("")).toContain("tiny: 4 results confirmed by 2 that were made again");
    expect((await look()).problems).toEqual([]);
    expect((await run()).said).toContain("4 kept, 0 to do");
    expect(results()).toMatchObject(before);

    rmSync(join(root, "data/results/tiny/confirmed.json"));
    for (const seed of [3, 8]) falsify((result) => ({...result, updates: 4}), `data/results/tiny/rnn.seed${seed}.json`);
    expect(await confirm(options)).toEqual([
      expect.stringMatching(/^tiny\/rnn\.seed\d: made again: updates: /) as string
    ]);
    expect((await look()).problems).toHaveLength(4);
  });

  test("catches one bit, in a whole run and in its beginning", async () => {
    settings("tiny", {seeds: [3], networks: {rnn: tinySettings().networks.rnn}});
    await run();
    falsify((result) => ({...result, curve: result.curve.map((row) => ({...row, loss: row.loss * (1 + 2 ** -52)}))}));
    const said = /^tiny\/rnn\.seed3: made again: curve\.0\.loss: expected [\d.]+, got [\d.]+$/;
    expect((await look({sample: 1})).problems).toEqual([expect.stringMatching(said)]);
    expect((await look({sample: 1, first: 2})).problems).toEqual([expect.stringMatching(said)]);
    expect((await look({sample: 1, first: 1})).problems).toEqual([]);
  });
});
