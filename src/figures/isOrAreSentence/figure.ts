import {format} from "d3";
import {mayEnd, nextWords, sentenceProblem, wordsOfSentence} from "../../experiments/sentenceModel.js";
import type {AgreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer, text} from "../../frame/state/fields.js";
import {stepper} from "../../frame/controls/stepper.js";
import {wordBox} from "../../frame/controls/wordBox.js";
import {drawSentence, type ModelReading} from "./drawing.js";
import type {IsOrAreSentenceData} from "./experiment.js";
import {checkpoints, momentsOf, readings, type State} from "./readings.js";

/** The longest text that the box can hold: sixteen words and a verb. */
const maxLength = 160;

const whole = format(",");
const probability = format(".2f");

/**
 * A sentence of the reader's own, read by three language models at moments of their training: which form of the verb they
 * expect after each word, and the gradient of that at each word.
 */
export const isOrAreSentence = declareFigure({
  id: "is-or-are-sentence",
  title: "Is or are, word by word",
  broad: true,
  sizes: {
    wide: {width: 720, height: 560},
    narrow: {width: 324, height: 600}
  },
  source: "training",
  otherState: "sentence=the%20writer%20of%20the%20books%20near%20the%20ships&checkpoint=5",
  experiment: () => import("./experiment.js"),
  view(data: IsOrAreSentenceData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {grammar, settings} = data;
    const {verb} = grammar;
    const moments = momentsOf(data);
    const problem = (sentence: string) => sentenceProblem(grammar, settings.longest, sentence);
    const read = lastRead((state) => readings(data, state));
    const say = (state: State): string => saySentence(read(state), verb, moments[state.checkpoint]);
    return {
      fields: {
        sentence: text({
          ...{default: settings.sentence, maxLength, accepts: (sentence) => problem(sentence) === undefined},
          expected: "words of the grammar with a noun before the verb"
        }),
        checkpoint: integer({min: 0, max: moments.length - 1, default: checkpoints.first})
      },
      controls: (figure) => [
        wordBox(figure, "sentence", {
          ...{label: "your sentence", split: wordsOfSentence, problem},
          next: (words) => nextWords(grammar, words),
          ends: (words) => mayEnd(grammar, words)
        }),
        stepper(figure, "checkpoint", {
          ...{label: "update", read: (at) => whole(moments[at]), reads: say},
          valueText: (state) => nameChoices(read(state), verb, moments[state.checkpoint])
        })
      ],
      draw: (state, size) => drawSentence(read(state), {...size, verb, update: moments[state.checkpoint], document}),
      rows: (state) => rowsOf(read(state), moments[state.checkpoint]),
      say,
      frames: {
        title: "Is or are, word by word, during training",
        // Before training, in the stage of sequential recency, on the way out, and at the end.
        states: [0, checkpoints.first, checkpoints.out, moments.length - 1].map((checkpoint) => ({checkpoint})),
        ...{width: 340, height: 500}
      }
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** What each model expects after the sentence, and by which noun its choice goes. */
function saySentence(models: readonly ModelReading[], verb: AgreementGrammar["verb"], update: number): string {
  const [{words}] = models;
  const sentence = words.map(({word}) => word).join(" ");
  if (words[words.length - 1].role === null)
    return `“${sentence} …” after ${whole(update)} updates: no verb can stand here; a noun comes before it.`;
  const said = models.map((model) => {
    const {style, words, agrees} = model;
    const {singular, plural} = words[words.length - 1];
    const form = formOf(model, verb);
    const expects = `P(${verb.singular}) ${probability(singular)}, P(${verb.plural}) ${probability(plural)}`;
    return `${style.label} ${form} (${expects}), ${agrees ? "right" : "wrong"}`;
  });
  return `“${sentence} …” after ${whole(update)} updates: ${said.join("; ")}.`;
}

/** The moment with the form that each model chooses, for who hears the slider. */
function nameChoices(models: readonly ModelReading[], verb: AgreementGrammar["verb"], update: number): string {
  const [{words}] = models;
  const at = `${whole(update)} updates`;
  if (words[words.length - 1].role === null) return `${at}: no verb can stand here`;
  return `${at}: ${models.map((model) => `${model.style.label} ${formOf(model, verb)}`).join(", ")}`;
}

/** The form of the verb that a model finds likelier. */
function formOf({number, agrees}: ModelReading, verb: AgreementGrammar["verb"]): string {
  return agrees === (number === "singular") ? verb.singular : verb.plural;
}

/** The last state's reading is asked for by drawing, sentence and slider. */
function lastRead(read: (state: State) => ModelReading[]): typeof read {
  let last: {state: State; result: ModelReading[]} | undefined;
  return (state) => {
    if (last?.state !== state) last = {state, result: read(state)};
    return last.result;
  };
}

/** Each word as each model reads it. */
function rowsOf(models: readonly ModelReading[], update: number) {
  return models.flatMap(({network, words}) =>
    words.map(({word, role, singular, plural, gradient}, k) => ({
      ...{model: network, update, place: k + 1, word, role: role ?? ""},
      ...{p_singular: singular, p_plural: plural, gradient}
    }))
  );
}
