import {plainText} from "../../../src/loaders/readText.js";
import {lineAt} from "./placeOf.js";

/** A block of code that runs in the reader's browser. */
export interface CodeBlock {
  language: "js" | "ts";
  /** Line in the page of the block's first line of code, from 1. */
  line: number;
  code: string;
}

/** The live code of a page: fenced `js` and `ts` blocks that are not marked `run=false`. */
export function codeBlocks(page: string): CodeBlock[] {
  const markdown = plainText(page);
  const blocks: CodeBlock[] = [];
  const fence = /^(`{3,})(\w*)([^\n`]*)\n([\s\S]*?)^\1`*[ \t]*$/gm;
  for (const {1: ticks, 2: language, 3: info = "", 4: code = "", index} of markdown.matchAll(fence)) {
    if (ticks === undefined || (language !== "js" && language !== "ts") || /\brun=false\b/.test(info)) continue;
    blocks.push({language, line: lineAt(markdown, index) + 1, code: code.trimEnd()});
  }
  return blocks;
}
