import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {stepper} from "../../frame/controls/stepper.js";
import {wordBox} from "../../frame/controls/wordBox.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels} from "../../frame/picture/panels.js";
import {choice, integer, text} from "../../frame/state/fields.js";
import {annotateIntensifier} from "../../experiments/tasks/intensifierGrammar.js";
import {cells, moments, sentenceContinuations, wordsProblem} from "../../experiments/intensifierModel.js";
import {splitSentence} from "../../experiments/tasks/vocabulary.js";
import {drawChains} from "./chains.js";
import type {TwoDirectionsData} from "./experiment.js";
import {layoutOf, placeAt} from "./layout.js";
import {chains, guesses, joined, reader, type Reading, type State} from "./reading.js";
import {lastStep, stageOf, stageStarts} from "./steps.js";
import {drawTable, numberText} from "./table.js";

/** The longest text that the box can hold: fifteen words. */
const maxLength = 140;

/** A sentence in a network that reads it from both sides: the chains, their states side by side, and what each word moves. */
export const twoDirections = declareFigure({
  id: "two-directions",
  title: "Two chains over one sentence",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 440}
  },
  source: "training",
  otherState:
    "sentence=my%20exciting%20friend%20said%20that%20the%20movie%20was%20a%20terribly%20long%20and%20boring%20play%20!&at=9&nudged=12&step=41&shown=yes",
  timed: [
    {field: "step", places: 16},
    {field: "at", places: 6}
  ],
  experiment: () => import("./experiment.js"),
  view(data: TwoDirectionsData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {grammar, settings} = data;
    const first = annotateIntensifier(grammar, splitSentence(settings.sentence));
    const problem = (sentence: string) => wordsProblem(grammar, settings.longest, sentence);
    const read = reader(data);
    const end = (state: Readonly<State>): number => {
      const {words, at} = read(state);
      return lastStep(words.length, at);
    };
    const say = (state: Readonly<State>): string => sayReading(read(state), state);
    return {
      fields: {
        sentence: text({
          ...{default: settings.sentence, maxLength, accepts: (sentence) => problem(sentence) === undefined},
          expected: "words of the grammar"
        }),
        cell: choice(cells, "lstm"),
        weights: choice(moments, "trained"),
        at: integer({min: 0, max: settings.longest - 1, default: first.intensifier}),
        nudged: integer({min: 0, max: settings.longest - 1, default: first.cue}),
        chain: choice(chains, "both"),
        step: integer({
          ...{min: 0, max: lastStep(settings.longest, 0)},
          default: lastStep(first.words.length, first.intensifier)
        }),
        guess: pick(guesses),
        shown: shown()
      },
      controls: (figure) => controlsOf(figure, data, {end, say, problem}),
      draw(state, size) {
        const reading = read(state);
        const layout = layoutOf(reading.words, size);
        const stage = stageOf(state.step, reading.words.length);
        const drawing = {reading, layout, stage, document, shown: state.shown, chain: state.chain, guess: state.guess};
        return panels(
          [
            {x: 0, y: 0, plot: drawChains(drawing)},
            {x: 0, y: 0, plot: drawTable(drawing)}
          ],
          {...size, document}
        );
      },
      rows: (state) => rowsOf(read(state), state),
      say,
      mounted(figure) {
        pointAtCells(figure, read);
        stayAtTheEnd(figure, end);
      },
      frames: {
        title: "Two chains over one sentence, step by step",
        states: [6, 12, 13, 17].map((step) => ({step, shown: true})),
        ...{width: 340, height: 400}
      }
    };
  },
  facts: async (data, view, {part}) => (await import("./facts.js")).facts(data, view, await part("seeds"))
});

