import {format} from "d3";
import type {IsOrAreData, Published} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {drawByAttractors, type Series} from "./byAttractors.js";
import {layout, type Box} from "./layout.js";
import {errorsAt, shownNetworks, type IsOrAreState} from "./state.js";
import {drawStages, drawTraining} from "./training.js";

const whole = format(",");

/** Marks of neighbouring series stand so far apart, in pixels. */
const apart = 6;

/** Room at the right for the names of lines: ours, and the papers' longer ones. */
const [roomHere, roomThere] = [84, 146];

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
  const series = data.published.map(seriesOf);
  const papers = {title: "English, as published", series, rules: false, marginRight: roomThere, document};
  return panels(
    [
      {...here, plot: drawHere(data, state, {...here, document})},
      {...there, plot: drawByAttractors({...there, ...papers})},
      {...stages, plot: drawStages(data, state, networks, {...stages, document})},
      {...training, plot: drawTraining(data, state, networks, {...training, document})}
    ],
    {width, height, document}
  );
}

/** The first panel by itself, for a row of moments. */
export function drawIsOrAreMoment(
  data: IsOrAreData,
  state: IsOrAreState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const plot = drawHere(data, state, {x: 0, y: 0, width, height, document});
  return panels([{x: 0, y: 0, plot}], {width, height, document});
}

/** Our networks after so many updates, with the rule of the nearest noun. */
function drawHere(data: IsOrAreData, state: IsOrAreState, size: Box & {document: Document}): Element {
  const series = shownNetworks(data, state).map((network, k): Series => {
    const {label, colour, dash, mark} = network.style;
    const points = errorsAt(data, network, state.update);
    return {label: [label], colour, dash, symbol: mark, hollow: false, aside: (k - 1) * apart, points};
  });
  const trained = state.trained === "due-word" ? "the verb alone" : "our grammar";
  const title = `${trained}, after ${whole(state.update)} updates`;
  return drawByAttractors({...size, title, series, rules: true, marginRight: roomHere});
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
