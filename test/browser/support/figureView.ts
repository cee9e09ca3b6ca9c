import {readFile} from "node:fs/promises";
import type {AnyFigure, View} from "../../../src/frame/declareFigure.js";
import {outputFolder} from "../../../scripts/framework/loading/job.js";
import {viewOf} from "../../support/viewOf.js";
import type {PageFigure} from "./pageFigures.js";

type FigureView = View<object, object> & Pick<AnyFigure, "sizes"> & {readonly first: object};

/** A figure's view over what the loader computed, as the page has it, its first state, and its sizes as they stand. */
export async function figureView({base, figure: {room, name, parts}}: PageFigure): Promise<FigureView> {
  const module = (await import(`../../../src/figures/${room}/figure.ts`)) as Record<string, AnyFigure>;
  const read = async (output: string): Promise<unknown> =>
    JSON.parse(await readFile(`${outputFolder}/${output}.json`, "utf8"));
  const named = await Promise.all(parts.map(async (part) => [part, await read(`${base}-${part}`)] as const));
  return {...(await viewOf(module[name], await read(base), Object.fromEntries(named))), sizes: module[name].sizes};
}
