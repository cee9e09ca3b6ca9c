import type {TwoExplanationsData, TwoExplanationsNetwork} from "./experiment.js";
import {range} from "../../frame/controls.js";
import {integer} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {drawTwoExplanations, type TwoExplanationsComputed} from "./drawing.js";
import {sayTwoExplanations} from "./words.js";

interface State {
  /** The distance at which the curves are compared. */
  readonly distance: number;
}

/** One point of a curve: log10 of the gradient's length, median over seeds and its interval. */
interface Row {
  readonly network: TwoExplanationsNetwork;
  readonly data: TwoExplanationsData;
  readonly distance: number;
  readonly log10: number;
  readonly low: number;
  readonly high: number;
  /** Mean squared error of this network on these data, median over seeds. */
  readonly error: number;
}

/** How the gradient falls with distance on data with a dependency and without, in networks that have not learnt it and have. */
export function twoExplanations(
  data: TwoExplanationsComputed,
  {invalidation}: {invalidation?: Promise<unknown>} = {}
): Figure<State> {
  const {distance} = data.settings;
  return mountFigure<State, Row>({
    id: "two-explanations",
    fields: {distance: integer({min: 0, max: distance, default: distance})},
    controls: (figure) => [range(figure, "distance", {label: "at distance T − t"})],
    draw: ({distance}, size) => drawTwoExplanations(data, distance, {...size, document}),
    rows: () =>
      data.rows.flatMap(({network, data, log10, error}) =>
        log10.map(({median, low, high}, distance) => ({
          ...{network, data, distance, log10: median, low, high},
          error: error.median
        }))
      ),
    say: ({distance}) => sayTwoExplanations(data, distance),
    invalidation
  });
}
