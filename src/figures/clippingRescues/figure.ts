import type {ClippingRescuesData, ClippingRescuesRow} from "./experiment.js";
import {drawClippingRescues} from "./drawing.js";
import {shows, type Show} from "./state.js";
import {sayClippingRescues} from "./words.js";
import {choose} from "../../frame/controls.js";
import {choice} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";

/**
 * How many seeds of a vanilla RNN solved the temporal-order task, or how fast, against its length, with and without
 * clipping, and what the paper has.
 * @param data what the loader wrote
 */
export function clippingRescues(
  data: ClippingRescuesData,
  {invalidation}: {invalidation?: Promise<unknown>} = {}
): Figure<{show: Show}> {
  return mountFigure<{show: Show}, ClippingRescuesRow>({
    id: "clipping-rescues",
    fields: {show: choice(shows, "share")},
    controls: (figure) => [
      choose(figure, "show", {label: "show", labels: {share: "share solved", updates: "updates until solved"}})
    ],
    draw: ({show}, size) => drawClippingRescues(data, show, {...size, document}),
    rows: () => data.rows,
    say: ({show}) => sayClippingRescues(data, show),
    invalidation
  });
}
