import {format} from "d3";
import type {IsOrAreData} from "./experiment.js";
import {errorsAt, shownNetworks, type IsOrAreState, type Shown} from "./state.js";

const whole = format(",");
const percent = (error: number): string => format(".0f")(100 * error);

/** The errors of all networks after so many updates, and by what they choose the verb there. */
export function sayIsOrAre(data: IsOrAreData, state: IsOrAreState): string {
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
  const within = (span: Shown["sequential"]) => span && update >= span.from && update <= span.to;
  if (within(sequential)) return " (sequential recency)";
  return within(syntactic) ? " (syntactic recency)" : "";
}
