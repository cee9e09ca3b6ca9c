import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {cellOperations} from "../../../../src/engine/cells/operations/cellOperations.js";
import type {CellOperations} from "../../../../src/engine/cells/operations/operation.js";

/** What an operation makes of the parts that a page does not name: pre-activations, products, and what is written out. */
function written({wires, operations}: CellOperations, makes: string): string {
  const inner = operations.filter((one) => /^a_|^(kept|written|replaced|reset)$/.test(one.makes));
  let {tex} = operations.find((one) => one.makes === makes)?.formula ?? {tex: ""};
  for (const {makes: wire, formula} of [...inner].reverse()) tex = tex.replace(wires[wire].tex, formula.tex);
  return `${wires[makes].tex} = ${tex}`;
}

/** TeX without colours, alignment, and parentheses that only a page has: tanh(…). */
function plain(tex: string): string {
  return tex
    .replace(/\\(?!text)\w+\{((?:[^{}]|\{[^{}]*\})*)\}/g, "$1")
    .replace(/\\(?:bigl|bigr)|\\,|&/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\\tanh ?\((.*)\)$/, "\\tanh $1");
}

test.each([
  ["lstm", "lstm", ["f", "i", "o", "c̃", "c", "h"]],
  ["gru", "gru", ["u", "r", "h̃", "h"]]
] as const)("the equations at the head of %s are those of the cell's list of operations", (page, kind, made) => {
  const [, equations] =
    /\\begin\{aligned\}\n([^]*?)\\end\{aligned\}/.exec(readFileSync(`src/${page}.md`, "utf8")) ?? [];
  const lines = (equations ?? "").trim().split("\\\\\n");
  expect(lines.map((line) => plain(line.split("&&")[0]))).toEqual(
    made.map((makes) => plain(written(cellOperations[kind], makes)))
  );
  const {wires} = cellOperations[kind];
  // Beside a gate and the new content stands the list's name, with or without what it is for.
  lines.forEach((line, k) => {
    const meaning = wires[made[k]].meaning.replace(/^the /, "");
    const [, words = ""] = /&& \\text\{([^}]*)\}/.exec(line) ?? [];
    if (/gate|content/.test(meaning)) expect([meaning, meaning.split(": ")[0]]).toContain(words);
  });
});
