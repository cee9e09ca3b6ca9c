import * as v from "valibot";
import {isFigure} from "../../src/frame/declareFigure.js";
import type {Sources} from "../../src/experiments/sources.js";
import {digestOf} from "./digestOf.js";

/** Settings of figures, by the names of their files in data/experiments; and the rooms that declare figures. */
export interface FigureSettings {
  readonly rooms: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Digests of what each figure declares to be the same in every engine, by its id; where that has several values, also by
 * their names: `loss-cliff: descents`.
 */
export async function figureDigests({rooms, settings}: FigureSettings): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const room of rooms) {
    const module = (await import(`../../src/figures/${room}/figure.ts`)) as Record<string, unknown>;
    for (const figure of Object.values(module).filter(isFigure)) {
      const {settings: schema, data, digest} = await figure.experiment();
      const own = v.parse(schema, settings[figure.id]);
      const values = digest ? await digest(own) : {rows: await data(own, noSources(figure.id))};
      for (const [name, value] of Object.entries(values))
        digests[name === "rows" ? figure.id : `${figure.id}: ${name}`] = digestOf(value);
    }
  }
  return digests;
}

/** A browser reads no files: what needs them digests something else. */
function noSources(id: string): Sources {
  const refuse = (): never => {
    throw new Error(`${id}: expected a digest that needs no files (\`digest\` in its experiment.ts), found none`);
  };
  return {settings: refuse, results: refuse, mobyDick: refuse};
}
