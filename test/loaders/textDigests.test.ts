import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {resourceOf, taskSettings} from "../../src/experiments/tasks/makeTask.js";
import {textDigests} from "../../src/loaders/textDigests.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "texts-"));
  mkdirSync(join(root, "data/grammars"), {recursive: true});
});
afterEach(() => rmSync(root, {recursive: true}));

const digest = (grammar: string) => {
  writeFileSync(join(root, "data/grammars/tickets.json"), grammar);
  return textDigests("tickets", root)["data/grammars/tickets.json"];
};

test("every task that is made of a grammar or a text has its digest, and no other has one", () => {
  for (const {entries} of taskSettings.options) {
    const name = entries.name.literal;
    expect(Object.keys(textDigests(name)), name).toHaveLength(resourceOf[name] === undefined ? 0 : 1);
  }
});

test("reasons and spaces do not count, words and their order do", () => {
  const before = digest('{"rules": {"a": 1, "b": 2}, "why": "so"}');
  expect(digest('{"rules":{"a":1,"b":2},"why":"otherwise"}')).toBe(before);
  expect(digest('{"rules": {"a": 1, "c": 2}}')).not.toBe(before);
  expect(digest('{"rules": {"b": 2, "a": 1}}')).not.toBe(before);
});
