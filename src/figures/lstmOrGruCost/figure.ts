import {median, quantile} from "d3";
import type {CostRow, lstmOrGruCost as Count, timedRun as TimedRun} from "./experiment.js";
import type {startTiming as StartTiming} from "../../workers/timingClient.js";
import {range} from "../../frame/controls.js";
import {integer} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {lastResult} from "../../frame/lastResult.js";
import {drawCost} from "./drawing.js";
import type {CostState, TimedRow} from "./state.js";
import type {LstmOrGruCostData} from "./still.js";
import {sayCost} from "./words.js";
import {measurePanel, type Measurement} from "./measurePanel.js";

/** A network as the CSV has it; the times are empty until they are measured. */
interface Row extends CostRow {
  readonly input_size: number;
  readonly ms_median: number | undefined;
  readonly ms_quarter: number | undefined;
  readonly ms_three_quarters: number | undefined;
  readonly measurements: number;
}

/** What the page hands in: the experiment's functions, and the client that times. */
interface Costing {
  readonly lstmOrGruCost: typeof Count;
  readonly timedRun: typeof TimedRun;
  readonly startTiming: typeof StartTiming;
  readonly invalidation?: Promise<unknown>;
}

/**
 * Parameters of a vanilla RNN and every gated cell at the reader's sizes, at equal size and at equal parameters; and the time of a training step,
 * measured in the reader's browser when asked.
 * @param data what the loader wrote
 */
export function lstmOrGruCost(
  {settings}: LstmOrGruCostData,
  {lstmOrGruCost: count, timedRun, startTiming, invalidation}: Costing
): Figure<CostState> {
  const counted = lastResult((inputSize, hiddenSize) => count({inputSize, hiddenSize}));
  const rowsOf = ({inputSize, hiddenSize}: CostState): CostRow[] => counted(inputSize, hiddenSize);
  /** The times of the sizes that were measured last: other sizes have none. */
  let measured: {readonly key: string; readonly times: readonly number[][]} = {key: "", times: []};
  const keyOf = ({inputSize, hiddenSize}: CostState): string => `${inputSize}, ${hiddenSize}`;
  const withTimes = (state: CostState): TimedRow[] =>
    rowsOf(state).map((row, k) => ({...row, times: keyOf(state) === measured.key ? measured.times[k] : []}));

  const measure = (figure: Figure<CostState>, progress: (share: number) => void): Measurement => {
    const {rounds, slice} = settings;
    const {inputSize} = figure.state;
    const rows = rowsOf(figure.state);
    const times: number[][] = rows.map(() => []);
    const timed = rows.flatMap((row, k) => {
      const run = timedRun(settings, inputSize, row);
      return run ? [{run, times: times[k]}] : [];
    });
    const mine = {key: keyOf(figure.state), times};
    measured = mine;
    figure.refresh();
    return startTiming({
      ...{rounds, slice, runs: timed.map(({run}) => run)},
      onTimed({run, round, milliseconds}) {
        timed[run].times.push(milliseconds);
        progress(times.flat().length / (rounds * timed.length));
        // Once a round: half a round would show some networks with more measurements than others.
        if (round > 0 && timed.every(({times}) => times.length === round + 1)) figure.refresh();
      }
    });
  };

  return mountFigure<CostState, Row>({
    id: "lstm-or-gru-cost",
    fields: {
      inputSize: integer({min: 1, max: settings.largest, default: settings.inputSize}),
      hiddenSize: integer({min: 1, max: settings.largest, default: settings.hiddenSize})
    },
    controls: (figure) => [
      range(figure, "inputSize", {label: "inputs"}),
      range(figure, "hiddenSize", {label: "units of the LSTM"}),
      measurePanel({figureId: figure.id, signal: figure.signal, start: (progress) => measure(figure, progress)})
    ],
    draw: (state, size) => drawCost(withTimes(state), {...size, document}),
    rows: (state) => withTimes(state).map((row) => toRow(row, state)),
    say: (state) => sayCost(withTimes(state), state),
    invalidation
  });
}

function toRow({times, ...row}: TimedRow, {inputSize}: CostState): Row {
  const [ms_median, ms_quarter, ms_three_quarters] = [median(times), quantile(times, 0.25), quantile(times, 0.75)];
  return {...row, input_size: inputSize, ms_median, ms_quarter, ms_three_quarters, measurements: times.length};
}
