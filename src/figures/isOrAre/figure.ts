import {format, max, min} from "d3";
import {choose, range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {medianRanks} from "../../experiments/statistics.js";
import type {Facts} from "../../frame/facts.js";
import {choice, integer, number} from "../../frame/state/fields.js";
import {stepper} from "../../frame/controls/stepper.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import {drawIsOrAre} from "./drawing.js";
import {
  errorsAt,
  moments,
  objectives,
  question,
  reply,
  sayErrors,
  sayUpdate,
  shownNetworks,
  type IsOrAreState,
  type Shown
} from "./errors.js";
import type {IsOrAreData, SeedErrors} from "./experiment.js";

/** A seed whose network errs at least so often goes by no rule: about half of the time. */
const astray = 0.45;

/**
 * How often trained networks choose the wrong form of a verb, by the nouns that stand between, over training, and what
 * papers found.
 */
export const isOrAre = declareFigure({
  id: "is-or-are",
  title: "Is or are",
  broad: true,
  sizes: {
    wide: {width: 720, height: 540},
    narrow: {width: 324, height: 760}
  },
  source: "training",
  otherState: "update=4000&shown=yes",
  experiment: () => import("./experiment.js"),
  view(data: IsOrAreData, {document}): View<IsOrAreState, ReturnType<typeof rowsOf>[number]> {
    const {updates} = data;
    return {
      fields: {
        // All three networks go by the nearest noun, and the hardest sentences tell them apart best.
        update: number({min: 0, max: updates[updates.length - 1], step: updates[1], default: moments[0]}),
        attractors: integer({min: 0, max: 4, default: 4}),
        trained: choice(objectives, "every-word"),
        wrong: guessed(integer({min: 0, max: 100, default: 50})),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question,
          inputs: [range(figure, "wrong", {label: "my guess", unit: "%"})],
          reply: (state) => reply(data, state)
        }),
        stepper(figure, "update", {
          ...{label: "update", read: format(","), stages: stages(data)},
          valueText: (state) => sayUpdate(data, state)
        }),
        range(figure, "attractors", {label: "attractors, below"}),
        choose(figure, "trained", {
          ...{label: "trained to predict", labels: {"every-word": "every word", "due-word": "the verb alone"}}
        })
      ],
      draw: (state, size) => drawIsOrAre(data, state, {...size, document}),
      rows: (state) => rowsOf(data, state),
      say: (state) => sayErrors(data, state),
      frames: {
        title: "Is or are, during training",
        states: moments.map((update) => ({update, shown: true})),
        ...{width: 340, height: 230}
      }
    };
  },
  async facts(data, _, {part}): Promise<Facts> {
    const seeds = await part<SeedErrors>("seeds");
    const languageModels = shownNetworks(data, {trained: "every-word"});
    const errors = (update: number, networks = languageModels) =>
      networks.flatMap((network) => errorsAt(data, network, update));
    const early = errors(moments[0]);
    const gated = languageModels.filter(({network}) => network !== "rnn-tanh");
    return {
      seeds: data.seeds,
      interval: {...medianRanks(data.seeds)},
      trials: data.trials,
      moments,
      early: {
        without: max(early, ({attractors, error}) => (attractors === 0 ? error : NaN)) ?? NaN,
        with: min(early, ({attractors, error}) => (attractors > 0 ? error : NaN)) ?? NaN
      },
      gatedNearlyOut: max(errors(moments[2], gated), ({error}) => error) ?? NaN,
      astrayLstms: seeds["lstm-bias1"].filter((error) => error >= astray).length,
      ...Object.fromEntries(objectives.map((trained) => [trained, stageFacts(shownNetworks(data, {trained}))]))
    };
  }
});

/** From when to when each network is in a stage. */
function stageFacts(networks: readonly Shown[]): Facts {
  return Object.fromEntries(networks.map(({network, sequential, syntactic}) => [network, {sequential, syntactic}]));
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
function rowsOf(data: IsOrAreData, state: IsOrAreState) {
  const networks = state.shown ? shownNetworks(data, state) : [];
  const rows = networks.flatMap((network) =>
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
