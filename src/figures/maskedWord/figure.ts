import {agreementVocabulary} from "../../experiments/tasks/agreementGrammar.js";
import {nextWordProbabilities} from "../../experiments/tasks/agreementProbabilities.js";
import {splitSentence} from "../../experiments/tasks/vocabulary.js";
import {choose, range} from "../../frame/controls/controls.js";
import {wordBox} from "../../frame/controls/wordBox.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import type {Facts} from "../../frame/facts.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {panels} from "../../frame/picture/panels.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import {integer, text} from "../../frame/state/fields.js";
import {percent} from "../../frame/words/percent.js";
import {drawFillings, drawTraining, knownDirections, least, shownFillings} from "./drawing.js";
import type {MaskedWordData} from "./experiment.js";
import {fillIn, ofNumber, sentenceProblem, type Filling} from "./filling.js";

/** What the network that reads both ways may make of the first sentence's subject, between its verb and the books. */
const guesses = ["half", "plural", "singular"] as const;

interface State {
  readonly sentence: string;
  /** Which word is masked, from 1; of a shorter sentence its last. */
  readonly masked: number;
  readonly guess: (typeof guesses)[number] | "";
  readonly shown: boolean;
}

/** The longest text that the box can hold. */
const maxLength = 160;

/** A masked word of the reader's own sentence, filled in by networks that read one way and both ways, and by the grammar. */
export const maskedWord = declareFigure({
  id: "masked-word",
  title: "A masked word",
  broad: true,
  sizes: {
    wide: {width: 720, height: 440},
    narrow: {width: 324, height: 760}
  },
  source: "training",
  otherState: "sentence=the%20horses%20near%20the%20ship%20are%20very%20old%20.&masked=2&shown=yes",
  timed: [{field: "masked", from: 1, places: 8}],
  experiment: () => import("./experiment.js"),
  view(data: MaskedWordData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {grammar, settings} = data;
    const problem = (sentence: string) => sentenceProblem(grammar, settings.longest, sentence);
    let last: {readonly state: State; readonly filled: Filled} | undefined;
    const of = (state: State): Filled => {
      if (last?.state !== state) last = {state, filled: fill(data, state)};
      return last.filled;
    };
    return {
      fields: {
        sentence: text({
          ...{default: settings.sentence, maxLength, accepts: (sentence) => problem(sentence) === undefined},
          expected: "a whole sentence of the grammar"
        }),
        masked: integer({min: 1, max: settings.longest, default: settings.masked}),
        guess: pick(guesses),
        shown: shown()
      },
      controls: (figure) => controlsOf(figure, data, problem),
      draw(state, size) {
        const {first, second} = twoPanels(size, {beside: 0.56, under: 0.62});
        return panels(
          [
            {...first, plot: drawFillings(data, {...maskedIn(of(state)), shown: state.shown}, {...first, document})},
            {...second, plot: drawTraining(data, state.shown, {...second, document})}
          ],
          {...size, document}
        );
      },
      rows: (state) => rowsOf(data, of(state).fillings, state.shown),
      say: (state) => say(data, of(state), state.shown),
      frames: {
        title: "A masked word",
        states: [2, 5, 6].map((masked) => ({masked, shown: true})),
        ...{width: 324, height: 760}
      }
    };
  },
  facts: (data) => facts(data)
});

/** The question, the sentence, and which of its words is masked. */
function controlsOf(
  figure: Figure<State>,
  data: MaskedWordData,
  problem: (sentence: string) => string | undefined
): HTMLElement[] {
  const {grammar} = data;
  return [
    guess(figure, {
      question: "“the [mask] of the books is …”: read both ways, how sure is the network of the noun’s number?",
      inputs: [
        choose(figure, "guess", {
          ...{
            label: "my guess",
            labels: {half: "half and half", plural: "rather plural", singular: "singular, surely"}
          }
        })
      ],
      made: ({guess}) => guess !== "",
      reply: ({guess}) => replyTo(guess, singularFirst(data)["both-ways"])
    }),
    wordBox(figure, "sentence", {
      ...{label: "your sentence", split: splitSentence, problem},
      next: (words) => [...nextWordProbabilities(grammar, words).keys()],
      ends: (words) => words.length > 0 && nextWordProbabilities(grammar, words).size === 0
    }),
    range(figure, "masked", {
      ...{label: "masked word", last: () => splitSentence(figure.state.sentence).length},
      format: (masked) => {
        const words = splitSentence(figure.state.sentence);
        return `“${words[Math.min(masked, words.length) - 1]}”`;
      }
    })
  ];
}

