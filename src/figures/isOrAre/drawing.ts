import {format} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {panels} from "../../frame/picture/panels.js";
import type {StageSize} from "../../frame/stage.js";
import {drawByAttractors, type Series} from "./byAttractors.js";
import {errorsAt, isAsked, shownNetworks, type IsOrAreState, type Shown} from "./errors.js";
import type {IsOrAreData, Published} from "./experiment.js";
import {drawStages, drawTraining} from "./training.js";

const whole = format(",");

/** Below this width the panels stand under each other. */
const narrow = 480;

/** Below this height there is room for the first panel only: in a row of moments. */
const low = 300;

/** The height of the stages, in pixels. */
const stagesHeight = 74;

/** Marks of neighbouring series stand so far apart, in pixels. */
const apart = 6;

/** Room at the right for the names of lines: ours, and the papers' longer ones. */
const [roomHere, roomThere] = [84, 156];

/**
 * Errors by attractors after so many updates, beside what the papers found; under them the stages of training, and the
 * errors with one number of attractors over all of it.
 */
export function drawIsOrAre(
  data: IsOrAreData,
  state: IsOrAreState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const networks = state.shown ? shownNetworks(data, state) : [];
  if (height < low) {
    const first = {x: 0, y: 0, width, height, document};
    return panels([{x: 0, y: 0, plot: drawHere(data, state, networks, first)}], first);
  }
  const {compact, here, there, stages, training} = layout(width, height);
  const series = data.published.map(seriesOf);
  const papers = {title: "English, as published", series, rules: false, marginRight: roomThere, document};
  return panels(
    [
      {...here, plot: drawHere(data, state, networks, {...here, document})},
      {...there, plot: drawByAttractors({...there, ...papers})},
      {...stages, plot: drawStages(data, state, networks, {...stages, document})},
      {...training, plot: drawTraining(data, state, networks, {...training, compact, document})}
    ],
    {width, height, document}
  );
}

/** The four panels' places: errors by attractors, ours and the papers'; over the updates, the stages and the errors. */
function layout(width: number, height: number) {
  const compact = width < narrow;
  const top = compact ? 0.31 * height : 0.46 * height;
  const below = compact ? 2 * top : top;
  return {
    compact,
    here: {x: 0, y: 0, width: compact ? width : 0.47 * width, height: top},
    there: compact ? {x: 0, y: top, width, height: top} : {x: 0.47 * width, y: 0, width: 0.53 * width, height: top},
    stages: {x: 0, y: below, width, height: stagesHeight},
    training: {x: 0, y: below + stagesHeight, width, height: height - below - stagesHeight}
  };
}

/** Our networks after so many updates, with the rule of the nearest noun. */
function drawHere(
  data: IsOrAreData,
  state: IsOrAreState,
  networks: readonly Shown[],
  size: Box & {document: Document}
): Element {
  const {update, trained} = state;
  const series = networks.map((network, k): Series => {
    const {label, colour, dash, mark} = network.style;
    const points = errorsAt(data, network, update);
    return {label: [label], colour, dash, symbol: mark, hollow: false, aside: (k - 1) * apart, points};
  });
  const title = `${trained === "due-word" ? "the verb alone" : "our grammar"}, after ${whole(update)} updates`;
  const guess = isAsked(state) ? {attractors: 1, error: state.wrong / 100} : undefined;
  return drawByAttractors({...size, title, series, guess, rules: state.shown, marginRight: roomHere});
}

/** All of them LSTMs: told apart by dash and mark, and hollow, since they are not ours. */
function seriesOf({name, paper, errors}: Published, k: number): Series {
  return {
    ...{label: [name, paper], colour: "var(--cell-lstm)", dash: ["none", "6 3", "2 3"][k % 3]},
    ...{symbol: (["circle", "triangle", "diamond"] as const)[k % 3], hollow: true},
    ...{aside: (k - 1) * apart, points: errors}
  };
}
