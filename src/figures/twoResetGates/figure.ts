import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice} from "../../frame/state/fields.js";
import {drawTwoResetGates} from "./drawing.js";
import type {ResetCase, ResetRow, TwoResetGatesData} from "./experiment.js";
import {compared, comparedWords, medianOf, sayTwoResetGates, type Compared} from "./words.js";

/** How far the reset gate's two forms are apart with the same weights, and when they are one. */
export const twoResetGates = declareFigure({
  id: "two-reset-gates",
  title: "The reset gate’s two forms",
  sizes: {
    wide: {width: 720, height: 320},
    narrow: {width: 324, height: 340}
  },
  otherState: "compare=state",
  timed: [{field: "compare"}],
  experiment: () => import("./experiment.js"),
  view: (data: TwoResetGatesData, {document}): View<{compare: Compared}, ResetRow> => ({
    fields: {compare: choice(compared, "content")},
    controls: (figure) => [choose(figure, "compare", {label: "compare", labels: comparedWords(data)})],
    draw: ({compare}, size) => drawTwoResetGates(data, compare, {...size, document}),
    rows: () => data.rows,
    say: ({compare}) => sayTwoResetGates(data, compare)
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
