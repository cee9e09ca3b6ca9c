import type {ResetRow} from "./experiment.js";
import {choose} from "../../frame/controls.js";
import {choice} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {compared, drawTwoResetGates, type Compared, type TwoResetGatesData} from "./drawing.js";
import {sayTwoResetGates} from "./words.js";

/**
 * How far the reset gate's two forms are apart with the same weights, and when they are one.
 * @param data what the loader wrote
 */
export function twoResetGates(
  data: TwoResetGatesData,
  {invalidation}: {invalidation?: Promise<unknown>} = {}
): Figure<{compare: Compared}> {
  return mountFigure<{compare: Compared}, ResetRow>({
    id: "two-reset-gates",
    fields: {compare: choice(compared, "content")},
    controls: (figure) => [
      choose(figure, "compare", {
        label: "compare",
        labels: {content: "h̃ at the first step", state: `h after step ${data.settings.steps}`}
      })
    ],
    draw: ({compare}, size) => drawTwoResetGates(data, compare, {...size, document}),
    rows: () => data.rows,
    say: ({compare}) => sayTwoResetGates(data, compare),
    invalidation
  });
}