/** The question, the steps, the sentence, and what is looked at in it. */
function controlsOf(
  figure: Figure<State>,
  {grammar}: TwoDirectionsData,
  {
    end,
    say,
    problem
  }: {
    end: (state: Readonly<State>) => number;
    say: (state: Readonly<State>) => string;
    problem: (sentence: string) => string | undefined;
  }
): HTMLElement[] {
  const lastWord = (): number => splitSentence(figure.state.sentence).length - 1;
  return [
    guess(figure, {
      question: "Nudge “exciting” a little. How many of the numbers at “terribly”, $2H$ in all, can move?",
      inputs: [choose(figure, "guess", {label: "my guess", labels: {half: "half of them", all: "all of them"}})],
      made: ({guess}) => guess !== "",
      reply: ({guess}) => replies[guess]
    }),
    stepper(figure, "step", {
      ...{label: "step", last: end, reads: say},
      stages: (state) => stageStarts(splitSentence(state.sentence).length)
    }),
    wordBox(figure, "sentence", {
      ...{label: "your sentence", split: splitSentence, problem},
      next: (words) => sentenceContinuations(grammar, words).next,
      ends: (words) => sentenceContinuations(grammar, words).ends
    }),
    range(figure, "at", {
      label: "state at word",
      format: (at) => String(at + 1),
      last: lastWord
    }),
    range(figure, "nudged", {
      label: "nudged word",
      format: (k) => String(k + 1),
      last: lastWord
    }),
    choose(figure, "chain", {
      ...{label: "in the table", labels: {forward: "left to right", backward: "right to left"}}
    }),
    choose(figure, "cell", {label: "cell", labels: {"rnn-tanh": "RNN", lstm: "LSTM", gru: "GRU"}}),
    choose(figure, "weights", {label: "weights", labels: {untrained: "as drawn"}})
  ];
}

/** What is said to a guess. */
const replies = {
  "": "Half: only the right-to-left chain has met “exciting” when it comes to “terribly”.",
  none: "Half move. Left to right alone it would be none: the right-to-left chain comes from “exciting”.",
  half: "Half: the right-to-left chain’s. The other half never hears of “exciting”, however long you train.",
  all: "Half. The left-to-right chain keeps its own weights and is never told: its half stays exactly as it was."
} satisfies Record<State["guess"], string>;

/** A cell of the table is picked as state and word, a place above the table as the word whose state is looked at. */
function pointAtCells(figure: Figure<State>, read: (state: State) => Reading): void {
  pointAtPicture(figure, {
    pick({clientX, clientY}) {
      const svg = figure.stage.querySelector("svg");
      if (!svg) return undefined;
      const {left, top, width, height} = svg.getBoundingClientRect();
      const {words} = read(figure.state);
      const place = placeAt(layoutOf(words, {width, height}), words.length, clientX - left, clientY - top);
      if (!place) return undefined;
      return place.row === undefined ? {at: place.column} : {at: place.row, nudged: place.column};
    }
  });
}

/** Who has come to the last step stays there when the sentence, or the state that is looked at, becomes another. */
function stayAtTheEnd(figure: Figure<State>, end: (state: Readonly<State>) => number): void {
  let before = end(figure.state);
  figure.watch((state) => {
    const now = end(state);
    const wasAtTheEnd = state.step === before;
    before = now;
    if (wasAtTheEnd && now > state.step) figure.setField("step", now);
  });
}

/** Which half of the state hears the nudged word, and how strongly; before that, how far the chains have come. */
function sayReading(reading: Reading, {step, shown, cell, weights}: State): string {
  const {words, at, nudged, hiddenSize: H} = reading;
  const stage = stageOf(step, words.length);
  const name = `${cellStyles[cell].label}, ${weights === "trained" ? "trained" : "as drawn"}`;
  if (stage.forward < words.length)
    return `From left to right, the chain has read ${stage.forward} of ${words.length} words (${name}).`;
  if (stage.backward < words.length)
    return `From right to left, the other chain has read ${stage.backward} of ${words.length} words, with weights of its own (${name}).`;
  if (!shown) return `Each word has a state of ${2 * H} numbers, ${H} of either chain (${name}). Who hears which word?`;
  if (!stage.joined) return `Both chains are done: their states have yet to be set side by side (${name}).`;
  const [who, by] = [`“${words[at]}”`, `“${words[nudged]}”`];
  const length = numberText(joined(reading, at, nudged));
  if (at === nudged) return `At ${who} all ${2 * H} numbers hear their own word: ‖∂h/∂x‖ = ${length} (${name}).`;
  const [hears, deaf] = nudged < at ? ["left to right", "right to left"] : ["right to left", "left to right"];
  return `At ${who}, the ${H} numbers from ${hears} hear ${by}: ‖∂h/∂x‖ = ${length}. For the ${H} from ${deaf} it is exactly 0 (${name}).`;
}

/** Each state and each word. */
function rowsOf(reading: Reading, {cell, weights}: State) {
  const {words, forward, backward} = reading;
  return words.flatMap((state_at, t) =>
    words.map((nudged, k) => ({
      ...{cell, weights, t: t + 1, state_at, k: k + 1, nudged},
      ...{left_to_right: forward[t][k], right_to_left: backward[t][k], both: joined(reading, t, k)}
    }))
  );
}
