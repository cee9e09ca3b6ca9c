import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {expect, test} from "vitest";
import {computeAgain, type ComputedAgain} from "../support/computeAgain.js";

/** Figures that are quick to compute and have numbers and names in their pictures. */
const rooms = ["cellMicroscope", "explosion", "lstmOrGruCost"];

/** Where letters fold in another way, numbers are written with commas, and it is tomorrow. */
const elsewhere = {LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati"};

test("figures come to the same data, pictures, words and rows in another place of the world", async () => {
  const args = ["--import", "tsx", "test/support/computeElsewhere.ts", ...rooms];
  const {stdout} = await promisify(execFile)(process.execPath, args, {
    env: {...process.env, ...elsewhere},
    maxBuffer: 1 << 26
  });
  const there = JSON.parse(stdout) as {locale: string; timeZone: string; computed: Record<string, ComputedAgain>};
  expect(there).toMatchObject({locale: "tr-TR", timeZone: "Pacific/Kiritimati"});
  expect(Intl.DateTimeFormat().resolvedOptions()).not.toMatchObject({locale: "tr-TR"});
  const here = JSON.parse(JSON.stringify(await computeAgain(rooms))) as typeof there.computed;
  expect(Object.keys(here)).toEqual(expect.arrayContaining(["cell-microscope", "explosion", "lstm-or-gru-cost"]));
  expect(Object.keys(there.computed)).toEqual(Object.keys(here));
  for (const id of Object.keys(here)) expect(there.computed[id], id).toEqual(here[id]);
});
