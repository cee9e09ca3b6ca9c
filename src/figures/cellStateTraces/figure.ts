import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type * as Live from "./traceLive.js";
import type {TraceRow} from "./traceNetwork.js";
import type {hasRelaxedSimd as HasRelaxedSimd} from "../../workers/hasRelaxedSimd.js";
import type {startTraining as StartTraining} from "../../workers/trainingClient.js";
import {mapChoices, marksOf, quantityOf, shown, type MapChoice, type CellStateTracesData} from "./data.js";
import {drawCellStateTraces} from "./drawing.js";
import {pointAtTraces} from "./pointer.js";
import {firstState, looker, taskChoices, type Looked, type TracesState} from "./state.js";
import {sequenceControls} from "./controls.js";
import {sayMoments, sayStep, sayTrace} from "./words.js";
import {networkChoices, tracedNetworks, type Networks} from "./networks.js";
import {choose, range} from "../../frame/controls.js";
import {choice, flag, integer, number, text} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {wireWords} from "../../frame/operationWords.js";
import {stepper} from "../../frame/stepper.js";
import {trainingPanel} from "../../frame/trainingPanel/trainingPanel.js";

/** The ends of the axis of the training's losses: from above the baseline down to where a trained network is. */
const curveDomain = [1e-4, 1] as const;

/** A part of the cell as it is to be chosen: "forget f", "content c̃", where the list has a forget gate and a new content. */
function partName(cell: CellOperations, map: MapChoice): string {
  const {name, symbol} = wireWords(cell, quantityOf[map]);
  return `${name.replace(/ gate$|^new /, "")} ${symbol}`;
}

/** The longest text that the box can hold: sixteen words and a verb. */
const maxLength = 160;

const taskLabels = {adding: "adding", order: "temporal order", agreement: "is or are"};

/** One unit at one step, with what the network read and would answer there, as the CSV has it. */
interface Row extends TraceRow {
  readonly value: number;
  readonly word: string;
  readonly marked: boolean;
  readonly answer: number;
  readonly target: number;
}

/** What the page hands in for a training of the reader's own. */
interface TrainingHere {
  readonly startTraining: typeof StartTraining;
  readonly hasRelaxedSimd: typeof HasRelaxedSimd;
}

/**
 * A trained LSTM at work on one of three tasks: its cell state, hidden state and gates over a sequence that the reader
 * steps through and changes, and the moments at which a unit writes, keeps and shows what has to be remembered.
 * @param data what the loaders wrote
 * @param options what computes anew what the reader changes, and what is needed for a training of the reader's own
 */
export function cellStateTraces(
  data: CellStateTracesData,
  options: typeof Live & TrainingHere & {invalidation?: Promise<unknown>}
): Figure<TracesState> {
  const {settings, stored} = data;
  const {length} = settings;
  const half = Math.floor(length / 2);
  const first = firstState(settings, stored);
  const networks = tracedNetworks(data, options);
  const look = looker(data, networks.of, options);
  const lengthOf = (state: TracesState): number => look(state).trace.inputs.length;
  const {longest} = stored.settings;
  const problem = (sentence: string) => options.sentenceProblem(stored.grammar, longest, sentence);

  const figure = mountFigure<TracesState, Row>({
    id: "cell-state-traces",
    fields: {
      task: choice(taskChoices, first.task),
      step: integer({min: 1, max: stored.order.length, default: first.step}),
      unit: integer({min: 1, max: stored.order.hiddenSize, default: first.unit}),
      map: choice(mapChoices, first.map),
      mark1: integer({min: 1, max: half, default: first.mark1}),
      value1: number({min: 0, max: 1, step: 0.01, default: first.value1}),
      mark2: integer({min: half + 1, max: length, default: first.mark2}),
      value2: number({min: 0, max: 1, step: 0.01, default: first.value2}),
      seed: integer({min: 0, max: 999, default: first.seed}),
      first: integer({min: 1, max: lastFirst(data), default: first.first}),
      firstSymbol: choice(["A", "B"], first.firstSymbol),
      second: integer({min: lastFirst(data) + 1, max: stored.order.length, default: first.second}),
      secondSymbol: choice(["A", "B"], first.secondSymbol),
      sentence: text({
        ...{default: first.sentence, maxLength, accepts: (sentence) => problem(sentence) === undefined},
        expected: "words of the grammar with a noun before the verb"
      }),
      network: choice(networkChoices, first.network),
      trainSeed: integer({min: 0, max: 999, default: first.trainSeed}),
      trainFused: flag(first.trainFused)
    },
    controls: (figure) => [
      choose(figure, "task", {label: "task:", labels: taskLabels}),
      stepper(figure, "step", {
        stages: (state) => marksOf(look(state).trace),
        valueText: (state) => sayStep(look(state), state),
        last: lengthOf
      }),
      range(figure, "unit", {
        label: "unit",
        last: () => look(figure.state).units.length,
        format: (unit) => {
          const {units} = look(figure.state);
          const known = Math.min(unit, units.length);
          return `${known} of ${units.length} (r = ${shown(units[known - 1].correlation)})`;
        }
      }),
      choose(figure, "map", {
        label: "map:",
        labels: Object.fromEntries(mapChoices.map((map) => [map, partName(options.lstmOperations, map)]))
      }),
      ...sequenceControls(figure, {
        ...{split: options.wordsOfSentence, problem},
        next: (words) => options.nextWords(stored.grammar, words)
      }),
      trainHere(figure, networks, data, options)
    ],
    draw: (state, size) => drawCellStateTraces(look(state), state, {...size, document}),
    rows: (state) => rowsOf(look(state)),
    say: (state) => says(networks, look(state), state),
    invalidation: options.invalidation
  });
  startAnew(figure, lengthOf);
  pointAtTraces(figure, lengthOf, (state) => look(state).units.length);
  return figure;
}

/** Another task is first seen at its end, by the unit that holds best, unless a step or a unit is asked for with it. */
function startAnew(figure: Figure<TracesState>, lengthOf: (state: TracesState) => number): void {
  let before = figure.state;
  figure.watch((state) => {
    const last = before;
    before = state;
    if (state.task === last.task) return;
    const step = state.step === last.step ? lengthOf(state) : state.step;
    figure.set({step, unit: state.unit === last.unit ? 1 : state.unit});
  });
}

function says(networks: Networks, looked: Looked, state: TracesState): string {
  const whose = state.task === "adding" ? networks.says(state.network) : "";
  return `${whose}${sayTrace(looked, state)} ${sayMoments(looked, state)}`;
}

/** The last step at which the first mark of temporal order may stand: the task has it in the first fifth. */
function lastFirst({stored}: CellStateTracesData): number {
  return Math.floor((2 * stored.order.length) / 5);
}

function rowsOf({trace: {rows, inputs, answers, target}}: Looked): Row[] {
  return rows.map((row) => {
    const {value, word = "", marked} = inputs[row.t - 1];
    return {...row, value, word, marked, answer: answers[row.t - 1].answer, target};
  });
}

/** A panel to train the figure's network on the figure's task, by another seed, and to choose whose is traced. */
function trainHere(
  figure: Figure<TracesState>,
  networks: Networks,
  {settings, trained}: CellStateTracesData,
  {startTraining, hasRelaxedSimd, addingRun}: TrainingHere & Pick<typeof Live, "addingRun">
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
  figure.watch(({task}) => (panel.hidden = task !== "adding"));
  return panel;
}
