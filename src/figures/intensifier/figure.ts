import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {wordBox} from "../../frame/controls/wordBox.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {cellInWords} from "../../frame/picture/palette.js";
import {choice, integer, text} from "../../frame/state/fields.js";
import {cells, oppositeCue, sentenceContinuations, wordsProblem} from "../../experiments/intensifierModel.js";
import {annotateIntensifier, intensifierVocabulary} from "../../experiments/tasks/intensifierGrammar.js";
import {splitSentence} from "../../experiments/tasks/vocabulary.js";
import {quantile} from "../../experiments/statistics.js";
import type {ColumnName} from "./columns.js";
import type {IntensifierData} from "./experiment.js";
import {drawMoves, wordAt} from "./moves.js";
import {answersPanel, drawSeeds, rightShares} from "./seeds.js";
import {changer, cues, shows, type Change, type State} from "./state.js";

/** The longest text that the box can hold: fifteen words. */
const maxLength = 140;

/**
 * What an intensifier means, by a cue to its right: networks that read one way and both ways, over ten seeds, and what the
 * change of a word does to the states of one of each.
 */
export const intensifier = declareFigure({
  id: "intensifier",
  title: "What “terribly” means, told by a word to its right",
  broad: true,
  sizes: {
    wide: {width: 700, height: 430},
    narrow: {width: 324, height: 430}
  },
  source: "training",
  otherState:
    "show=sentence&sentence=my%20exciting%20friend%20said%20that%20the%20movie%20was%20a%20terribly%20long%20and%20boring%20play%20!&changed=12&to=exciting&shown=yes",
  timed: [{field: "changed", state: "show=sentence&shown=yes", places: 5}],
  experiment: () => import("./experiment.js"),
  view(data: IntensifierData, {document}): View<State, Row> {
    const {grammar, settings} = data;
    const first = annotateIntensifier(grammar, splitSentence(settings.sentence));
    const vocabulary = intensifierVocabulary(grammar);
    const problem = (sentence: string) => wordsProblem(grammar, settings.longest, sentence);
    const changeOf = changer(data);
    const isSentence = ({show}: State) => show === "sentence";
    return {
      fields: {
        show: choice(shows, "seeds"),
        cue: choice(cues, "all"),
        cell: choice(cells, "lstm"),
        sentence: text({
          ...{default: settings.sentence, maxLength, accepts: (sentence) => problem(sentence) === undefined},
          expected: "words of the grammar"
        }),
        changed: integer({min: 0, max: settings.longest - 1, default: first.cue}),
        to: choice(vocabulary, oppositeCue(grammar, first.words[first.cue]) ?? vocabulary[0]),
        guess: guessed(integer({min: 0, max: 100, default: 75})),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: "Reading left to right, how often is a trained network right about “terribly” at that word?",
          inputs: [range(figure, "guess", {label: "my guess", format: (value) => `${value}%`})],
          reply: ({guess}) => replyTo(guess)
        }),
        choose(figure, "show", {label: "show", labels: {seeds: "ten seeds", sentence: "one sentence"}}),
        onlyIn("seeds", figure, choose(figure, "cue", {label: "words to the cue"})),
        ...sentenceInputs(figure, data, problem).map((input) => onlyIn("sentence", figure, input))
      ],
      draw: (state, size) =>
        isSentence(state)
          ? drawMoves(changeOf(state), state, {...size, document})
          : drawSeeds(data, state, {...size, document}),
      rows: (state) => (isSentence(state) ? movesRows(changeOf(state), state) : seedRows(data)),
      say: (state) => (isSentence(state) ? sayChange(changeOf(state), state) : saySeeds(data, state)),
      mounted: (figure) => pointAt(figure, changeOf, (word) => oppositeCue(grammar, word)),
      frames: {
        title: "What “terribly” means: ten seeds, and one sentence",
        states: [{shown: true}, {shown: true, show: "sentence"}],
        ...{width: 340, height: 400}
      }
    };
  },
  facts: async (data, _view, {part}) => (await import("./facts.js")).facts(data, await part("seeds"))
});

/** An input of one of the two pictures: beside the other it is not there, and takes no place. */
function onlyIn(show: State["show"], figure: Figure<State>, input: HTMLElement): HTMLElement {
  figure.watch((state) => (input.hidden = state.show !== show));
  return input;
}

/** The cell, the sentence, and the change in it. */
function sentenceInputs(
  figure: Figure<State>,
  {grammar}: IntensifierData,
  problem: (sentence: string) => string | undefined
): HTMLElement[] {
  return [
    choose(figure, "cell", {label: "cell", labels: {"rnn-tanh": "RNN", lstm: "LSTM", gru: "GRU"}}),
    wordBox(figure, "sentence", {
      ...{label: "your sentence", split: splitSentence, problem},
      next: (words) => sentenceContinuations(grammar, words).next,
      ends: (words) => sentenceContinuations(grammar, words).ends
    }),
    range(figure, "changed", {
      ...{label: "change word", format: (k) => String(k + 1)},
      last: () => splitSentence(figure.state.sentence).length - 1
    }),
    choose(figure, "to", {label: "into"})
  ];
}

