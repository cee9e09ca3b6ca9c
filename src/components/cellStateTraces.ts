import type {addingRun as AddingRun} from "../experiments/addingRun.js";
import type {measuredLstm as MeasuredLstm} from "../experiments/measureAdding.js";
import type {Trace, TraceRow} from "../experiments/traceSequence.js";
import type {hasRelaxedSimd as HasRelaxedSimd} from "../workers/hasRelaxedSimd.js";
import type {startTraining as StartTraining} from "../workers/trainingClient.js";
import {mapChoices, quantityOf, shown, type CellStateTracesData} from "./cellStateTraces/cellStateTracesData.js";
import {drawCellStateTraces} from "./cellStateTraces/cellStateTracesDrawing.js";
import {pointAtTraces} from "./cellStateTraces/cellStateTracesPointer.js";
import {firstState, tracer, type TracesState, type Tracing} from "./cellStateTraces/cellStateTracesState.js";
import {sayStep, sayTrace} from "./cellStateTraces/cellStateTracesWords.js";
import {
  networkChoices,
  tracedNetworks,
  type Networks,
  type TracedNetwork
} from "./cellStateTraces/cellStateTracesNetworks.js";
import {choose, range, seed} from "./controls.js";
import {choice, flag, integer, number} from "./fields.js";
import {mountFigure, type Figure} from "./frame.js";
import {stepper} from "./stepper.js";
import {trainingPanel} from "./trainingPanel.js";

/** The ends of the axis of the training's losses: from above the baseline down to where a trained network is. */
const curveDomain = [1e-4, 1] as const;

/** One unit at one step, with what the network read and would answer there, as the CSV has it. */
interface Row extends TraceRow {
  readonly value: number;
  readonly marked: boolean;
  readonly answer: number;
  readonly target: number;
}

/** What the page hands in for a training of the reader's own. */
interface TrainingHere {
  readonly startTraining: typeof StartTraining;
  readonly hasRelaxedSimd: typeof HasRelaxedSimd;
  readonly addingRun: typeof AddingRun;
  readonly measuredLstm: typeof MeasuredLstm;
}

/**
 * A trained LSTM at work on the adding problem: its cell state, hidden state and gates over a sequence that the reader
 * steps through and changes.
 * @param data what the loader wrote
 * @param options `markedSequence` and `traceSequence` of the experiment, to compute anew what the reader changes; and
 *   what is needed for a training of the reader's own
 */
export function cellStateTraces(
  data: CellStateTracesData,
  options: Tracing & TrainingHere & {invalidation?: Promise<unknown>}
): Figure<TracesState> {
  const {settings} = data;
  const {length, hiddenSize} = settings;
  const half = Math.floor(length / 2);
  const first = firstState(settings);
  const networks = tracedNetworks(data, options);
  const tracers = new WeakMap<TracedNetwork, ReturnType<typeof tracer>>();
  const traceOf = (state: TracesState): Trace => {
    const trained = networks.of(state.network);
    const traced = tracers.get(trained) ?? tracer({settings, trained}, options);
    tracers.set(trained, traced);
    return traced(state);
  };

  const figure = mountFigure<TracesState, Row>({
    id: "cell-state-traces",
    fields: {
      step: integer({min: 1, max: length, default: first.step}),
      unit: integer({min: 1, max: hiddenSize, default: first.unit}),
      map: choice(mapChoices, first.map),
      mark1: integer({min: 1, max: half, default: first.mark1}),
      value1: number({min: 0, max: 1, step: 0.01, default: first.value1}),
      mark2: integer({min: half + 1, max: length, default: first.mark2}),
      value2: number({min: 0, max: 1, step: 0.01, default: first.value2}),
      seed: integer({min: 0, max: 999, default: first.seed}),
      network: choice(networkChoices, first.network),
      trainSeed: integer({min: 0, max: 999, default: first.trainSeed}),
      trainFused: flag(first.trainFused)
    },
    controls: (figure) => [
      stepper(figure, "step", {
        stages: ({mark1, mark2}) => [mark1, mark2],
        valueText: (state) => sayStep(traceOf(state), state)
      }),
      range(figure, "unit", {
        label: "unit",
        format: (unit) => `${unit} (r = ${shown(networks.of(figure.state.network).units[unit - 1].correlation)})`
      }),
      seed(figure, "seed"),
      choose(figure, "map", {
        label: "map:",
        labels: Object.fromEntries(mapChoices.map((map) => [map, `${map} ${quantityOf[map]}`]))
      }),
      range(figure, "mark1", {label: "mark 1"}),
      range(figure, "value1", {label: "value", format: shown}),
      range(figure, "mark2", {label: "mark 2"}),
      range(figure, "value2", {label: "value", format: shown}),
      trainHere(figure, networks, data, options)
    ],
    draw: (state, size) => drawCellStateTraces(traceOf(state), state, {...size, document}),
    rows: (state) => rowsOf(traceOf(state)),
    say: (state) => networks.says(state.network) + sayTrace(traceOf(state), state),
    invalidation: options.invalidation
  });
  pointAtTraces(figure, length, hiddenSize);
  return figure;
}

function rowsOf({rows, inputs, answers, target}: Trace): Row[] {
  return rows.map((row) => {
    const {value, marked} = inputs[row.t - 1];
    return {...row, value, marked, answer: answers[row.t - 1].answer, target};
  });
}

/** A panel to train the figure's network on the figure's task, by another seed, and to choose whose is traced. */
function trainHere(
  figure: Figure<TracesState>,
  networks: Networks,
  {settings, trained}: CellStateTracesData,
  {startTraining, hasRelaxedSimd, addingRun}: TrainingHere
): HTMLElement {
  const panel = trainingPanel(
    figure,
    {seed: "trainSeed", fused: "trainFused"},
    {
      summary: "Train a network of your own",
      startTraining,
      hasRelaxedSimd,
      run: (seed) => addingRun(settings, seed),
      baseline: {loss: trained.baseline, label: "baseline ⅙"},
      domain: curveDomain,
      onTrained(taken) {
        networks.take(taken);
        figure.setField("network", "yours");
        figure.refresh();
        return `The traces are now those of your network, ${taken.updates} updates from seed ${taken.seed}.`;
      }
    }
  );
  const whose = choose(figure, "network", {label: "traced:", labels: {shipped: "the page’s network", yours: "yours"}});
  panel.append(whose);
  panel.open = figure.state.network === "yours";
  return panel;
}
