import {format} from "d3";
import type {IsOrAreData, Published} from "../../experiments/isOrAre.js";
import type {StageSize} from "../frame/stage.js";
import {panels} from "../panels.js";
import {drawByAttractors, type Series} from "./isOrAreByAttractors.js";
import {layout} from "./isOrAreLayout.js";
import {errorsAt, shownNetworks, type IsOrAreState} from "./isOrAreState.js";
import {drawStages, drawTraining} from "./isOrAreTraining.js";

const whole = format(",");

/** Marks of neighbouring series stand so far apart, in pixels. */
const apart = 6;

/**
 * Errors by attractors after so many updates, beside what the papers found; under them the stages of training, and the
 * errors with one number of attractors over all of it.
 */
export function drawIsOrAre(
  data: IsOrAreData,
  state: IsOrAreState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {here, there, stages, training} = layout(width, height);
  const networks = shownNetworks(data, state);
  const ours = networks.map((network, k): Series => {
    const {label, colour, dash, mark} = network.style;
    const points = errorsAt(data, network, state.update);
    return {label: [label], colour, dash, symbol: mark, hollow: false, aside: (k - 1) * apart, points};
  });
  const titles = {
    here: `our grammar, after ${whole(state.update)} updates`,
    there: "English, as published"
  };
  const papers = data.published.map(seriesOf);
  return panels(
    [
      {
        ...here,
        plot: drawByAttractors({...here, title: titles.here, series: ours, rules: true, marginRight: 84, document})
      },
      {
        ...there,
        plot: drawByAttractors({
          ...there,
          title: titles.there,
          series: papers,
          rules: false,
          marginRight: 146,
          document
        })
      },
      {...stages, plot: drawStages(data, state, networks, {...stages, document})},
      {...training, plot: drawTraining(data, state, networks, {...training, document})}
    ],
    {width, height, document}
  );
}

/** All of them LSTMs: told apart by dash and mark, and hollow, since they are not ours. */
function seriesOf({name, paper, errors}: Published, k: number): Series {
  const [dash, symbol] = (
    [
      ["none", "circle"],
      ["6 3", "triangle"],
      ["2 3", "diamond"]
    ] as const
  )[k % 3];
  return {
    ...{label: [name, paper], colour: "var(--cell-lstm)", dash, symbol, hollow: true},
    ...{aside: (k - 1) * apart, points: errors}
  };
}
