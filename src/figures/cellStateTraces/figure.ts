import {lstmOperations} from "../../engine/cells/lstm/operations.js";
import {mayEnd, nextWords, sentenceProblem, wordsOfSentence} from "../../experiments/sentenceModel.js";
import {initialState} from "../../frame/state/addressState.js";
import {choose, range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice, flag, integer, number, text, type Fields} from "../../frame/state/fields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {wireWords} from "../../frame/words/operationWords.js";
import {stepper} from "../../frame/controls/stepper.js";
import {twoDecimals} from "../../frame/words/twoDecimals.js";
import {wordBox, type WordBoxOptions} from "../../frame/controls/wordBox.js";
import {drawTraces} from "./drawing.js";
import type {TracesData} from "./experiment.js";
import {quantityOf} from "./panel.js";
import {pointAtTraces} from "./pointer.js";
import {looker, mapChoices, networkChoices, taskChoices, type Looked, type State, type TaskChoice} from "./state.js";
import {marksOf} from "./trace.js";
import {tracedNetworks, trainHere} from "./training.js";
import {sayMoments, sayStep, sayTrace} from "./words.js";

/** Parts of the cell as they are to be chosen: "forget f", "content c̃", where the list has a forget gate and a new content. */
const mapLabels = Object.fromEntries(
  mapChoices.map((map) => {
    const {name, symbol} = wireWords(lstmOperations, quantityOf[map]);
    return [map, `${name.replace(/ gate$|^new /, "")} ${symbol}`];
  })
);

/**
 * The seed that a reader's own training starts with: it spreads the first value over several units, where the page's network
 * has one that holds it. (The best unit's r is 0.78; of seeds 1 and 7, 0.97 and −1.00.)
 */
const firstTrainingSeed = 5;

/** The longest text that the box can hold: sixteen words and a verb. */
const maxLength = 160;

const taskLabels = {adding: "adding", order: "temporal order", agreement: "is or are"};

/**
 * A trained LSTM at work on one of three tasks: its cell state, hidden state and gates over a sequence that the reader
 * steps through and changes, and the moments at which a unit writes, keeps and shows what has to be remembered.
 */
export const cellStateTraces = declareFigure({
  id: "cell-state-traces",
  title: "A trained LSTM adds two marked numbers: cell state, hidden state and gates",
  broad: true,
  sizes: {
    wide: {width: 700, height: 470},
    narrow: {width: 324, height: 745}
  },
  properties: {"--slider": "3.7rem"},
  source: "training",
  otherState: "step=30",
  timed: [
    {field: "value1", from: 0.1, by: 0.03},
    {field: "step", from: 3, by: 1}
  ],
  experiment: () => import("./experiment.js"),
  view(data: TracesData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings, stored} = data;
    const networks = tracedNetworks(data);
    const look = looker(data, networks.of);
    const problem = (sentence: string) => sentenceProblem(stored.grammar, stored.settings.longest, sentence);
    return {
      fields: fieldsOf(data, problem),
      controls: (figure) => [
        choose(figure, "task", {label: "task:", labels: taskLabels}),
        stepper(figure, "step", {
          stages: (state) => marksOf(look(state).trace),
          valueText: (state) => sayStep(look(state)),
          last: (state) => look(state).trace.inputs.length
        }),
        range(figure, "unit", {
          label: "unit",
          last: () => look(figure.state).units.length,
          format: (unit) => unitName(look({...figure.state, unit}))
        }),
        choose(figure, "map", {label: "map", labels: mapLabels, beside: 1}),
        ...sequenceControls(figure, {
          ...{split: wordsOfSentence, problem},
          next: (words) => nextWords(stored.grammar, words),
          ends: (words) => mayEnd(stored.grammar, words)
        }),
        trainHere(figure, networks, data)
      ],
      draw: (state, size) => drawTraces(look(state), {...size, document}),
      rows: (state) => rowsOf(look(state)),
      say: (state) => `${networks.says(state)}${sayTrace(look(state))} ${sayMoments(look(state))}`,
      frames: {
        title: "A trained LSTM at three tasks",
        // The end of a sentence is the last step of the picture, wherever the step is beyond it.
        states: [
          {step: settings.firstMark},
          ...taskChoices.map((task) => ({task, step: task === "adding" ? settings.length : stored.order.length}))
        ],
        ...{width: 900, height: 520, columns: 1}
      },
      mounted(figure) {
        startAnew(figure, look);
        pointAtTraces(figure, look);
      }
    };
  },
  facts: async (data, {fields}, {part}) =>
    (await import("./facts.js")).facts(data, initialState(fields), await part("errors"))
});

