import {numberOf, opposite, type AgreementGrammar} from "./agreementGrammar.js";
import {expansions, split} from "./grammar.js";

/** The probability of each word that may come at one place; words that cannot are not in it. */
export type WordProbabilities = ReadonlyMap<string, number>;

/**
 * What the grammar itself expects after the beginning of a sentence: no model that reads only this can do better. Empty
 * after a whole sentence.
 */
export function nextWordProbabilities(grammar: AgreementGrammar, words: readonly string[]): WordProbabilities {
  const {determiner, nouns, verb, prepositions, phrase, sameNumber} = grammar;
  const last = words.at(-1);
  if (last === undefined) return new Map([[determiner, 1]]);
  const verbAt = words.findIndex((word) => word === verb.singular || word === verb.plural);
  if (verbAt >= 0) return nextInPredicate(grammar, words.slice(verbAt + 1));
  if (prepositions.includes(last)) return new Map([[determiner, 1]]);
  const subject = words.map((word) => numberOf(grammar, word)).find((number) => number !== undefined);
  const other = subject && opposite(subject);
  if (last === determiner)
    return new Map(
      nouns.flatMap((noun) =>
        subject && other
          ? [
              [noun[subject], sameNumber / nouns.length] as const,
              [noun[other], (1 - sameNumber) / nouns.length] as const
            ]
          : [[noun.singular, 0.5 / nouns.length] as const, [noun.plural, 0.5 / nouns.length] as const]
      )
    );
  if (subject === undefined) return new Map();
  return new Map([
    ...prepositions.map((word) => [word, phrase / prepositions.length] as const),
    [verb[subject], 1 - phrase] as const
  ]);
}

/**
 * What the grammar expects at one place of a whole sentence, given all its other words: no model that fills in a masked
 * word can do better. Empty where no word makes it a sentence.
 * @param place from 0
 */
export function maskedWordProbabilities(
  grammar: AgreementGrammar,
  words: readonly string[],
  place: number
): WordProbabilities {
  const before = words.slice(0, place);
  const likelihoods = [...nextWordProbabilities(grammar, before)].map(([word, p]) => {
    const filled = [...before, word, ...words.slice(place + 1)];
    let likelihood = p;
    for (let t = place + 1; t < filled.length && likelihood > 0; ++t)
      likelihood *= nextWordProbabilities(grammar, filled.slice(0, t)).get(filled[t]) ?? 0;
    const whole = nextWordProbabilities(grammar, filled).size === 0;
    return [word, whole ? likelihood : 0] as const;
  });
  const total = likelihoods.reduce((sum, [, likelihood]) => sum + likelihood, 0);
  return new Map(likelihoods.flatMap(([word, p]) => (p > 0 ? [[word, p / total] as const] : [])));
}

function nextInPredicate({rules}: AgreementGrammar, begun: readonly string[]): WordProbabilities {
  const likelihoods = new Map<string, number>();
  let total = 0;
  for (const [text, p] of expansions(rules, "predicate")) {
    const words = split(text);
    if (words.length <= begun.length || begun.some((word, k) => words[k] !== word)) continue;
    const next = words[begun.length];
    likelihoods.set(next, (likelihoods.get(next) ?? 0) + p);
    total += p;
  }
  return new Map([...likelihoods].map(([word, p]) => [word, p / total]));
}