interface Filled {
  readonly words: readonly string[];
  readonly place: number;
  readonly fillings: readonly Filling[];
}

function fill({grammar, models}: MaskedWordData, {sentence, masked}: State): Filled {
  const words = splitSentence(sentence);
  const place = Math.min(masked, words.length) - 1;
  return {words, place, fillings: fillIn(grammar, models, words, place)};
}

function maskedIn({words, place, fillings}: Filled) {
  return {fillings, masked: words[place]};
}

/** The probability of singular nouns in the place of the first sentence's mask. */
function singularFirst({grammar, models, settings}: MaskedWordData): Filling["p"] {
  return ofNumber(grammar, fillIn(grammar, models, splitSentence(settings.sentence), settings.masked - 1), "singular")
    .p;
}

function replyTo(guess: State["guess"], singular: number): string {
  const sure = `singular nouns have ${percent(singular)}`;
  if (guess === "half") return `Read one way it would be. But “is”, four words on, tells: ${sure}.`;
  if (guess === "plural") return `“books” stands nearer than “is”, and does not lead it astray: ${sure}.`;
  if (guess === "singular") return `Yes: “is”, four words on, tells, and “books” does not lead it astray: ${sure}.`;
  return `Quite sure: “is”, four words on, tells, and ${sure}.`;
}

function say(data: MaskedWordData, {words, place, fillings}: Filled, shown: boolean): string {
  const sentence = words.map((word, t) => (t === place ? "[mask]" : word)).join(" ");
  const listed = shownFillings(data, fillings);
  const likeliest = (direction: "one-way" | "both-ways") =>
    listed.reduce((best, filling) => (filling.p[direction] > best.p[direction] ? filling : best));
  const [one, both] = [likeliest("one-way"), likeliest("both-ways")];
  const oneWay = `“${sentence}”: one way the most goes to ${quoted(one.word)} (${percent(one.p["one-way"])})`;
  return shown
    ? `${oneWay}, both ways to ${quoted(both.word)} (${percent(both.p["both-ways"])}).`
    : `${oneWay}. And both ways?`;
}

/** A word in quotation marks; a number of words together, "singular nouns", without. */
function quoted(word: string): string {
  return word.includes(" ") ? word : `“${word}”`;
}

function facts(data: MaskedWordData): Facts {
  const {grammar, models, settings} = data;
  const [oneWay, bothWays] = models;
  const words = splitSentence(settings.sentence);
  const singular = singularFirst(data);
  const of = ({end, optimum, wrong}: (typeof models)[number]) => ({
    ...{end, optimum, above: end - optimum},
    ...{
      wrongNone: wrong[0].errors / wrong[0].trials,
      wrongMost: Math.max(...wrong.map(({errors, trials}) => errors / trials))
    }
  });
  /** At the verb of the first sentence. */
  const verb = words.findIndex((word) => word === grammar.verb.singular || word === grammar.verb.plural);
  const atVerb = fillIn(grammar, models, words, verb).find(({word}) => word === words[verb])?.p;
  return {
    verb: {place: verb + 1, oneWay: atVerb?.["one-way"] ?? NaN, bothWays: atVerb?.["both-ways"] ?? NaN},
    oneWay: {...of(oneWay), singular: singular["one-way"]},
    bothWays: {
      ...of(bothWays),
      singular: singular["both-ways"],
      errors: bothWays.wrong.reduce((sum, {errors}) => sum + errors, 0)
    },
    trials: bothWays.wrong.reduce((sum, {trials}) => sum + trials, 0),
    ...{least, vocabulary: agreementVocabulary(grammar).length}
  };
}

/** What may stand in the masked word's place, and the losses. */
function rowsOf({models, updates}: MaskedWordData, fillings: readonly Filling[], shown: boolean) {
  const known = knownDirections(shown);
  const probabilities = fillings.map(({word, p, best}) => ({
    ...{word, one_way: p["one-way"], both_ways: shown ? p["both-ways"] : null},
    ...{grammar_one_way: best["one-way"], grammar_both_ways: shown ? best["both-ways"] : null},
    ...{network: null, update: null, nats: null, low: null, high: null}
  }));
  const empty = {word: null, one_way: null, both_ways: null, grammar_one_way: null, grammar_both_ways: null};
  const losses = models
    .filter(({direction}) => known.includes(direction))
    .flatMap(({direction, nats}) =>
      nats.map(({median, low, high}, k) => ({
        ...empty,
        network: direction as string,
        update: updates[k],
        nats: median,
        low,
        high
      }))
    );
  return [...probabilities, ...losses];
}
