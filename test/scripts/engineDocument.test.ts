import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {withOperations} from "../../scripts/documents/engineDocument.js";

test("docs/engine.md has the engine's operations: after a change, npx tsx scripts/writeOperations.ts", () => {
  const text = readFileSync("docs/engine.md", "utf8");
  expect(withOperations(text)).toBe(text);
  expect(withOperations(text.replace("| ∂f ←", "| ∂i ←").replace("f ∘ c⁻", "f ∘ h⁻"))).toBe(text);
});

test("a document without a place for a table is refused", () => {
  expect(() => withOperations("# The engine")).toThrow(/operations of rnn-tanh/);
});
