import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import * as v from "valibot";
import {afterEach, beforeEach, expect, test} from "vitest";
import {engineHash} from "../../src/loaders/engineHash.js";
import {hashJson} from "../../src/loaders/hashJson.js";
import {readResults} from "../../src/loaders/readResult.js";
import {formatResult, originOf} from "../../src/loaders/resultFile.js";

const schema = v.strictObject({score: v.number()});
const runs = ["rnn.seed1", "rnn.seed2"].map((name) => ({experiment: "tiny", name, task: {name: "adding", length: 5}}));

let folder = "";
beforeEach(() => {
  folder = relative(".", mkdtempSync(join(tmpdir(), "results-")));
});
afterEach(() => rmSync(folder, {recursive: true}));

async function write(run: (typeof runs)[number], score: number, changes: object = {}): Promise<void> {
  const origin = {...originOf(run, {engine: await engineHash("."), texts: {}}), ...changes};
  writeFileSync(`${folder}/${run.name}.json`, formatResult({origin, result: {score}}));
}

test("fresh results are read by their runs' names", async () => {
  await write(runs[0], 0.5);
  await write(runs[1], 0.25);
  const results = await readResults(folder, runs, schema);
  expect([...results]).toEqual([
    ["rnn.seed1", {score: 0.5}],
    ["rnn.seed2", {score: 0.25}]
  ]);
});

test("what is missing, stale or damaged stops it, with the command that makes it", async () => {
  const command = "make them with `npm run experiments -- tiny`";
  await write(runs[0], 0.5, {engine: hashJson("another")});
  await expect(readResults(folder, runs, schema)).rejects.toThrow(
    `${folder}/rnn.seed1.json: stale: made by another version of the code\n${folder}/rnn.seed2.json: missing\n${command}`
  );
  await write({...runs[0], task: {name: "adding", length: 6}}, 0.5);
  writeFileSync(`${folder}/rnn.seed2.json`, "{");
  const words = `rnn\\.seed1\\.json: stale: made with other settings: task\n.*rnn\\.seed2\\.json: whole: .*damaged`;
  await expect(readResults(folder, runs, schema)).rejects.toThrow(new RegExp(words));
});

test("results of a version that was found to give the same bits are fresh", async () => {
  const another = hashJson("another");
  await write(runs[0], 0.5, {engine: another});
  const confirmed = {engine: await engineHash("."), sameAs: [another], madeAgain: ["rnn.seed1"], first: null};
  writeFileSync(`${folder}/confirmed.json`, JSON.stringify(confirmed));
  expect((await readResults(folder, runs.slice(0, 1), schema)).size).toBe(1);
  writeFileSync(`${folder}/confirmed.json`, JSON.stringify({...confirmed, engine: hashJson("earlier")}));
  await expect(readResults(folder, runs.slice(0, 1), schema)).rejects.toThrow("another version of the code");
});
