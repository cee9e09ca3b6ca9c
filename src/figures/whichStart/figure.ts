import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import {drawStarts} from "./drawing.js";
import type {Learner, WhichStartData} from "./experiment.js";
import {replyTo, say, startName, type State} from "./words.js";

/** Which start of its gates lets an LSTM learn the adding problem first. */
export const whichStart = declareFigure({
  id: "which-start",
  title: "Which start learns first?",
  sizes: {
    wide: {width: 640, height: 470},
    narrow: {width: 324, height: 500}
  },
  source: "training",
  otherState: "first=lstm-bias5&shown=yes",
  timed: [],
  experiment: () => import("./experiment.js"),
  view(data: WhichStartData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {choices} = data.settings;
    return {
      fields: {first: pick(choices), shown: shown()},
      controls: (figure) => [
        guess(figure, {
          question: "By the gradient that each starts with: which of these LSTMs learns first?",
          inputs: [
            choose(figure, "first", {
              label: "my guess",
              labels: Object.fromEntries(choices.map((network) => [network, startName(network)]))
            })
          ],
          made: ({first}) => first !== "",
          reply: (state) => replyTo(data, state)
        })
      ],
      draw: (state, size) => drawStarts(data, state, {...size, document}),
      rows: () => rowsOf(data.learners),
      say: (state) => say(data, state),
      frames: {
        title: "Updates until the adding problem is solved, by start",
        states: [{shown: true}],
        ...{width: 640, height: 470}
      }
    };
  },
  facts: async (data, _view, {part}) => (await import("./facts.js")).facts(data, await part("identity"))
});

/** A training run: updates until solved, and log10 of the gradient at step 1 before it. */
function rowsOf(learners: readonly Learner[]) {
  return learners.flatMap(({network, seeds}) =>
    seeds.map(({seed, updates, start}) => ({network, seed, updates, log10_at_start: start}))
  );
}
