import {transform, type TransformFailure} from "esbuild";
import type {Finding} from "../checking/site.js";
import {codeBlocks} from "./codeBlocks.js";

/**
 * Finds cells that are no code, at their line: Framework makes a box of each in the page, and goes on.
 * @param pages Markdown by file, `src/lstm.md`
 */
export async function syntaxFaults(pages: ReadonlyMap<string, string>): Promise<Finding[]> {
  const cells = [...pages].flatMap(([file, markdown]) => codeBlocks(markdown).map((block) => ({file, ...block})));
  const faults = cells.map(async ({file, language, line, code}): Promise<Finding[]> => {
    try {
      await transform(code, {loader: language, format: "esm", target: "esnext", logLevel: "silent"});
      return [];
    } catch (error) {
      const [{text, location}] = (error as TransformFailure).errors;
      return [{file: `${file}:${line + (location?.line ?? 1) - 1}`, expected: "code", found: text}];
    }
  });
  return (await Promise.all(faults)).flat();
}
