/** The words of some lists, once each, in the order of their character codes: the order of tokens. */
export function vocabularyOf(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}

/** A written sentence as the words of a grammar: lower case, with punctuation marks as words of their own. */
export function splitSentence(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}'’-]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** Those of the words that the vocabulary has not. */
export function unknownWords(vocabulary: readonly string[], words: readonly string[]): string[] {
  return words.filter((word) => !vocabulary.includes(word));
}

/**
 * Words as tokens, their places in the vocabulary.
 * @throws RangeError that names the words which are not in it.
 */
export function tokensOf(vocabulary: readonly string[], words: readonly string[]): Int32Array {
  const tokens = Int32Array.from(words, (word) => vocabulary.indexOf(word));
  if (tokens.includes(-1)) {
    const unknown = unknownWords(vocabulary, words).map((word) => `"${word}"`);
    throw new RangeError(`tokensOf: expected words of the vocabulary, got ${unknown.join(", ")}`);
  }
  return tokens;
}
