import {expect, test} from "vitest";
import {accepted} from "../../scripts/audit/accepted.js";
import {readAudit} from "../../scripts/audit/readAudit.js";

const address = "https://github.com/advisories/GHSA-0000-0000-0000";
const answer = JSON.stringify({
  vulnerabilities: {
    mathjs: {name: "mathjs", severity: "high", via: [{url: address}]},
    reader: {name: "reader", severity: "high", via: ["mathjs"]}
  }
});

test("names a package by its advisory, and not those that only need it", () => {
  expect(readAudit(answer, [])).toEqual([{name: "mathjs", severity: "high", advisories: [address]}]);
});

test("leaves out what was accepted", () => {
  expect(readAudit(answer, [address])).toEqual([]);
  expect(readAudit('{"vulnerabilities": {}}', [])).toEqual([]);
});

test.each([
  ['{"error": {"code": "ENOAUDIT", "summary": "no audit here"}}', "no audit here"],
  ['{"message": "405 Method Not Allowed", "error": {"summary": ""}}', "405 Method Not Allowed"],
  ["npm error network", "npm error network"],
  ["", "no answer"]
])("says why the registry says nothing: %s", (printed, silent) => {
  expect(readAudit(printed, [])).toEqual({silent});
});

test("what is accepted says why", () => {
  for (const [advisory, why] of Object.entries(accepted)) {
    expect(advisory).toMatch(/^https:/);
    expect(why).toMatch(/\S+ \S+/);
  }
});
