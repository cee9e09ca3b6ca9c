import {extent} from "d3";
import {agreementVocabulary} from "../../experiments/tasks/agreementGrammar.js";
import type {Facts} from "../../frame/facts.js";
import type {IsOrAreSentenceData} from "./experiment.js";
import {checkpoints, momentsOf, readings} from "./readings.js";

/** The page's sentence with three attractors. */
const far = "the writer of the books near the ships with the horses";

/** What the page says of the first sentence, of the far subject, and of the grammar. */
export function facts(data: IsOrAreSentenceData): Facts {
  const {grammar, models, settings} = data;
  const first = readings(data, {sentence: settings.sentence, checkpoint: checkpoints.first});
  const ends = (values: readonly number[]) => {
    const [least = NaN, most = NaN] = extent(values);
    return {least, most};
  };
  /** What the LSTM makes of the far subject, at the first moment and once it is trained further. */
  const ofLstm = (checkpoint: number) => readings(data, {sentence: far, checkpoint})[1].words;
  const [early, late] = [checkpoints.first, checkpoints.further].map(ofLstm);
  return {
    units: models[0].hiddenSize,
    moments: momentsOf(data).length,
    afterWriter: ends(first.map(({words}) => words[1].singular)),
    afterBooks: Object.fromEntries(
      first.map(({network, words: [, , , , {singular, plural}]}) => [network, {singular, plural}])
    ),
    atWriter: ends(first.map(({words}) => words[1].gradient)),
    atBooks: ends(first.map(({words}) => words[4].gradient)),
    far: {nearest: early[early.length - 1].gradient, subject: early[1].gradient, trained: late[1].gradient},
    grammar: {
      words: agreementVocabulary(grammar).length,
      phrase: grammar.phrase,
      otherNumber: 1 - grammar.sameNumber,
      attractor: grammar.phrase * (1 - grammar.sameNumber)
    }
  };
}
