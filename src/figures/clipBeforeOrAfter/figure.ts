import {choose, range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown as shownField} from "../../frame/guess/guessFields.js";
import {number, oneOf} from "../../frame/state/fields.js";
import {drawClipBeforeOrAfter} from "./drawing.js";
import type {ClipBeforeOrAfterData} from "./experiment.js";
import {stepping, type Steps} from "./view.js";
import {answers, reply, say, type State} from "./words.js";

/** Adam with its gradient clipped before its moments, or its step after them: one weight, and networks over ten seeds. */
export const clipBeforeOrAfter = declareFigure({
  id: "clip-before-or-after",
  title: "Adam, clipped before its moments or after",
  broad: true,
  sizes: {
    wide: {width: 700, height: 340},
    narrow: {width: 324, height: 560}
  },
  otherState: "factor=30&rate=0.003&shown=yes",
  timed: [{field: "factor", state: "shown=yes", from: 1, by: 0.2}],
  experiment: () => import("./experiment.js"),
  view(data: ClipBeforeOrAfterData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings} = data;
    const steps = stepping(settings);
    return {
      fields: {
        guess: pick(answers),
        factor: number({min: 1, max: 10_000, default: settings.spike.factor}),
        rate: oneOf(settings.rates, settings.rate),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: `One gradient is ${settings.spike.factor} times too long. Which Adam takes its usual step ${settings.look} updates later?`,
          inputs: [
            choose(figure, "guess", {
              label: "my guess",
              labels: {before: "clipped before", after: "clipped after", both: "both", neither: "neither"}
            })
          ],
          made: (state) => state.guess !== "",
          reply
        }),
        range(figure, "factor", {label: "times as long", log: true}),
        range(figure, "rate", {label: "rate of the networks"})
      ],
      draw: (state, size) => drawClipBeforeOrAfter(data, steps(state.factor), state, {...size, document}),
      rows: (state) => rowsOf(data, steps(state.factor), state),
      say: (state) => say(data, steps(state.factor), state),
      frames: {
        title: "Adam, clipped before its moments or after, at two rates",
        states: [{shown: true}, {shown: true, rate: settings.rates[0]}],
        ...{width: 620, height: 320}
      }
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** The steps after the long gradient, and where each network ended. */
function rowsOf({settings, groups}: ClipBeforeOrAfterData, steps: Steps, {factor}: State) {
  const ofWeight = (["unclipped", "before", "after"] as const).flatMap((way) =>
    steps[way].map((step, update) => ({part: "weight" as const, way, factor, update, step}))
  );
  const ofNetworks = groups.flatMap(({rate, way, losses, longest}) =>
    losses.map((loss, k) => ({
      ...{part: "network" as const, way, rate, seed: settings.seeds[k]},
      ...{loss, longest_step: longest[k]}
    }))
  );
  return [...ofWeight, ...ofNetworks];
}
