import {range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import {integer, oneOf} from "../../frame/state/fields.js";
import {drawOptimiser} from "./drawing.js";
import type {OptimiserData} from "./experiment.js";
import {askedGroup, groupOf, reply, say, shareOf, type State} from "./words.js";

/** Whether an optimiser that scales each weight's gradient makes up for a gradient that has vanished. */
export const optimiser = declareFigure({
  id: "optimiser",
  title: "A vanished gradient, scaled up by the optimiser",
  broad: true,
  sizes: {
    wide: {width: 720, height: 350},
    narrow: {width: 324, height: 600}
  },
  otherState: "length=8&guess=2&shown=yes",
  timed: [{field: "length"}, {field: "guess", state: "shown=no", from: 1, places: 5}],
  experiment: () => import("./experiment.js"),
  view(data: OptimiserData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {lengths, length, seeds, rates} = data.settings;
    return {
      fields: {
        length: oneOf(lengths, length),
        guess: guessed(integer({min: 0, max: seeds.length, default: Math.round(0.7 * seeds.length)})),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: `Now noise at every step between. Of how many of ${seeds.length} seeds is it learnt by Adam at ${rates.adam[0]}?`,
          inputs: [range(figure, "guess", {label: "my guess, seeds"})],
          reply: (state) => reply(data, state)
        }),
        range(figure, "length", {label: "steps back to the bit", format: (steps) => String(steps - 1)})
      ],
      draw: (state, size) => drawOptimiser(data, state, {...size, document}),
      rows: (state) => rowsOf(data, state),
      say: (state) => say(data, state),
      frames: {
        title: "In silence, in noise, and with something near to learn",
        states: [{shown: true}],
        ...{width: 640, height: 340}
      }
    };
  },
  facts(data) {
    const {settings, groups, wandered} = data;
    const [slow, fast] = settings.rates.adam;
    const learnt: Record<string, Record<string, Record<string, number>>> = {};
    for (const {condition, optimiser, rate, learnt: seeds} of groups) {
      const by = (learnt[condition] ??= {});
      (by[optimiser] ??= {})[rate === settings.rates[optimiser][0] ? "slow" : "fast"] = seeds;
    }
    const last = (condition: "silence" | "noise") => {
      const {far, scaled} = shareOf(data, condition, settings.length);
      return {far: 10 ** far, scaled: 10 ** scaled};
    };
    return {
      ...{learnt, silence: last("silence"), noise: last("noise"), seeds: settings.seeds.length},
      ...{back: settings.length - 1, asked: askedGroup(data).learnt},
      rates: {slow, fast, sgdSlow: settings.rates.sgd[0], sgdFast: settings.rates.sgd[1]},
      learntAt: groupOf(data, "noise", "adam", fast).learntAt ?? NaN,
      wandered: {slow: wandered[0].radius, fast: wandered[1].radius}
    };
  }
});

/** The bit's part of the first step by length; and what was learnt: in noise only where the answer is there. */
function rowsOf({shares, groups}: OptimiserData, {shown}: State) {
  const told = <Row extends {readonly condition: string}>(rows: readonly Row[]) =>
    rows.filter(({condition}) => shown || condition !== "noise");
  return [
    ...told(shares).map((share) => ({part: "step" as const, ...share})),
    ...told(groups).map((group) => ({part: "learning" as const, ...group}))
  ];
}
