import type {AnyFigure} from "../../../src/frame/declareFigure.js";
import type {Described} from "./job.js";

/** The static parts of a declaration. */
export async function describeFigure(room: string, name: string, figure: AnyFigure): Promise<Described> {
  const {id, title, sizes, broad = false, properties = {}, source = null, near = null, otherState, timed = []} = figure;
  const {parts = {}} = await figure.experiment();
  return {id, room, name, title, sizes, broad, properties, source, near, parts: Object.keys(parts), otherState, timed};
}
