import type {FigureModules} from "./figureModules.js";
import type {Question, Wanted} from "./job.js";
import type {Origin} from "./staleness.js";

/** One file, or a few, to be computed for a figure. */
export interface Job {
  readonly name: string;
  /** What its outputs' names begin with. */
  readonly base: string;
  /** Where a page asks for it. */
  readonly place: string;
  readonly question: Question;
  /** Names of the jobs whose outputs it reads. */
  readonly after: readonly string[];
  readonly origin: Omit<Origin, "from">;
}

/** The code outside src that pictures depend on. */
const drawnBy = ["drawPictures", "drawFurniture", "drawThumbnail"].map(
  (name) => `scripts/framework/loading/${name}.ts`
);

/** What has to be computed for a figure: its data, their parts, and then its pictures and facts. */
export function jobsOf(wanted: Wanted, modules: FigureModules): Job[] {
  const {base, place, settings, figure} = wanted;
  const program = modules.program(figure.room);
  const job = (what: string, question: Question, code: readonly string[], after: readonly string[] = []): Job => ({
    ...{name: `${base}: ${what}`, base, place, question, after},
    origin: {code, of: [base, settings, what], training: modules.training}
  });
  const computing = modules.computing(figure.room);
  const data = [
    job("data", {kind: "data", wanted, program}, computing),
    ...figure.parts.map((part) => job(part, {kind: "part", part, wanted, program}, computing))
  ];
  const names = data.map(({name}) => name);
  const drawing = [...modules.drawing(figure.room), ...drawnBy];
  return [...data, job("pictures", {kind: "pictures", wanted, program}, drawing, names)];
}
