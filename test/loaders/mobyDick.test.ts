import {createHash} from "node:crypto";
import {expect, test} from "vitest";
import {mobyDick} from "../../src/loaders/mobyDick.js";

const text = mobyDick();

test("begins and ends as the book does", () => {
  expect(text).toMatch(/^Loomings\.\n\nCall me Ishmael\. Some years ago—never mind how long precisely—/);
  expect(text).toMatch(/\n\nEpilogue "AND I ONLY AM ESCAPED ALONE TO TELL THEE" Job\.\n\nThe drama's done\./);
  expect(text).toMatch(/in her retracing search after her missing children, only found another orphan\.$/);
});

// Every result that was trained on it rests on these bytes.
test("is the text that it was", () => {
  expect(text).toHaveLength(1_189_512);
  expect(createHash("sha256").update(text).digest("hex")).toBe(
    "9e61966bcac2d0a5bb5822092418e775e6e4fe1cddd1a6fef5a7eed5c11dc0ae"
  );
});
