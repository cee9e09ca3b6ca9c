import {format} from "d3";
import type {IsOrAreSentenceData} from "../../experiments/agreementCheckpoints.js";
import type * as Experiment from "../../experiments/sentenceModel.js";
import {integer, text} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {drawSentence} from "./drawing.js";
import {firstCheckpoint, momentsOf, readings, type IsOrAreSentenceState, type ModelReading} from "./state.js";
import {saySentence} from "./words.js";
import {stepper} from "../../frame/stepper.js";
import {wordBox} from "../../frame/wordBox.js";

/** One word as one model reads it. */
interface Row {
  readonly model: string;
  readonly update: number;
  readonly place: number;
  readonly word: string;
  readonly role: string;
  readonly p_singular: number;
  readonly p_plural: number;
  readonly gradient: number;
}

type Reader = Pick<typeof Experiment, "readSentence" | "sentenceProblem" | "nextWords" | "wordsOfSentence">;

/** The longest text that the box can hold: sixteen words and a verb. */
const maxLength = 160;

/**
 * A sentence of the reader's own, read by three language models at moments of their training: which form of the verb they
 * expect after each word, and the gradient of that at each word.
 * @param data what the loader wrote
 * @param options the functions of the experiment
 */
export function isOrAreSentence(
  data: IsOrAreSentenceData,
  {invalidation, ...reader}: Reader & {invalidation?: Promise<unknown>}
): Figure<IsOrAreSentenceState> {
  const {grammar, settings} = data;
  const {verb} = grammar;
  const moments = momentsOf(data);
  const problem = (sentence: string) => reader.sentenceProblem(grammar, settings.longest, sentence);
  const read = lastRead((state) => readings(data, state, reader));
  return mountFigure<IsOrAreSentenceState, Row>({
    id: "is-or-are-sentence",
    fields: {
      sentence: text({
        ...{default: settings.sentence, maxLength, accepts: (sentence) => problem(sentence) === undefined},
        expected: "words of the grammar with a noun before the verb"
      }),
      checkpoint: integer({min: 0, max: moments.length - 1, default: firstCheckpoint})
    },
    controls: (figure) => [
      wordBox(figure, "sentence", {
        label: "your sentence",
        split: reader.wordsOfSentence,
        next: (words) => reader.nextWords(grammar, words),
        problem
      }),
      stepper(figure, "checkpoint", {
        ...{label: "update", read: (checkpoint) => format(",")(moments[checkpoint])},
        valueText: (state) => saySentence(read(state), verb, moments[state.checkpoint])
      })
    ],
    draw: (state, size) => drawSentence(read(state), {...size, verb, update: moments[state.checkpoint], document}),
    rows: (state) => rowsOf(read(state), moments[state.checkpoint]),
    say: (state) => saySentence(read(state), verb, moments[state.checkpoint]),
    invalidation
  });
}

/** The last state's reading is asked for by drawing, sentence and slider. */
function lastRead(read: (state: IsOrAreSentenceState) => ModelReading[]): typeof read {
  let last: {state: IsOrAreSentenceState; result: ModelReading[]} | undefined;
  return (state) => {
    if (last?.state !== state) last = {state, result: read(state)};
    return last.result;
  };
}

function rowsOf(models: readonly ModelReading[], update: number): Row[] {
  return models.flatMap(({network, words}) =>
    words.map(({word, role, singular, plural, gradient}, k) => ({
      ...{model: network, update, place: k + 1, word, role: role ?? ""},
      ...{p_singular: singular, p_plural: plural, gradient}
    }))
  );
}
