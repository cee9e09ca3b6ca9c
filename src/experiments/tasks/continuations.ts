import {split, type GrammarRules} from "./grammar.js";

/** What may come after the beginning of a text: the words, and whether it may end there. */
export interface Continuations {
  readonly next: readonly string[];
  readonly ends: boolean;
}

/**
 * How the beginning of a text of `symbol` may go on; nothing, where it is no beginning of any. Found by keeping all
 * rests that may still follow: the rules lead back to nowhere, so there are few.
 */
export function continuations(rules: GrammarRules, symbol: string, words: readonly string[]): Continuations {
  let rests: (readonly string[])[] = opened(rules, [[symbol]]);
  for (const word of words) {
    const after = rests.filter(([first]) => first === word).map(([, ...rest]) => rest);
    rests = opened(rules, after);
  }
  return {
    next: [...new Set(rests.flatMap((rest) => rest.slice(0, 1)))].sort(),
    ends: rests.some((rest) => rest.length === 0)
  };
}

/** The rests with their first symbols replaced until a word stands there, each once. */
function opened(rules: GrammarRules, rests: readonly (readonly string[])[]): (readonly string[])[] {
  const all = rests.flatMap((rest): (readonly string[])[] => {
    const [first, ...others] = rest;
    if (rest.length === 0 || !Object.hasOwn(rules, first)) return [rest];
    return opened(
      rules,
      Object.keys(rules[first]).map((becomes) => [...split(becomes), ...others])
    );
  });
  return [...new Map(all.map((rest) => [rest.join(" "), rest])).values()];
}
