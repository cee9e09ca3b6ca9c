import {figuresOfPages} from "../../../scripts/framework/figuresOfPages.js";
import {readFiguresKnown} from "../../../scripts/framework/loading/figuresKnown.js";
import type {Described} from "../../../scripts/framework/loading/job.js";
import {baseOf} from "../../../scripts/framework/loading/wantedFigures.js";
import {lessons} from "../../../lessons.js";

/** A figure as it stands in a page, with what is declared of it. */
export interface PageFigure {
  readonly id: string;
  /** What its outputs are called: another name than its id where the page has settings of its own. */
  readonly base: string;
  readonly figure: Described;
}

const known = new Map(readFiguresKnown().figures.map((figure) => [figure.id, figure]));

/** The figures of each lesson, in its order, by the address of its page: `./lstm.html`. */
export const pageFigures: ReadonlyMap<string, readonly PageFigure[]> = new Map(
  lessons.map(({path}) => [
    `.${path}.html`,
    (figuresOfPages().get(path) ?? []).map(({id, figure, settings}) => ({
      ...{id, base: baseOf(figure, settings)},
      figure: declared(figure)
    }))
  ])
);

function declared(id: string): Described {
  const figure = known.get(id);
  if (!figure) throw new Error(`expected a declared figure ${id}, found none`);
  return figure;
}
