import {format} from "d3";
import type {IsOrAreData} from "./experiment.js";
import {choose, range} from "../../frame/controls.js";
import {choice, integer, number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {drawIsOrAre} from "./drawing.js";
import {errorsAt, firstState, objectives, shownNetworks, type IsOrAreState} from "./state.js";
import {sayIsOrAre, sayUpdate} from "./words.js";
import {stepper} from "../../frame/stepper.js";

/** An error rate with its interval, of a network of ours after so many updates, or of a paper's. */
interface Row {
  readonly model: string;
  readonly trained: string | null;
  readonly update: number | null;
  readonly attractors: number;
  readonly error: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * How often trained networks choose the wrong form of a verb, by the nouns that stand between, over training, and what
 * papers found.
 * @param data what the loader wrote
 */
export function isOrAre(
  data: IsOrAreData,
  {invalidation}: {invalidation?: Promise<unknown>} = {}
): Figure<IsOrAreState> {
  const {updates} = data;
  const last = updates[updates.length - 1];
  return mountFigure<IsOrAreState, Row>({
    id: "is-or-are",
    fields: {
      update: number({min: 0, max: last, step: updates[1], default: firstState.update}),
      attractors: integer({min: 0, max: 4, default: firstState.attractors}),
      trained: choice(objectives, firstState.trained)
    },
    controls: (figure) => [
      stepper(figure, "update", {
        ...{label: "update", read: format(","), stages: stages(data)},
        valueText: (state) => sayUpdate(data, state)
      }),
      range(figure, "attractors", {label: "attractors, below"}),
      choose(figure, "trained", {
        label: "trained to predict",
        labels: {"every-word": "every word", "due-word": "the verb alone"}
      })
    ],
    draw: (state, size) => drawIsOrAre(data, state, {...size, document}),
    rows: (state) => rowsOf(data, state),
    say: (state) => sayIsOrAre(data, state),
    invalidation
  });
}

/** Where a stage of one of the networks begins or ends. */
function stages(data: IsOrAreData): (state: IsOrAreState) => number[] {
  return (state) =>
    shownNetworks(data, state)
      .flatMap(({sequential, syntactic}) => [sequential?.from, sequential?.to, syntactic?.from])
      .filter((update) => update !== undefined)
      .sort((a, b) => a - b);
}

/** Errors by attractors at the update that is shown, those over training that are drawn, and the papers'. */
function rowsOf(data: IsOrAreData, state: IsOrAreState): Row[] {
  const rows = shownNetworks(data, state).flatMap((network) =>
    data.updates.flatMap((update) => {
      const errors = errorsAt(data, network, update);
      const shown = update === state.update ? errors : [errors[state.attractors]];
      return shown.map((error) => ({model: network.network, trained: state.trained, update, ...error}));
    })
  );
  const papers = data.published.flatMap(({name, paper, errors}) =>
    errors.map((error) => ({model: `${name}, ${paper}`, trained: null, update: null, ...error}))
  );
  return [...rows, ...papers];
}
