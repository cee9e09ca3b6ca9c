import {format} from "d3";
import {networkStyle, type CellStyle} from "../../frame/picture/palette.js";
import type {IsOrAreData, NetworkErrors, Span} from "./experiment.js";

/** What the networks were trained to predict: every next word, or the verb alone. */
export const objectives = ["every-word", "due-word"] as const;

export interface IsOrAreState {
  /** Updates so far. */
  readonly update: number;
  /** Attractors of the sentences whose errors are drawn over the whole of training. */
  readonly attractors: number;
  readonly trained: (typeof objectives)[number];
}

/** A network that is shown, and how. */
export interface Shown extends NetworkErrors {
  readonly style: CellStyle;
}

/** The networks of a state, in the experiment's order. */
export function shownNetworks({networks}: IsOrAreData, {trained}: Pick<IsOrAreState, "trained">): Shown[] {
  return networks
    .filter(({objective}) => objective === trained)
    .map((network) => ({...network, style: networkStyle(network.network)}));
}

/** The errors after so many updates, by attractors. */
export function errorsAt({updates}: IsOrAreData, {curves}: NetworkErrors, update: number) {
  const k = updates.indexOf(update);
  if (k < 0) throw new RangeError(`isOrAre: expected an evaluation after ${update} updates, got none`);
  return curves.map(({attractors, error, low, high}) => ({attractors, error: error[k], low: low[k], high: high[k]}));
}

const whole = format(",");
const percent = (error: number): string => format(".0f")(100 * error);

/** The errors of all networks after so many updates, and by what they choose the verb there. */
export function sayErrors(data: IsOrAreData, state: IsOrAreState): string {
  const networks = shownNetworks(data, state);
  const errors = networks.map((network) => {
    const rates = errorsAt(data, network, state.update).map(({error}) => percent(error));
    return `${network.style.label} ${rates.join(", ")}\u00a0%${stageOf(network, state.update)}`;
  });
  const trained = state.trained === "due-word" ? " on the verb alone" : "";
  return `After ${whole(state.update)} updates${trained}, wrong verbs with 0 to 4 attractors: ${errors.join("; ")}.`;
}

/** The same for one number of attractors, for the slider. */
export function sayUpdate(data: IsOrAreData, state: IsOrAreState): string {
  const errors = shownNetworks(data, state).map((network) => {
    const {error} = errorsAt(data, network, state.update)[state.attractors];
    return `${network.style.label} ${percent(error)} %`;
  });
  return `update ${whole(state.update)}, wrong verbs with ${state.attractors} attractors: ${errors.join(", ")}`;
}

function stageOf({sequential, syntactic}: Shown, update: number): string {
  const within = (span: Span | null) => span && update >= span.from && update <= span.to;
  if (within(sequential)) return " (sequential recency)";
  return within(syntactic) ? " (syntactic recency)" : "";
}
