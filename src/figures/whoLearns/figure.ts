import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import {choice} from "../../frame/state/fields.js";
import {drawWhoLearns} from "./drawing.js";
import type {SeedLines, WhoLearnsData} from "./experiment.js";
import {
  farPlace,
  guesses,
  guessNames,
  middleAt,
  question,
  reply,
  say,
  startOf,
  trainingNames,
  trainings,
  type State
} from "./words.js";

/** The gradient at a word before training and after, over ten seeds, and who learns the word. */
export const whoLearns = declareFigure({
  id: "who-learns",
  title: "The gradient before training, and who learns",
  broad: true,
  sizes: {
    wide: {width: 720, height: 470},
    narrow: {width: 324, height: 740}
  },
  source: "training",
  otherState: "trained=every-word&shown=yes",
  experiment: () => import("./experiment.js"),
  view(data: WhoLearnsData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    return {
      fields: {trained: choice(trainings, "last-word"), which: pick(guesses), shown: shown()},
      controls: (figure) => [
        guess(figure, {
          question: question(data),
          inputs: [choose(figure, "which", {label: "my guess", labels: guessNames})],
          made: ({which}) => which !== "",
          reply: (state) => reply(data, state)
        }),
        choose(figure, "trained", {label: "trained on, above", labels: trainingNames})
      ],
      draw: (state, size) => drawWhoLearns(data, state, {...size, document}),
      rows: (state) => rowsOf(data, state),
      say: (state) => say(data, state),
      frames: {
        title: "The gradient before training and after, and who learns",
        states: [{shown: true}, {shown: true, trained: "every-word"}, {shown: true, trained: "language-model"}],
        ...{width: 620, height: 440}
      }
    };
  },
  facts(data) {
    const {settings, nearest, gradients, courses, oneLength} = data;
    const {fillers, updates} = settings;
    const at = (networks: readonly SeedLines[], place: number) =>
      Object.fromEntries(networks.map((each) => [each.network, 10 ** middleAt(each, place)]));
    return {
      seeds: gradients.small[0].lines.length,
      /** Before training, over the shortest of the lengths. */
      before: {near: at(gradients.small, fillers.indexOf(oneLength[0].distance - nearest))},
      far: at(gradients.small, farPlace(data)),
      course: at(courses, updates.length - 1),
      learnt: Object.fromEntries(
        oneLength.map(({distance, networks}) => [
          `words${distance}`,
          Object.fromEntries(networks.map(({network, learnt}) => [network, learnt]))
        ])
      )
    };
  }
});

/** The gradients before training, seed by seed; and once they are shown those after, the courses and the counts. */
function rowsOf(data: WhoLearnsData, state: State) {
  const {settings, gradients, courses, oneLength} = data;
  const lines = (part: string, networks: readonly SeedLines[], xs: readonly number[], x: string) =>
    networks.flatMap(({network, lines}) =>
      lines.flatMap((line, k) => line.map((value, at) => ({part, network, seed: k + 1, x, at: xs[at], value})))
    );
  const before = lines("log10 gradient untrained", gradients[startOf(state)], settings.fillers, "words of filler");
  if (!state.shown) return before;
  const learnt = oneLength.flatMap(({distance, networks}) =>
    networks.map(({network, learnt}) => ({
      ...{part: "seeds that learn", network, seed: null, x: "words from noun to gap", at: distance, value: learnt}
    }))
  );
  return [
    ...before,
    ...lines(
      `log10 gradient trained on ${state.trained}`,
      gradients[state.trained],
      settings.fillers,
      "words of filler"
    ),
    ...lines("log10 gradient in the first updates", courses, settings.updates, "updates"),
    ...learnt
  ];
}
