import {existsSync} from "node:fs";
import {expect, test} from "vitest";
import {lessons} from "../../../lessons.js";
import config from "../../../observablehq.config.js";

test("Framework is told to report nothing to its makers, and to load no fonts of theirs", () => {
  expect(process.env.OBSERVABLE_TELEMETRY_DISABLE).toBe("true");
  expect(config.globalStylesheets).toEqual([]);
});

test("each lesson has its page", () => {
  expect(lessons.filter(({path}) => !existsSync(`src${path}.md`))).toEqual([]);
});
