import {createHash} from "node:crypto";
import fc from "fast-check";
import {expect, test} from "vitest";
import {exerciseSeed, plainIdentity} from "./exerciseSeed.js";

const name = fc
  .string({minLength: 1, maxLength: 20, unit: "grapheme"})
  .filter((text) => !/\p{Cc}/u.test(text) && text.trim() !== "");

test("is the first 32 bits of SHA-256 over course, student and exercise with NUL between, as Node computes it", () => {
  fc.assert(
    fc.property(name, name, name, (course, student, exercise) => {
      const text = [course, student, exercise].map((one) => one.trim().normalize("NFC")).join("\0");
      expect(exerciseSeed({course, student}, exercise)).toBe(
        createHash("sha256").update(text, "utf8").digest().readUInt32BE(0)
      );
    })
  );
});

test("does not mistake where a name ends, nor two ways to write a letter", () => {
  expect(exerciseSeed({course: "ab", student: "c"}, "x")).not.toBe(exerciseSeed({course: "a", student: "bc"}, "x"));
  expect(exerciseSeed({course: "a", student: "Ren\u00e9 "}, "x")).toBe(
    exerciseSeed({course: "a", student: "Rene\u0301"}, "x")
  );
});

test.each(["", "  ", "a\0b", "a\nb", "x".repeat(201)])("refuses an identity of %j", (student) => {
  expect(() => plainIdentity({course: "a", student})).toThrow("student: expected 1 to 200 characters on one line");
  expect(() => exerciseSeed({course: "a", student}, "x")).toThrow("student: expected");
});
