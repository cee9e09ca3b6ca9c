import {readFileSync} from "node:fs";
import {median} from "d3";
import {describe, expect, it} from "vitest";
import {drawLstmOrGru} from "./drawing.js";
import {sayLstmOrGru, verdict} from "./words.js";
import {standalone} from "../../frame/standalone.js";
import {equalities, lstmOrGru, lstmOrGruSettings, type Equality} from "./experiment.js";
import {medianInterval} from "../../experiments/statistics.js";
import {runResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {readResults} from "../../loaders/readResult.js";

const settings = readSettings("data/experiments/lstm-or-gru.json", lstmOrGruSettings);
const wanted = ["lstm", "lstm-bias1", "lstm-chrono", "gru", "gru-28", "gru-56", "gru-71"];
const experiments = await Promise.all(
  settings.tasks.map(async ({experiment}) => {
    const all = runsOf(experiment, readSettings(`data/experiments/training/${experiment}.json`, trainingSettings));
    const runs = all.filter(({group}) => wanted.includes(group));
    return {runs, results: await readResults(`data/results/${experiment}`, runs, runResult)};
  })
);
const data = lstmOrGru(settings, experiments);
const page = readFileSync("src/gru.md", "utf8");
const [, alt = ""] = /lstm-or-gru\.svg".* alt="([^"]*)"/.exec(page) ?? [];

function pairOf(task: number, equality: Equality) {
  const pair = data.tasks[task][equality];
  if (!pair) throw new Error(`expected a pair of task ${task}`);
  return pair;
}

/** Of the LSTM that starts by chrono initialisation, on one experiment. */
function chrono(task: number) {
  const {runs, results} = experiments[task];
  return runs.filter(({group}) => group === "lstm-chrono").flatMap(({name}) => results.get(name) ?? []);
}

describe("the verdicts", () => {
  it("are those that the page tells, at equal size and at equal parameters", () => {
    for (const equality of equalities)
      expect(data.tasks.map((task) => verdict(task, task[equality]))).toEqual([
        "the GRU is sooner",
        "the GRU is better",
        "cannot be told apart",
        "the GRU is better"
      ]);
    expect(page).toContain("all four verdicts are the same");
    expect(page).toContain("On three of four tasks our GRU was better");
  });

  it("are said with the median and its interval", () => {
    expect(sayLstmOrGru(data, "size")).toContain("adding, the GRU is sooner, −425 (−750 to −250) updates");
    expect(sayLstmOrGru(data, "size")).toContain("(−0.095 to −0.001) nats; temporal order, cannot be told apart");
    expect(sayLstmOrGru(data, "size")).toMatch(/\(−0\.105 to −0\.074\) bits\.$/);
  });
});

describe("the page", () => {
  it("has the still's numbers", () => {
    const [adding, copying, order] = [0, 1, 2].map((task) => pairOf(task, "size"));
    expect([adding.gru.median, adding.lstm.median]).toEqual([400, 775]);
    expect(alt).toContain("solved after 400 updates in the median, by the LSTM after 775");
    expect(adding.differences.every((difference) => difference < 0)).toBe(true);
    expect(copying.differences.filter((difference) => difference < 0)).toHaveLength(9);
    expect([copying.gru.median, copying.lstm.median].map((score) => score.toFixed(3))).toEqual(["0.317", "0.369"]);
    expect(alt).toContain("0.317 against 0.369 nats");
    expect([order.lstm.median, order.gru.median, order.lstm.unsolved, order.gru.unsolved]).toEqual([300, 875, 3, 0]);
    expect(alt).toContain("in the median of all ten after 300 updates, and three never do");
    expect(alt).toContain("after 875 in the median");
  });

  it("has the prose's numbers", () => {
    const [adding, , order, text] = [0, 1, 2, 3].map((task) => pairOf(task, "size"));
    expect(adding.median).toBe(-425);
    expect(page).toContain("by 425 updates in the median");
    expect(text.differences.every((difference) => difference < 0)).toBe(true);
    expect(text.median.toFixed(2)).toBe("-0.10");
    expect(order.differences.filter((difference) => difference > 0)).toHaveLength(6);
    expect(page).toContain("of the ten LSTMs six are sooner than the GRU of their seed, one is later, and three never");
    const equal = pairOf(2, "parameters");
    for (const {differences, lstm, gru} of [order, equal]) {
      expect(differences.filter((difference) => difference > 0)).toHaveLength(6);
      expect([lstm.unsolved, gru.unsolved]).toEqual([3, 0]);
      expect(lstm.measures.filter((updates, k) => updates < 3000 && differences[k] <= 0)).toHaveLength(1);
    }
    expect(page).toContain("In six. In three others the LSTM never solves it, and in one it is later.");
  });

  it("has the numbers of the other start", () => {
    const updates = (task: number) => chrono(task).map(({solvedAt}) => solvedAt ?? Infinity);
    expect([Math.max(...updates(2)), median(updates(2)), median(updates(0))]).toEqual([400, 175, 450]);
    expect(page).toContain("solve temporal order within 400 updates, in the median after 175");
    expect(median(chrono(1), ({final}) => final?.score)?.toFixed(3)).toBe("0.278");
    expect(page).toContain(
      "copies to 0.278 nats, between the GRU of its size (0.317) and that with as many parameters (0.268)"
    );
    expect(equalities.map((equality) => pairOf(1, equality).gru.median.toFixed(3))).toEqual(["0.317", "0.268"]);
    expect(page).toContain("Adding it then solves after 450 updates, the GRU after 400");
  });

  it("names the sizes at equal parameters", () => {
    expect(data.tasks.map((_, task) => pairOf(task, "parameters").gru.hiddenSize)).toEqual([28, 56, 28, 83]);
    expect(page).toContain("the GRU has 28, 56, 28 and 83 units");
    for (const [k, {experiment}] of data.tasks.entries()) {
      const {lstm, gru} = pairOf(k, "parameters");
      expect(Math.abs(gru.parameters / lstm.parameters - 1), experiment).toBeLessThan(0.01);
    }
  });
});

describe("what the page says of the settings", () => {
  it("holds for every pair: ten seeds, one layer, the same training, a forget bias of 1", () => {
    for (const [k, {runs}] of experiments.entries())
      for (const equality of equalities) {
        const {lstm, gru, seeds} = pairOf(k, equality);
        expect(seeds).toHaveLength(10);
        const [one, other] = [lstm, gru].map(({network}) => runs.filter(({group}) => group === network));
        expect(one.map(({training}) => training)).toEqual(other.map(({training}) => training));
        for (const {network, initialisation, training} of [...one, ...other]) {
          expect([network.layers, training.optimiser.kind]).toEqual([1, "adam"]);
          expect(initialisation.forgetBias).toBe(network.cell === "lstm" ? 1 : undefined);
        }
      }
  });

  it("holds for the tasks: their lengths, and the updates of who did not solve them", () => {
    const lengths = experiments.map(({runs: [{task, training}]}) => [
      "length" in task ? task.length : undefined,
      training.updates
    ]);
    expect(lengths.slice(0, 3)).toEqual([[100, 3000], [20, 3000], [50, 3000]]); // prettier-ignore
    expect(page).toContain("(two marked numbers of a hundred, to be summed)");
    expect(page).toContain("(ten symbols, to be repeated after a pause of 20 steps)");
    expect(page).toContain("of 50 symbols");
    expect(page).toContain("A seed that did not solve its task in 3,000 updates counts with 3,000.");
  });

  it("holds for the interval: from the second of ten to the ninth, which misses once in about fifty", () => {
    const {low, high} = medianInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) ?? {};
    expect([low, high]).toEqual([2, 9]);
    // Both ends miss where at most one of ten falls on a side: 2 · (1 + 10) of 1,024.
    expect((100 * (1 - 22 / 1024)).toFixed(1)).toBe("97.9");
    expect(page).toContain("of ten seeds from the second to the ninth, 97.9&nbsp;%");
    expect(page).toContain(
      "about one in fifty such intervals misses, and that of copying at equal size only just clears 0"
    );
    expect(pairOf(1, "size").interval?.high).toBeCloseTo(-0.001, 3);
  });
});

describe("drawLstmOrGru", () => {
  it.each(equalities)("draws equal %s the same each time, without a coordinate that is not a number", (equality) => {
    for (const size of [
      {width: 1000, height: 680},
      {width: 324, height: 1160}
    ]) {
      const draw = () => standalone(drawLstmOrGru(data, equality, {...size, document}), {title: "", description: ""});
      expect(draw()).toBe(draw());
      expect(draw()).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});
