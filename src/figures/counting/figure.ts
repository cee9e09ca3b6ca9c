import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {choice, integer, oneOf} from "../../frame/state/fields.js";
import {drawCounting, layout} from "./drawing.js";
import type {CountingData} from "./experiment.js";
import {guessRow, reachScales} from "./reaches.js";
import {isAsked, question, reply, say, trainedAt, type State} from "./words.js";

/** aⁿbⁿ, counted by units set by hand, and by trained LSTMs and GRUs. */
export const counting = declareFigure({
  id: "counting",
  title: "Counting: an LSTM’s cell state and a GRU’s state",
  broad: true,
  sizes: {
    wide: {width: 700, height: 400},
    narrow: {width: 324, height: 640}
  },
  source: "training",
  otherState: "n=20&u=0.02&trained=to15&shown=yes",
  timed: [
    {field: "n", from: 2, places: 5},
    {field: "u", places: 5}
  ],
  experiment: () => import("./experiment.js"),
  view(data: CountingData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {byHand, asked, guess: first} = data.settings;
    const {tested} = trainedAt(data, asked);
    const names = data.lengths.map(({name}) => name);
    return {
      fields: {
        n: integer({min: 1, max: byHand.most, default: byHand.n}),
        u: oneOf(byHand.gates, byHand.gate),
        trained: choice(names, asked),
        guess: guessed(integer({min: 0, max: tested, default: first})),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: question(data),
          inputs: [range(figure, "guess", {label: "my guess"})],
          reply: (state) => reply(data, state)
        }),
        range(figure, "n", {label: "by hand: $n$"}),
        range(figure, "u", {label: "the GRU’s gate, $u$"}),
        choose(figure, "trained", {
          label: "trained to",
          labels: Object.fromEntries(data.lengths.map(({name, trained}) => [name, `$n$ = ${trained}`]))
        })
      ],
      draw: (state, size) => drawCounting(data, state, {...size, document}),
      rows: ({shown}) => rowsOf(data, shown),
      say: (state) => say(data, state),
      mounted: (figure) => dragGuess(figure, data),
      frames: {
        title: "Trained to two lengths",
        states: names.map((trained) => ({trained, shown: true})),
        ...{width: 560, height: 360}
      }
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** Lets the reader drag the guess, as long as the answer is not there. */
function dragGuess(figure: Figure<State>, data: CountingData): void {
  const pointing = pointInPanel<State>(
    figure.stage,
    (size) => {
      const {reaches} = layout(size);
      return {...reachScales(data, figure.state, reaches), corner: reaches};
    },
    () => [figure.state.guess, guessRow + 0.11],
    (n) => ({guess: Math.round(Math.min(trainedAt(data, data.settings.asked).tested, Math.max(0, n)))})
  );
  const open = () => isAsked(data, figure.state) && !figure.state.shown;
  pointAtPicture(figure, {
    ...pointing,
    hold: (at) => (open() ? pointing.hold?.(at) : undefined),
    pick: (at) => (open() ? pointing.pick?.(at) : undefined)
  });
}

/** At how many n each network is right, before and after training; while the question stands, of the LSTM alone. */
function rowsOf({settings, lengths}: CountingData, shown: boolean) {
  const visible = settings.networks.filter((_, k) => shown || k === 0).map(({network}) => network);
  return lengths.flatMap(({trained, tested, networks}) =>
    networks
      .filter(({network}) => visible.includes(network))
      .flatMap(({network, units, untrained, right}) =>
        right.map((right, k) => ({network, units, trained, tested, seed: k + 1, untrained: untrained[k], right}))
      )
  );
}