/** The settings' own sequences, at the end of the first task's. */
function fieldsOf(
  {settings, stored: {order, settings: stored}}: TracesData,
  problem: (sentence: string) => string | undefined
): Fields<State> {
  const {length} = settings;
  const half = Math.floor(length / 2);
  // The task has the first mark of temporal order in the first fifth, and the second after it.
  const lastFirst = Math.floor((2 * order.length) / 5);
  return {
    task: choice(taskChoices, "adding"),
    step: integer({min: 1, max: order.length, default: length}),
    unit: integer({min: 1, max: order.hiddenSize, default: 1}),
    map: choice(mapChoices, "input"),
    mark1: integer({min: 1, max: half, default: settings.firstMark}),
    value1: number({min: 0, max: 1, step: 0.01, default: settings.firstValue}),
    mark2: integer({min: half + 1, max: length, default: settings.secondMark}),
    value2: number({min: 0, max: 1, step: 0.01, default: settings.secondValue}),
    seed: integer({min: 0, max: 999, default: settings.sequenceSeed}),
    first: integer({min: 1, max: lastFirst, default: stored.order.first}),
    firstSymbol: choice(["A", "B"], stored.order.firstSymbol),
    second: integer({min: lastFirst + 1, max: order.length, default: stored.order.second}),
    secondSymbol: choice(["A", "B"], stored.order.secondSymbol),
    sentence: text({
      ...{default: stored.sentence, maxLength, accepts: (sentence) => problem(sentence) === undefined},
      expected: "words of the grammar with a noun before the verb"
    }),
    network: choice(networkChoices, "shipped"),
    trainSeed: integer({min: 0, max: 999, default: firstTrainingSeed}),
    trainFused: flag(false)
  };
}

/** The inputs that change a sequence; those of the task that is shown can be seen. */
function sequenceControls(figure: Figure<State>, words: Omit<WordBoxOptions, "label">): HTMLElement[] {
  const of = (tasks: readonly TaskChoice[], ...controls: HTMLElement[]): HTMLElement[] => {
    figure.watch(({task}) => {
      for (const control of controls) control.hidden = !tasks.includes(task);
    });
    return controls;
  };
  return [
    ...of(["adding", "order"], seed(figure, "seed")),
    ...of(
      ["adding"],
      range(figure, "mark1", {label: "mark 1"}),
      range(figure, "value1", {label: "value 1", format: twoDecimals}),
      range(figure, "mark2", {label: "mark 2"}),
      range(figure, "value2", {label: "value 2", format: twoDecimals})
    ),
    ...of(
      ["order"],
      range(figure, "first", {label: "first mark"}),
      choose(figure, "firstSymbol", {label: "is"}),
      range(figure, "second", {label: "second mark"}),
      choose(figure, "secondSymbol", {label: "is"})
    ),
    ...of(["agreement"], wordBox(figure, "sentence", {label: "your sentence", ...words}))
  ];
}

function unitName({units, unit}: Looked): string {
  return `${unit} of ${units.length} (r = ${twoDecimals(units[unit - 1].correlation)})`;
}

/** Another task is first seen at its end, by the unit that holds best, unless a step or a unit is asked for with it. */
function startAnew(figure: Figure<State>, look: (state: State) => Looked): void {
  let before = figure.state;
  figure.watch((state) => {
    const last = before;
    before = state;
    if (state.task === last.task) return;
    const step = state.step === last.step ? look(state).trace.inputs.length : state.step;
    figure.set({step, unit: state.unit === last.unit ? 1 : state.unit});
  });
}

/** Every unit at every step, with what the network read and would answer there. */
function rowsOf({trace: {rows, inputs, answers, target}}: Looked) {
  return rows.map((row) => {
    const {value, word = "", marked} = inputs[row.t - 1];
    return {...row, value, word, marked, answer: answers[row.t - 1].answer, target};
  });
}
