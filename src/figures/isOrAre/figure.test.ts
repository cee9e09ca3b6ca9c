import {readFileSync} from "node:fs";
import {format} from "d3";
import {describe, expect, it} from "vitest";
import {drawIsOrAre} from "./drawing.js";
import {errorsAt, firstState, objectives, shownNetworks, type IsOrAreState} from "./state.js";
import {sayIsOrAre} from "./words.js";
import {standalone} from "../../frame/standalone.js";
import {isOrAre, isOrAreSettings} from "./experiment.js";
import {agreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import {runResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {readResults} from "../../loaders/readResult.js";

const settings = readSettings("data/experiments/is-or-are.json", isOrAreSettings);
const words = runsOf("agreement", readSettings("data/experiments/training/agreement.json", trainingSettings));
const verbs = runsOf("agreement-verb", readSettings("data/experiments/training/agreement-verb.json", trainingSettings));
const wordResults = await readResults("data/results/agreement", words, runResult);
const data = isOrAre(settings, [
  {objective: "every-word", runs: words, results: wordResults},
  {objective: "due-word", runs: verbs, results: await readResults("data/results/agreement-verb", verbs, runResult)}
]);

const plain = (text: string): string => text.replace(/\s/g, " ").replaceAll("&nbsp;", " ");
const page = plain(readFileSync("src/language-models.md", "utf8"));
const whole = format(",");

/** Medians in percent after so many updates, network by network. */
const errors = (update: number, trained: IsOrAreState["trained"] = "every-word"): number[][] =>
  shownNetworks(data, {...firstState, trained}).map((network) =>
    errorsAt(data, network, update).map(({error}) => 100 * error)
  );
const stages = (trained: IsOrAreState["trained"]) => shownNetworks(data, {...firstState, trained});

describe("sayIsOrAre", () => {
  it("tells the errors of each network, and the stage that they are in", () => {
    expect(plain(sayIsOrAre(data, firstState))).toBe(
      "After 200 updates, wrong verbs with 0 to 4 attractors: RNN, tanh 0, 100, 100, 100, 100 % (sequential recency); " +
        "LSTM 0, 100, 100, 100, 100 % (sequential recency); GRU 0, 100, 100, 100, 100 % (sequential recency)."
    );
    expect(plain(sayIsOrAre(data, {...firstState, update: 0, trained: "due-word"}))).not.toContain("recency");
  });
});

describe("drawIsOrAre", () => {
  it("draws every update the same each time, without a coordinate that is not a number", () => {
    for (const trained of objectives)
      for (const update of [0, 200, 4000])
        for (const size of [
          {width: 720, height: 540},
          {width: 324, height: 756}
        ]) {
          const state = {...firstState, trained, update};
          const draw = () => standalone(drawIsOrAre(data, state, {...size, document}), {title: "", description: ""});
          expect(draw()).toBe(draw());
          expect(draw()).not.toMatch(/NaN|Infinity|undefined/);
        }
  });
});

describe("the page", () => {
  it("says how the grammar leaves attractors rare", () => {
    const {phrase, sameNumber} = readSettings("data/grammars/agreement.json", agreementGrammar);
    expect([phrase, 1 - sameNumber, phrase * (1 - sameNumber)].map((share) => format(".3~")(100 * share))).toEqual([
      "15",
      "10",
      "1.5"
    ]);
    expect(page).toContain("Only 1.5% of the sentences in training (15% × 10%)");
  });

  it("says in the still's text what is drawn", () => {
    for (const network of errors(200)) expect(network).toEqual([0, 100, 100, 100, 100]);
    const [rnn, lstm, gru] = stages("every-word");
    for (const {from, to} of [rnn.sequential, lstm.sequential, gru.sequential].flatMap((span) => span ?? []))
      expect(page).toMatch(new RegExp(`\\b${from} to ${to} in the`));
    const begins = [rnn, lstm, gru].map(({syntactic}) => whole(syntactic?.from ?? NaN));
    expect(page).toContain(`syntactic recency begins at update ${begins[0]}, ${begins[1]} and ${begins[2]}.`);
    const percent = (share: number): string => `${format(share < 0.01 ? ".1f" : ".0f")(100 * share)} %`;
    const [large, model, supervised] = data.published.map(({errors}) => [
      percent(errors[0].error),
      percent(errors[4].error)
    ]);
    expect(page).toContain(`a large language model, ${large[0]} without attractors and ${large[1]} with four`);
    expect(page).toContain(`an LSTM trained as a language model, ${model.join(" and ")}`);
    expect(page).toContain(`an LSTM trained for the verb alone, ${supervised.join(" and ")}`);
  });

  it("says in the prose how the stage is left", () => {
    const [[, rnnOne], [, lstmOne], [, gruOne]] = errors(500);
    expect(Math.max(rnnOne, lstmOne, gruOne)).toBeLessThan(35);
    const [rnn, , gru] = errors(500);
    expect(Math.min(rnn[4], gru[4])).toBeGreaterThan(90);
    const [rnnAt800, ...gated] = errors(800);
    expect(Math.max(...gated.flat())).toBeLessThanOrEqual(6);
    expect(page).toContain("the gated networks' medians are at 6% or below everywhere");
    expect(Math.abs(rnnAt800[3] - 50)).toBeLessThan(1);
    expect(Math.max(...errors(4000).flat())).toBeLessThan(1);
    const astray = words.filter(({group, name}) => {
      const four = wordResults.get(name)?.evaluations.at(-1)?.by?.[4];
      return group === "lstm-bias1" && four && four.errors / four.trials > 0.45;
    });
    expect(astray).toHaveLength(2);
    expect(page).toContain("two of the ten LSTMs among the language models still err in half");
  });

  it("says in the prose what training on the verb alone changes", () => {
    const [rnn, lstm, gru] = stages("due-word");
    expect([rnn, lstm, gru].map(({sequential}) => sequential?.to ?? null)).toEqual([100, null, 250]);
    expect(page).toContain(
      "the LSTM never has a stage of sequential recency by our rule, the RNN's is over after update 100"
    );
    expect(page).toContain("and the GRU's after 250");
    const from = (trained: IsOrAreState["trained"]) => stages(trained).map(({syntactic}) => syntactic?.from ?? NaN);
    const [verb, every] = [from("due-word"), from("every-word")];
    expect(page).toContain(
      `from update ${whole(verb[0])} (RNN), ${verb[1]} (LSTM) and ${verb[2]} (GRU) on, where the language models need ` +
        `${whole(every[0])}, ${every[1]} and ${every[2]}`
    );
    for (const [k, update] of verb.entries()) {
      expect(update / every[k]).toBeGreaterThanOrEqual(0.5);
      expect(update / every[k]).toBeLessThan(2 / 3);
    }
  });
});
