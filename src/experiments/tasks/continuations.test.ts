import {describe, expect, it} from "vitest";
import {intensifier} from "../../../test/experiments/tasks/grammars.js";
import {Random} from "../../engine/random.js";
import {sentenceContinuations} from "../intensifierModel.js";
import {continuations} from "./continuations.js";
import {intensifierSentences} from "./intensifierGrammar.js";

const rules = {text: {"who end": 1, "who and who end": 1}, who: {you: 1, "the end": 1}, end: {"!": 1}};

describe("continuations", () => {
  it.each([
    ["", ["the", "you"], false],
    ["the", ["!"], false],
    ["the !", ["!", "and"], false],
    ["you", ["!", "and"], false],
    ["you and", ["the", "you"], false],
    ["you !", [], true],
    ["and", [], false]
  ])("after “%s”", (words, next, ends) => {
    expect(continuations(rules, "text", words.split(" ").filter(Boolean))).toEqual({next, ends});
  });

  it("lead along every sentence of the grammar of intensifiers, to its end", () => {
    const sample = intensifierSentences(intensifier);
    const random = new Random(1);
    for (let k = 0; k < 20; ++k) {
      const {words} = sample(random);
      for (const [t, word] of words.entries())
        expect(sentenceContinuations(intensifier, words.slice(0, t)).next).toContain(word);
      expect(sentenceContinuations(intensifier, words).ends).toBe(true);
    }
  });
});
