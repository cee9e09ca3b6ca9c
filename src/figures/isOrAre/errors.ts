import {format} from "d3";
import {networkStyle, type CellStyle} from "../../frame/picture/palette.js";
import type {IsOrAreData, NetworkErrors, Span} from "./experiment.js";

/** Updates: in the stage of sequential recency, on the way out of it, nearly out, and at the end. */
export const moments = [200, 500, 800, 4000];

/** What the networks were trained to predict: every next word, or the verb alone. */
export const objectives = ["every-word", "due-word"] as const;

export interface IsOrAreState {
  /** Updates so far. */
  readonly update: number;
  /** Attractors of the sentences whose errors are drawn over the whole of training. */
  readonly attractors: number;
  readonly trained: (typeof objectives)[number];
  /** The reader's guess: how many verbs of a hundred are wrong with one attractor, at the first moment. */
  readonly wrong: number;
  readonly shown: boolean;
}

export const question = `After ${moments[0]} updates, between noun and verb one noun of the other number: how many verbs are wrong?`;

/** Whether this is what the question is about: language models at the first moment. */
export function isAsked({update, trained}: IsOrAreState): boolean {
  return update === moments[0] && trained === "every-word";
}

/** What comes of the guess: a coin errs in half, a rule in all or none. */
export function reply(data: IsOrAreData, {wrong}: IsOrAreState): string {
  const [{curves}] = shownNetworks(data, {trained: "every-word"});
  const answer = curves[1].error[data.updates.indexOf(moments[0])];
  const all = `${percent(answer)}\u00a0% in each network: worse than a coin.`;
  if (wrong > 85) return `You said ${wrong}\u00a0%. It is ${all}`;
  if (wrong < 15) return `You said ${wrong}\u00a0%, as if they went by the subject. It is ${all}`;
  return `You said ${wrong}\u00a0%, near to tossing a coin. It is ${all}`;
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
  if (!state.shown)
    return `After ${whole(state.update)} updates: how many verbs are wrong with 0 to 4 attractors, in an RNN, an LSTM and a GRU that were trained so far?`;
  const networks = shownNetworks(data, state);
  const errors = networks.map((network) => {
    const rates = errorsAt(data, network, state.update).map(({error}) => percent(error));
    return `${network.style.label} ${rates.join(", ")}\u00a0%${stageOf(network, state.update)}`;
  });
  const trained = state.trained === "due-word" ? " on the verb alone" : "";
  return `After ${whole(state.update)} updates${trained}, wrong verbs with 0 to 4 attractors: ${errors.join("; ")}.`;
}

/** The same for one number of attractors, for the slider; without them until they are shown. */
export function sayUpdate(data: IsOrAreData, state: IsOrAreState): string {
  if (!state.shown) return `update ${whole(state.update)}`;
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