/** What is said to a guess of how often the one-way network is right. */
function replyTo(guess: number): string {
  if (guess > 55) return "Half the time: it guesses. The words to the left tell 0 bits, to any size.";
  if (guess < 45) return "Half the time: to be wrong more often, it would have to know something.";
  return "Yes, half: it guesses. The words to the left tell 0 bits, to any size.";
}

/** A mark of the guess is dragged; a word of the sentence is picked to be changed, a cue into the other sentiment's. */
function pointAt(
  figure: Figure<State>,
  changeOf: (state: State) => Change,
  opposite: (word: string) => string | undefined
): void {
  const panel = (size: {width: number; height: number}) => ({...answersPanel(size), corner: {x: 0, y: 0}});
  const guessing = pointInPanel(
    figure.stage,
    panel,
    () => [0, figure.state.guess / 100],
    (_, share): Partial<State> => ({guess: Math.round(100 * Math.min(1, Math.max(0, share)))})
  );
  pointAtPicture(figure, {
    hold: (pointer) => (figure.state.shown || figure.state.show === "sentence" ? undefined : guessing.hold?.(pointer)),
    pick(pointer) {
      const {state, stage} = figure;
      if (state.show === "seeds") return state.shown ? undefined : guessing.pick?.(pointer);
      const svg = stage.querySelector("svg");
      if (!svg) return undefined;
      const {left, width} = svg.getBoundingClientRect();
      const change = changeOf(state);
      const changed = wordAt(change, {width}, pointer.clientX - left);
      return changed === undefined ? undefined : {changed, to: opposite(change.words[changed]) ?? state.to};
    }
  });
}

/** How often the seeds are right, by column. */
function saySeeds({groups}: IntensifierData, {cue, shown}: State): string {
  if (!shown)
    return (
      "How often is the network right that reads one way, at once? With more units, or one, two or three words later? " +
      "And both ways?"
    );
  const right = (column: ColumnName): string => {
    const shares = groups.filter((group) => group.column === column).flatMap((group) => rightShares(group, cue));
    return `${Math.round(100 * quantile(shares, 0.5))}%`;
  };
  const where = cue === "all" ? "" : ` With the cue ${cue} ${cue === "1" ? "word" : "words"} away:`;
  return (
    `${where} One way at once ${right("one-way")} right, with more units ${right("larger")}; one, two and three words later ` +
    `${right("delay1")}, ${right("delay2")} and ${right("delay3")}; both ways at once ${right("both-ways")} (medians).`
  ).trim();
}

/** What the change does at the intensifier, in the trained networks. */
function sayChange({words, changed, to, at, networks}: Change, {cell, shown}: State): string {
  const becomes = `“${words[changed]}” becomes “${to}”`;
  if (!shown)
    return (
      `When ${becomes}: how far will the ${cellInWords(cell)}’s state at each word move when it is read one way, how far when ` +
      "read both ways, and which of the networks will answer otherwise?"
    );
  if (at < 0) return `When ${becomes}: there is no intensifier such as “terribly” in this sentence to be judged.`;
  const said = networks
    .filter(({moment}) => moment === "trained")
    .map(({way, states, before, after}) => {
      const moves = states[at] === 0 ? "does not move" : `moves by ${Number(states[at].toPrecision(2))}`;
      const reads = way === "one-way" ? "read one way" : "both ways";
      return `${reads} it ${moves}, P(well) ${before[at].toFixed(2)} → ${after[at].toFixed(2)}`;
    });
  return `When ${becomes}, the state at “${words[at]}” in the trained ${cellInWords(cell)}: ${said.join("; ")}.`;
}

type Row = ReturnType<typeof seedRows>[number] | ReturnType<typeof movesRows>[number];

/** A seed of a group, with its errors by distance. */
function seedRows({groups, settings}: IntensifierData) {
  return groups.flatMap(({column, cell, parameters, trials, errors, solvedAt}) =>
    errors.map(([errors_1, errors_2, errors_3], k) => ({
      ...{column, cell, parameters, seed: settings.seed + k, sentences_each: trials},
      ...{errors_1, errors_2, errors_3, solved_at: solvedAt[k]}
    }))
  );
}

/** A word in a network. */
function movesRows({words, networks, changed, to}: Change, {cell}: State) {
  return networks.flatMap(({way, moment, states, before, after}) =>
    words.map((word, t) => ({
      ...{cell, way, moment, t: t + 1, word, becomes: t === changed ? to : word},
      ...{moved: states[t], p_well_before: before[t], p_well_after: after[t]}
    }))
  );
}
