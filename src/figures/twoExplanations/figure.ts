import {choose, range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import {integer} from "../../frame/state/fields.js";
import {drawTwoExplanations} from "./drawing.js";
import type {Data, NetworkState} from "./experiment.js";
import {bothData, guesses, replyTo, rowOf, sayTwoExplanations, type State} from "./words.js";

/** How the gradient falls with distance on data with a dependency and without, in networks that have not learnt it and have. */
export const twoExplanations = declareFigure({
  id: "two-explanations",
  title: "One vanishing curve, two explanations",
  broad: true,
  sizes: {
    wide: {width: 700, height: 320},
    narrow: {width: 324, height: 600}
  },
  otherState: "distance=10&shown=yes",
  experiment: () => import("./experiment.js"),
  view(data: Data, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {distance} = data.settings;
    return {
      fields: {
        distance: integer({min: 0, max: distance, default: distance}),
        guess: pick(guesses),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: "In which network does the curve run otherwise on data without the dependency?",
          inputs: [choose(figure, "guess", {label: "my guess", labels: {none: "in none"}})],
          made: ({guess}) => guess !== "",
          reply: ({guess}) => replyTo(data, guess)
        }),
        range(figure, "distance", {label: "at distance $T − t$"})
      ],
      draw: (state, size) => drawTwoExplanations(data, state, {...size, document}),
      rows: ({shown}) => rowsOf(data).filter(({data}) => shown || data === "dependency"),
      say: (state) => sayTwoExplanations(data, state),
      frames: {
        title: "One vanishing curve, two explanations",
        states: [{shown: true}],
        ...{width: 700, height: 300}
      }
    };
  },
  facts({settings: {distance, noise, seeds}, rows}) {
    const far = (network: NetworkState) => {
      const [dependency, none] = bothData.map((data) => 10 ** rowOf(rows, network, data).log10[distance].median);
      return {with: dependency, without: none};
    };
    return {
      ...{untrained: far("untrained"), saturated: far("saturated"), trained: far("trained")},
      error: {...rowOf(rows, "trained", "dependency").error},
      /** The value to be carried is uniform from −1 to 1: its variance is ⅓. */
      ...{noiseError: noise ** 2, meanError: noise ** 2 + 1 / 3, seeds: seeds.length}
    };
  }
});

/** log10 of the gradient's length by distance, median over seeds and its interval; with the mean squared error's median. */
function rowsOf({rows}: Data) {
  return rows.flatMap(({network, data, log10, error: {median: error}}) =>
    log10.map(({median, low, high}, distance) => ({network, data, distance, log10: median, low, high, error}))
  );
}
