import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture, type PointerPlace} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown as shownField} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {choice, integer, number, oneOf} from "../../frame/state/fields.js";
import {superscript} from "../../frame/words/superscript.js";
import {drawPaths, lengthScales} from "./drawing.js";
import type {WhichPathsData} from "./experiment.js";
import {sharesOfPaths} from "./paths.js";
import {measures, showing, type Shown, type State} from "./view.js";
import {replyTo, say} from "./words.js";

/** By which paths a residual net's gradient comes, before and after training, and what the net loses with each block. */
export const whichPaths = declareFigure({
  id: "which-paths",
  title: "A residual net's gradient by the length of its paths",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 720}
  },
  otherState: "measure=shares&gain=0.4&seed=3&shown=yes",
  timed: [
    {field: "gain", from: 0.1, by: 0.1},
    {field: "seed", places: 10}
  ],
  experiment: () => import("./experiment.js"),
  view(data: WhichPathsData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings} = data;
    const shownBy = showing(data);
    return {
      fields: {
        guess: guessed(integer({min: 0, max: settings.blocks, default: settings.guess})),
        measure: choice(measures, "sizes"),
        gain: number({min: 0.1, max: 2, step: 0.1, default: settings.gain}),
        seed: oneOf(settings.seeds, settings.seeds[0]),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: `Most of the 2${superscript(settings.blocks)} paths go through about half of the blocks. Which length carries most of the gradient?`,
          inputs: [range(figure, "guess", {label: "my guess", unit: "blocks"})],
          reply: (state) => replyTo(data, shownBy(state), state)
        }),
        choose(figure, "measure", {label: "by length", labels: {sizes: "how long", shares: "share of the whole"}}),
        range(figure, "gain", {label: "gain of the blocks at the start", format: (value) => value.toFixed(1)}),
        range(figure, "seed", {label: "seed"})
      ],
      draw: (state, size) => drawPaths(data, shownBy(state), state, {...size, document}),
      rows: (state) => rowsOf(data, shownBy(state), state),
      say: (state) => say(data, shownBy(state), state),
      mounted: (figure) => dragGuess(figure, data),
      frames: {
        title: "A residual net's gradient by the length of its paths",
        states: [{shown: true}, {shown: true, measure: "shares"}],
        ...{width: 560, height: 380}
      }
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** Lets the reader drag the guess across both panels of lengths, as long as the answer is not there. */
function dragGuess(figure: Figure<State>, data: WhichPathsData): void {
  const last = data.settings.blocks;
  const {pick, ...pointing} = pointInPanel<State>(
    figure.stage,
    (size) => lengthScales(data, size),
    () => [figure.state.guess, 0.5],
    (m) => ({guess: Math.round(Math.min(last, Math.max(0, m)))})
  );
  const guessAt = (at: PointerPlace) => (figure.state.shown ? undefined : pick?.(at));
  pointAtPicture(figure, {
    ...pointing,
    pick: guessAt,
    hold: (at) => guessAt(at) && {cursor: "grab", atOnce: true, sideways: true, move: guessAt}
  });
}

/** Paths by length, and what is left of the net without each block. */
function rowsOf({settings}: WhichPathsData, {start, trained, own}: Shown, {seed, gain}: State) {
  const lengths = sharesOfPaths(settings.blocks).map((paths, m) => ({
    ...{part: "length" as const, seed, gain, blocks_passed: m, share_of_paths: paths},
    ...{size_before: start.sizes[m], share_before: start.shares[m]},
    ...{size_after: trained.sizes[m], share_after: trained.shares[m]}
  }));
  const lesions = (["deep", "residual", "plain"] as const).flatMap((net) =>
    own[net].without.map((wrong, k) => ({
      ...{part: "lesion" as const, seed, net, blocks: own[net].without.length, without_block: k + 1, wrong}
    }))
  );
  return [...lengths, ...lesions];
}
