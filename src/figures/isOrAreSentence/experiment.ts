import * as v from "valibot";
import {agreementCheckpoints, parametersAfter, sentenceModelOf} from "../../experiments/agreementCheckpoints.js";
import {count, seedNumber, wholeNumber} from "../../experiments/schemas.js";
import {readSentence, wordsOfSentence, type SentenceModel} from "../../experiments/sentenceModel.js";
import {shortAgreementRuns, smallAgreementGrammar} from "../../experiments/shortAgreementRuns.js";
import type {Sources} from "../../experiments/sources.js";
import {agreementGrammar, type AgreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import {readRuns} from "../../experiments/training/readRuns.js";

export const settings = v.object({
  /** Of the runs whose networks are shown. */
  seed: seedNumber,
  networks: v.array(v.string()),
  /** Updates after which a network is kept, beside the end of its run; pictures and prose name moments up to the seventh. */
  updates: v.pipe(
    v.array(wholeNumber),
    v.check((updates) => updates.length >= 6, "updates of at least 6 moments"),
    v.check((updates) => updates.every((update, k) => k === 0 || update > updates[k - 1]), "updates in ascending order")
  ),
  /** The sentence that is shown first. */
  sentence: v.string(),
  /** The most words before the verb that a reader may write. */
  longest: count
});
type Settings = v.InferOutput<typeof settings>;

/** What the figure is drawn from. */
export interface IsOrAreSentenceData {
  readonly settings: Settings;
  readonly grammar: AgreementGrammar;
  readonly models: readonly SentenceModel[];
}

/** The networks of one seed at moments of their training. */
export async function data(settings: Settings, sources: Sources): Promise<IsOrAreSentenceData> {
  const grammar = sources.settings("data/grammars/agreement.json", agreementGrammar);
  const {runs, results} = await readRuns("agreement", sources);
  return {settings, grammar, models: await agreementCheckpoints(settings, grammar, runs, results)};
}

/** The first sentence as networks read it that were trained for three updates. */
export async function digest({networks, sentence}: Settings) {
  const grammar = smallAgreementGrammar;
  const runs = shortAgreementRuns(networks).filter(({seed}) => seed === 1);
  const reading = [];
  for (const run of runs) {
    const model = sentenceModelOf(run, grammar, await parametersAfter(run, grammar, [3]));
    reading.push(readSentence(grammar, model, 3, wordsOfSentence(sentence)));
  }
  return {reading};
}
