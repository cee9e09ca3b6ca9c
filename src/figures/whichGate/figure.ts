import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import {choice} from "../../frame/state/fields.js";
import {drawWhichGate} from "./drawing.js";
import type {WhichGateData} from "./experiment.js";
import {guesses, reply, rowsShown, say, taskOf, type State} from "./words.js";

/** GRU and LSTM with one gate held open for good, and the cell of a single gate: which of them still learn. */
export const whichGate = declareFigure({
  id: "which-gate",
  title: "Which gate can go",
  sizes: {
    wide: {width: 700, height: 380},
    narrow: {width: 324, height: 470}
  },
  source: "training",
  otherState: "task=adding&shown=yes",
  timed: [{field: "task"}],
  experiment: () => import("./experiment.js"),
  view: (data: WhichGateData, {document}): View<State, ReturnType<typeof rowsOf>[number]> => ({
    fields: {
      task: choice(
        data.tasks.map(({name}) => name),
        data.tasks[0].name
      ),
      guess: pick(guesses),
      shown: shown()
    },
    controls: (figure) => [
      guess(figure, {
        question: "The GRU’s reset gate is held open for good: it never resets. Temporal order is then learnt …",
        inputs: [choose(figure, "guess", {label: "my guess"})],
        made: ({guess}) => guess !== "",
        reply: (state) => reply(data, state)
      }),
      choose(figure, "task", {label: "task", labels: {"temporal-order": "temporal order", adding: "adding"}})
    ],
    draw: (state, size) => drawWhichGate(data, state, {...size, document}),
    rows: (state) => rowsOf(data, state),
    say: (state) => say(data, state),
    frames: {
      title: "Both tasks",
      states: data.tasks.map(({name}) => ({task: name, shown: true})),
      ...{width: 560, height: 360}
    }
  }),
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** After how many updates each seed had solved it; with all updates and no number where it never did. */
function rowsOf(data: WhichGateData, state: State) {
  const {name, updates} = taskOf(data, state.task);
  return rowsShown(data, state).flatMap(({network, words, solvedAt}) =>
    solvedAt.map((solved_at, k) => ({task: name, network, words, seed: k + 1, solved_at, updates}))
  );
}
