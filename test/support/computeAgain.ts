import {readSettings} from "../../src/loaders/readJson.js";
import {standalone} from "../../src/frame/picture/standalone.js";
import {setSymbols} from "../../src/frame/picture/setSymbols.js";
import {plainSymbols} from "../../src/frame/words/symbols.js";
import {isFigure, type AnyFigure} from "../../src/frame/declareFigure.js";
import {tracedSources} from "../../scripts/framework/loading/tracedSources.js";
import {viewOf} from "./viewOf.js";

/** A figure's data, as they are written, its first picture as a file, its sentence and its rows. */
export interface ComputedAgain {
  readonly data: string;
  readonly still: string;
  readonly say: string;
  readonly rows: readonly object[];
}

/**
 * Computes figures that need no results and no parts of data, from their settings to their pictures.
 * @param rooms of the figures, `cellMicroscope`
 * @returns by the figures' ids
 */
export async function computeAgain(rooms: readonly string[]): Promise<Record<string, ComputedAgain>> {
  const computed = (await figuresOf(rooms)).map(async (figure) => {
    const {settings, data} = await figure.experiment();
    const found = await data(readSettings(`data/experiments/${figure.id}.json`, settings), tracedSources());
    const {first, ...view} = await viewOf(figure, found);
    const say = plainSymbols(view.say(first));
    const picture = setSymbols(view.draw(first, figure.sizes.wide));
    const still = standalone(picture, {title: figure.title, description: say});
    return [figure.id, {data: JSON.stringify(found), still, say, rows: view.rows(first)}] as const;
  });
  return Object.fromEntries(await Promise.all(computed));
}

async function figuresOf(rooms: readonly string[]): Promise<AnyFigure[]> {
  const modules = rooms.map(
    (room) => import(`../../src/figures/${room}/figure.ts`) as Promise<Record<string, unknown>>
  );
  return (await Promise.all(modules)).flatMap((module) => Object.values(module).filter(isFigure));
}
