import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import {choice} from "../../frame/state/fields.js";
import {drawTwoResetGates} from "./drawing.js";
import type {ResetCase, ResetRow, TwoResetGatesData} from "./experiment.js";
import {casesShown, compared, comparedWords, guesses, medianOf, reply, sayTwoResetGates, type State} from "./words.js";

const guessLabels = {rounding: "not at all", hundredths: "by hundredths", tenths: "by tenths"};

/** How far the reset gate's two forms are apart with the same weights, and when they are one. */
export const twoResetGates = declareFigure({
  id: "two-reset-gates",
  title: "The reset gate’s two forms",
  sizes: {
    wide: {width: 720, height: 320},
    narrow: {width: 324, height: 340}
  },
  otherState: "compare=state&shown=yes",
  timed: [{field: "compare"}],
  experiment: () => import("./experiment.js"),
  view: (data: TwoResetGatesData, {document}): View<State, ResetRow> => ({
    fields: {compare: choice(compared, "content"), guess: pick(guesses), shown: shown()},
    controls: (figure) => [
      guess(figure, {
        question: "Same weights, same state, a reset gate in each unit: by how much do the two h̃ differ?",
        inputs: [choose(figure, "guess", {label: "my guess", labels: guessLabels})],
        made: ({guess}) => guess !== "",
        reply: (state) => reply(data, state)
      }),
      choose(figure, "compare", {label: "compare", labels: comparedWords(data)})
    ],
    draw: (state, size) => drawTwoResetGates(data, state, {...size, document}),
    rows: ({shown}) => data.rows.filter((row) => casesShown(data, shown).some(({name}) => name === row.case)),
    say: (state) => sayTwoResetGates(data, state),
    frames: {
      title: "Two reset gates, the same weights",
      states: [{shown: true}],
      ...{width: 560, height: 340}
    }
  }),
  facts(data) {
    const apart = (name: ResetCase) => ({
      ...{content: medianOf(data, name, "content"), state: medianOf(data, name, "state")}
    });
    const agreeing = (["diagonal", "same", "open"] as const).map((name) => medianOf(data, name, "content"));
    return {
      ...{seeds: data.settings.seeds.length, inside: apart("inside"), drawn: apart("drawn")},
      rounding: Math.max(...agreeing)
    };
  }
});
