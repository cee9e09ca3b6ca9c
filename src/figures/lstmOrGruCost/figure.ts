import {median, quantile} from "d3";
import {range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Figure} from "../../frame/mountFigure.js";
import {startTiming, type TimingInHand} from "../../workers/timingClient.js";
import {drawCost} from "./drawing.js";
import type {LstmOrGruCostData, LstmOrGruCostSettings} from "./experiment.js";
import {lstmOrGruCost as count, timedRun, type CostRow, type CostSizes} from "./cost.js";
import {measurePanel} from "./measurePanel.js";
import {sayCost, type TimedRow} from "./words.js";

/**
 * Parameters of a vanilla RNN and every gated cell at the reader's sizes, at equal size and at equal parameters; and the
 * time of a training step, measured in the reader's browser when asked.
 */
export const lstmOrGruCost = declareFigure({
  id: "lstm-or-gru-cost",
  title: "What LSTM and GRU cost",
  sizes: {
    wide: {width: 720, height: 250},
    narrow: {width: 324, height: 480}
  },
  source: "browser",
  otherState: "inputSize=256&hiddenSize=256",
  experiment: () => import("./experiment.js"),
  view({settings}: LstmOrGruCostData, {document}): View<CostSizes, ReturnType<typeof toRow>> {
    const counted = lastResult((inputSize, hiddenSize) => count({inputSize, hiddenSize}));
    const rowsOf = ({inputSize, hiddenSize}: CostSizes): CostRow[] => counted(inputSize, hiddenSize);
    /** The times of the sizes that were measured last: other sizes have none. */
    let measured: {readonly sizes: CostSizes; readonly times: readonly number[][]} | undefined;
    const withTimes = (state: CostSizes): TimedRow[] => {
      const times = measured && same(state, measured.sizes) ? measured.times : [];
      return rowsOf(state).map((row, k) => ({...row, times: times[k] ?? []}));
    };
    const size = (name: keyof CostSizes) => integer({min: 1, max: settings.largest, default: settings[name]});
    const measure = (figure: Figure<CostSizes>, progress: (share: number) => void): TimingInHand => {
      const rows = rowsOf(figure.state);
      const times: number[][] = rows.map(() => []);
      measured = {sizes: figure.state, times};
      figure.refresh();
      return timeRows(settings, figure, {rows, times}, progress);
    };
    return {
      fields: {inputSize: size("inputSize"), hiddenSize: size("hiddenSize")},
      controls: (figure) => [
        range(figure, "inputSize", {label: "inputs"}),
        range(figure, "hiddenSize", {label: "units of the LSTM"}),
        measurePanel({figureId: figure.id, signal: figure.signal, start: (progress) => measure(figure, progress)})
      ],
      draw: (state, size) => drawCost(withTimes(state), {...size, document}),
      rows: (state) => withTimes(state).map((row) => toRow(row, state)),
      say: (state) => sayCost(withTimes(state), state)
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

const same = (one: CostSizes, other: CostSizes): boolean =>
  one.inputSize === other.inputSize && one.hiddenSize === other.hiddenSize;

/**
 * Times the training steps of those networks that can be timed, in turn.
 * @param times filled as the measurements come, in the order of the rows
 */
function timeRows(
  settings: LstmOrGruCostSettings,
  figure: Figure<CostSizes>,
  {rows, times}: {readonly rows: readonly CostRow[]; readonly times: readonly number[][]},
  progress: (share: number) => void
): TimingInHand {
  const {rounds, slice} = settings;
  const timed = rows.flatMap((row, k) => {
    const run = timedRun(settings, figure.state.inputSize, row);
    return run ? [{run, times: times[k]}] : [];
  });
  return startTiming({
    ...{rounds, slice, runs: timed.map(({run}) => run)},
    onTimed({run, round, milliseconds}) {
      timed[run].times.push(milliseconds);
      progress(times.flat().length / (rounds * timed.length));
      // Once a round: half a round would show some networks with more measurements than others.
      if (round > 0 && timed.every(({times}) => times.length === round + 1)) figure.refresh();
    }
  });
}

/** A network as the CSV has it; the times are empty until they are measured. */
function toRow({times, ...row}: TimedRow, {inputSize}: CostSizes) {
  const [ms_median, ms_quarter, ms_three_quarters] = [median(times), quantile(times, 0.25), quantile(times, 0.75)];
  return {...row, input_size: inputSize, ms_median, ms_quarter, ms_three_quarters, measurements: times.length};
}
