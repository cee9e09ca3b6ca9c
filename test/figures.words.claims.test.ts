import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {AnyFigure} from "../src/frame/declareFigure.js";
import {spokenSymbols} from "../src/frame/words/symbols.js";
import {figures, statesOf, viewed} from "./support/allFigures.js";
import {sliderWords} from "./support/figureInputs.js";
import {isWrittenSo, numbersIn, type WrittenNumber} from "./support/numbersIn.js";

/** What every figure says and shows beside its picture is what the picture shows, in any state that its fields allow. */

/** States looked at a figure. */
const numRuns = 12;

/** The most that is spoken of a slider at each key, in characters: some six seconds. */
const longest = 100;

/** Figures whose sentences have numbers that stand neither in rows nor in picture nor in state, and what these are. */
const derived: Readonly<Record<string, string>> = {
  "adding-race": "updates until it is solved, in the median of the results' seeds",
  "chain-stepper": "by how much a factor turns the gradient",
  "cheating-language-model": "medians over seeds of losses that rows have by update, and a probability at one word",
  "concept-map": "numbers within the arrows' own words",
  clipping: "updates of the run that are clipped, counted over the bars",
  "eigenvalue-or-singular-value": "by how much the last step stretched",
  "fill-the-gap": "medians over the seeds that rows have one by one",
  "how-deep": "medians over the seeds that rows have one by one",
  counting: "the most of a count, by hand, and the least and most of ten seeds",
  "lstm-or-gru": "differences of medians over the seeds that rows have one by one",
  "lstm-or-gru-cost": "shares of parameters",
  "lstm-timeline": "numbers within the list's own words",
  "lowest-layer": "seeds that learn it, counted",
  "masked-word": "what several nouns have together",
  "one-unit": "the mean of all factors",
  "near-and-far": "the share that is asked for, and what is left over",
  "not-guaranteed": "a factor a step, and of powers that rows have as logarithms",
  "which-gate": "medians over the seeds that rows have one by one",
  "which-start": "medians over the seeds that rows have one by one",
  "who-learns": "medians over the seeds that rows have one by one",
  "work-the-gates": "differences to the goal"
};

describe.each(figures.map((figure) => [figure.id, figure] as const))("%s", (id, figure) => {
  it("is spoken in a few words, of numbers that its sentence or its picture has", async () => {
    await inAnyState(figure, ({say, drawn, sliders}) => {
      for (const {spoken, output, speaks} of sliders) {
        expect(spoken.length, spoken).toBeLessThanOrEqual(longest);
        expect(spoken).not.toBe(say);
        if (!speaks) expect(spoken).toContain(output);
        else
          expect(
            strangers(spoken, valuesIn(`${say} ${spokenSymbols(say)} ${drawn} ${output}`)),
            `${spoken} beside: ${say}`
          ).toEqual([]);
      }
    });
  });

  it("says numbers that stand in its rows, in its picture or in its state", async () => {
    let derives = false;
    await inAnyState(figure, ({say, drawn, rows, state}) => {
      const values = [...Object.values(state), ...rows.flatMap((row) => Object.values<unknown>({...row}))];
      const numbers = values.filter((value) => typeof value === "number");
      const known = [...numbers, ...numbers.map((log10) => 10 ** log10), ...valuesIn(drawn)];
      const strange = strangers(say, known);
      if (id in derived) derives ||= strange.length > 0;
      else expect(strange, say).toEqual([]);
    });
    expect(derives, "numbers of its own, as the list of this test has it").toBe(id in derived);
  });

  it("writes no number as 0·10⁰", async () => {
    await inAnyState(figure, ({say, drawn, sliders}) => {
      for (const words of [say, drawn, ...sliders.map(({spoken}) => spoken)])
        expect(words).not.toMatch(/(?<![\d.])0·10[⁻⁰-⁹]|·10⁰/);
    });
  });
});

interface Seen {
  readonly state: object;
  readonly say: string;
  /** All words of the picture. */
  readonly drawn: string;
  readonly rows: readonly object[];
  readonly sliders: ReturnType<typeof sliderWords>;
}

/** Looks at a figure in its first state and in others. */
async function inAnyState(figure: AnyFigure, look: (seen: Seen) => void): Promise<void> {
  const view = await viewed(figure);
  const {width, height} = figure.sizes.wide;
  await fc.assert(
    fc.asyncProperty(statesOf(view), async (state) => {
      await view.ready?.(state);
      const svg = view.draw(state, {width, height});
      const drawn = Array.from(svg.querySelectorAll("text"), (text) => text.textContent).join(" | ");
      look({state, say: view.say(state), drawn, rows: view.rows(state), sliders: sliderWords(figure, view, state)});
    }),
    {numRuns, examples: [[view.first]]}
  );
}

/** The numbers of a text that none of these is. */
function strangers(text: string, known: readonly number[]): string[] {
  const isKnown = (written: WrittenNumber): boolean => known.some((number) => isWrittenSo(written, number));
  // Of a list in per cent only the last has the sign: "54, 50, 52 %".
  const asShare = ({text, value, within}: WrittenNumber) => ({text, value: value / 100, within: within / 100});
  return numbersIn(text).flatMap((written) => (isKnown(written) || isKnown(asShare(written)) ? [] : [written.text]));
}

function valuesIn(text: string): number[] {
  return numbersIn(text).flatMap(({value}) => [value, value / 100]);
}
