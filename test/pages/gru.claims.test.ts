import {describe, expect} from "vitest";
import {gruMicroscope} from "../../src/figures/cellMicroscope/figure.js";
import {wireOf} from "../../src/figures/cellMicroscope/words.js";
import {keepOrReplace} from "../../src/figures/keepOrReplace/figure.js";
import {gateRow} from "../../src/figures/keepOrReplace/words.js";
import type {Equality, Pair} from "../../src/figures/lstmOrGru/experiment.js";
import {counting} from "../../src/figures/counting/figure.js";
import {countWithGru, countWithLstm, gruReach} from "../../src/figures/counting/byHand.js";
import {whichGate} from "../../src/figures/whichGate/figure.js";
import {medianOf, rowOf} from "../../src/figures/whichGate/words.js";
import {gatesSettings} from "../../src/experiments/training/gatesSettings.js";
import {lstmOrGru} from "../../src/figures/lstmOrGru/figure.js";
import {lstmOrGruCost as count} from "../../src/figures/lstmOrGruCost/cost.js";
import {lstmOrGruCost} from "../../src/figures/lstmOrGruCost/figure.js";
import {twoResetGates} from "../../src/figures/twoResetGates/figure.js";
import {makeTask} from "../../src/experiments/tasks/makeTask.js";
import type {Batch} from "../../src/engine/networks/batch.js";
import {prepareRun} from "../../src/experiments/training/prepareRun.js";
import {trainRun} from "../../src/experiments/training/trainRun.js";
import type {Run} from "../../src/experiments/training/trainingSettings.js";
import {mobyDick} from "../../src/loaders/mobyDick.js";
import {runsOf} from "../../src/experiments/training/runsOf.js";
import {trainingSettings} from "../../src/experiments/training/trainingSettings.js";
import {readSettings} from "../../src/loaders/readJson.js";
import {claimsOf} from "../support/claimsOf.js";

const {claim, computed} = claimsOf("gru");

describe("gru-microscope", () => {
  const {microscope} = computed(gruMicroscope).data;
  const length = (values: readonly number[]): number => Math.hypot(...values);

  claim("and here it brings the largest part", () => {
    const kept = wireOf(microscope, "h⁻").addends.find(({from}) => from === "kept");
    for (const addend of wireOf(microscope, "h⁻").addends.filter((one) => one !== kept))
      expect(length(addend.gradient)).toBeLessThan(length(kept?.gradient ?? []));
  });
  claim('data-set="stop=21">read twice</button>: by $1 - u$ and by $u \\circ \\tilde h$', () => {
    expect(microscope.stops[21]).toEqual({at: "meeting", wire: "u"});
    expect(
      wireOf(microscope, "u")
        .addends.map(({from}) => from)
        .sort()
    ).toEqual(["keep", "replaced"]);
  });
  claim('data-set="stop=25">the state of the step before</button>', () =>
    expect(microscope.stops[25]).toEqual({at: "meeting", wire: "h⁻"})
  );
});

describe("keep-or-replace", () => {
  const {rows, settings} = computed(keepOrReplace).data;
  const gates = settings.update;

  claim("At step 1 the update gate is 1, and the state is replaced by the new content", () => {
    expect(gates[0]).toBe(1);
    expect(rows[1].h).toBe(rows[1].content);
  });

  claim("At steps 2 to {{keep-or-replace!keptTo}} the gate is 0: other content is offered, and the state stays", () => {
    for (const {t, h, content} of rows.slice(2, settings.step)) {
      expect(gates[t - 1]).toBe(0);
      expect(h).toBe(rows[1].h);
      expect(content).not.toBe(h);
    }
  });

  claim("the gate is {{keep-or-replace.update.5}}: the state goes half of the way", () => {
    const {u, h, content} = gateRow(rows, settings.step);
    expect(u).toBe(0.5);
    expect(h).toBeCloseTo((rows[settings.step - 1].h + content) / 2, 12);
  });

  claim("and is kept there to the end", () => {
    const after = rows.slice(settings.step + 1);
    expect(after.length).toBeGreaterThan(0);
    for (const {h} of after) expect(h).toBe(rows[settings.step].h);
  });

  claim('that path <button data-figure="keep-or-replace" data-set="step=6">takes', () => {
    const {gradient, direct} = rows[settings.step - 1];
    expect(direct).toBeGreaterThan(gradient);
  });

  claim("∂<i>h</i>¹⁰/∂<i>h<sup>t</sup></i>", () => expect(rows).toHaveLength(1 + 10));

  claim("and little is left of it: such a unit is an average of the recent past", () => {
    // The first state is written with its gate as it is; each of the nine after it keeps 1 − 0.2.
    expect(0.8 ** (gates.length - 1)).toBeLessThan(0.15);
  });

  claim("½ is multiplied ten times: 1/1024", () => expect(0.5 ** gates.length).toBe(1 / 1024));
});

describe("two-reset-gates", () => {
  const {data, facts} = computed(twoResetGates);
  const apart = (name: string) => data.rows.filter((row) => row.case === name).map(({content}) => content);

  claim("the two are the same to rounding", () => {
    expect(facts.rounding).toBeGreaterThan(0);
    for (const name of ["diagonal", "same", "open"])
      for (const content of apart(name)) expect(content).toBeLessThan(1e-15);
  });

  claim("Where every unit has its own $r$, the new content", () => {
    for (const name of ["inside", "drawn"]) for (const content of apart(name)) expect(content).toBeGreaterThan(0.05);
  });

  claim("10⁻¹⁶ is the rounding of float64", () => expect(Number.EPSILON / 2).toBeCloseTo(1e-16, 16));
});

describe("lstm-or-gru-cost", () => {
  const {data, facts} = computed(lstmOrGruCost);
  const gruUnits = (inputSize: number, hiddenSize: number): number =>
    count({inputSize, hiddenSize}).find(({cell, equal}) => cell === "gru" && equal === "parameters")?.hiddenSize ?? NaN;

  claim("the GRU has three quarters of the LSTM's parameters, whatever the sizes", () => {
    for (const sizes of [data.settings, {inputSize: 1, hiddenSize: 1}, {inputSize: 200, hiddenSize: 3}]) {
      const of = (kind: string) => count(sizes).find(({cell, equal}) => cell === kind && equal === "size")?.parameters;
      expect(of("gru")).toBe(0.75 * (of("lstm") ?? NaN));
    }
  });

  claim("With about as many parameters as that LSTM", () => {
    const lstm = data.rows.find(({cell}) => cell === "lstm")?.parameters ?? NaN;
    for (const {parameters} of data.rows.filter(({equal}) => equal === "parameters"))
      expect(Math.abs(parameters / lstm - 1)).toBeLessThan(0.01);
  });

  claim('data-set="hiddenSize=24&inputSize=2">24 units on 2 inputs</button>, as for adding, a GRU of', () => {
    const {networks} = readSettings("data/experiments/training/adding.json", trainingSettings);
    const units = (group: string) => networks[group].hiddenSize;
    expect([units("lstm-bias1"), units("gru-28")]).toEqual([24, facts.gruForAdding]);
    expect(facts.gruForAdding).toBe(gruUnits(2, 24));
  });

  claim("[At equal parameters](?lstm-or-gru-cost.hiddenSize=128#lstm-or-gru-cost) it has more units", () =>
    expect(facts.gruFor128).toBeGreaterThan(128)
  );

  claim("15&nbsp;% more where inputs are few, up to a third more where they are many", () => {
    // With few inputs the parameters go by H², with many by HI: 3H'² = 4H², and 3H' = 4H.
    expect(gruUnits(1, 200) / 200).toBeCloseTo(Math.sqrt(4 / 3), 1);
    expect(gruUnits(20_000, 200) / 200).toBeCloseTo(4 / 3, 2);
  });
});

describe("lstm-or-gru", () => {
  const {data, facts} = computed(lstmOrGru);
  const seeds = Number(facts.seeds);
  const fact = (path: string): number =>
    Number(path.split(".").reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], facts));
  const pairOf = (name: string, equality: Equality): Pair => {
    const pair = data.tasks.find(({experiment}) => experiment === name)?.[equality];
    if (!pair) throw new Error(`expected a pair of ${name}`);
    return pair;
  };
  const equalities = ["size", "parameters"] as const;
  const counts = runsOf("counting", readSettings("data/experiments/training/counting.json", gatesSettings)).filter(
    ({group}) => !group.startsWith("janet")
  );
  const recurrent = data.tasks.filter(({kind}) => kind === undefined);
  const runs = recurrent.flatMap(({experiment, size, parameters}) => {
    const settings = readSettings(`data/experiments/training/${experiment}.json`, trainingSettings);
    const wanted = [size, parameters].flatMap((pair) => (pair ? [pair.lstm.network, pair.gru.network] : []));
    return runsOf(experiment, settings).filter(({group}) => wanted.includes(group));
  });

  claim("Adding: every GRU is sooner than the LSTM of its seed", () =>
    expect(fact("adding.size.gruBetter")).toBe(seeds)
  );

  claim("Copying: {{lstm-or-gru!copying.size.gruBetter | words}} GRUs of", () =>
    expect(fact("copying.size.gruBetter")).toBeGreaterThan(0.8 * seeds)
  );

  claim("Real text: all {{lstm-or-gru!seeds | words}} do, by", () =>
    expect(fact("characters.size.gruBetter")).toBe(seeds)
  );

  claim("neither on the fifth", () => expect(pairOf("temporal-order", "size").better).toBe("neither"));

  claim("never solve it, where all {{lstm-or-gru!seeds | words}} GRUs do", () =>
    expect(pairOf("temporal-order", "size").gru.unsolved).toBe(0)
  );

  claim("Counting: every LSTM is right at more lengths", () => {
    expect(fact("counting.size.lstmBetter")).toBe(seeds);
    expect(pairOf("counting", "size").better).toBe("lstm");
  });

  claim("four verdicts are the same. At counting", () => {
    for (const {experiment, size, parameters} of data.tasks)
      expect(parameters?.better).toBe(experiment === "counting" ? "neither" : size?.better);
    expect(fact("counting.parameters.gruBetter")).toBe(2);
    expect(fact("counting.parameters.lstmBetter")).toBeGreaterThan(5);
  });

  claim(
    "Of five tasks our GRU was better on three, the LSTM at counting, and on one they could not be told apart",
    () => expect(data.tasks.map(({size}) => size?.better)).toEqual(["gru", "gru", "neither", "gru", "lstm"])
  );

  claim("our GRU was sooner at either size", () => {
    for (const equality of equalities) expect(pairOf("adding", equality).better).toBe("gru");
  });

  claim("LSTMs never solve it, most others are sooner", () => {
    expect(fact("temporal-order.size.lstmBetter")).toBeGreaterThan(seeds / 2);
    expect(fact("temporal-order.size.lstmUnsolved")).toBeGreaterThan(0);
  });

  claim("With [[chrono initialisation]] all {{lstm-or-gru!seeds | words}} LSTMs solve temporal order", () =>
    expect(fact("temporal-order.otherStart.largest")).toBeLessThan(fact("updates"))
  );

  claim("nats, between the GRU of its size", () => {
    expect(fact("copying.otherStart.median")).toBeLessThan(fact("copying.size.gru"));
    expect(fact("copying.otherStart.median")).toBeGreaterThan(fact("copying.parameters.gru"));
  });

  claim("updates, sooner than the GRUs with", () =>
    expect(fact("temporal-order.otherStart.median")).toBeLessThan(fact("temporal-order.size.gru"))
  );

  claim("about one in fifty such intervals misses, and that of copying at equal size only just clears 0", () => {
    expect(1 / (1 - fact("interval.level"))).toBeCloseTo(50, -1);
    const high = pairOf("copying", "size").interval?.high ?? NaN;
    expect(high).toBeLessThan(0);
    expect(high).toBeGreaterThan(0.05 * pairOf("copying", "size").median);
  });

  claim("still fall when training ends", () => {
    for (const {curve} of [pairOf("characters", "size").lstm, pairOf("characters", "size").gru])
      expect(curve[curve.length - 1].median).toBeLessThan(curve[curve.length - 2].median);
  });

  claim("One layer, [[Adam]], [[forget bias]] 1 in the LSTM, equal settings for both", () => {
    for (const {experiment, network, initialisation, training} of [...runs, ...counts]) {
      expect([network.layers, training.optimiser.kind]).toEqual([1, "adam"]);
      expect(initialisation.forgetBias).toBe(network.cell === "lstm" ? 1 : undefined);
      expect(training).toEqual([...runs, ...counts].find((run) => run.experiment === experiment)?.training);
    }
  });

  claim("with parameters made equal the GRU has", () => {
    for (const {experiment} of data.tasks) {
      const {lstm, gru} = pairOf(experiment, "parameters");
      // With a dozen units one more is a twelfth.
      expect(Math.abs(gru.parameters / lstm.parameters - 1), experiment).toBeLessThan(
        gru.hiddenSize > 20 ? 0.01 : 0.05
      );
    }
  });

  claim("a seed that did not solve its task in {{lstm-or-gru!updates}} updates counts with", () => {
    for (const {experiment} of data.tasks.filter(({measure}) => measure === "updates"))
      for (const run of runs.filter((run) => run.experiment === experiment))
        expect(run.training.updates).toBe(fact("updates"));
  });

  /** The first batches that a run trains on, as it takes them. */
  const firstBatches = async (run: Run): Promise<Batch[]> => {
    const task = makeTask(run.task, run.task.name === "characters" ? {text: mobyDick()} : {});
    const seen: Batch[] = [];
    const noted: typeof task = {
      ...task,
      batch(...asked) {
        seen.push(task.batch(...asked));
        return seen[seen.length - 1];
      },
      measure: () => ({score: 1, solved: false})
    };
    const training = trainRun(run, {task: noted, trainer: await prepareRun(run, task)});
    while (seen.length < 3) training.next();
    return seen;
  };

  claim("and under one seed the same batches", async () => {
    for (const {experiment} of recurrent)
      for (const equality of equalities) {
        const {lstm, gru, seeds} = pairOf(experiment, equality);
        expect(seeds).toEqual(data.tasks[0].size?.seeds);
        const of = async (network: string, seed: number): Promise<Batch[]> => {
          const run = runs.find((run) => run.experiment === experiment && run.group === network && run.seed === seed);
          if (!run) throw new Error(`expected a run of ${network} with seed ${seed} in ${experiment}, got none`);
          return firstBatches(run);
        };
        const batches = await of(lstm.network, seeds[0]);
        expect(await of(gru.network, seeds[0])).toEqual(batches);
        // A novel is read in its own order, whatever the seed.
        if (experiment !== "characters") expect(await of(gru.network, seeds[1])).not.toEqual(batches);
      }
  });
});

describe("counting", () => {
  const {data, facts} = computed(counting);
  const {byHand} = data.settings;
  const at = (name: string, network: string): Record<string, number> =>
    (facts[name] as Record<string, Record<string, number>>)[network];

  claim("goes up by 1 at every a and down by 1 at every b, without limit", () => {
    const n = byHand.most;
    expect(countWithLstm(n)).toEqual(Array.from({length: 2 * n}, (_, t) => (t < n ? t + 1 : 2 * n - 1 - t)));
  });

  claim("however many a's come, each moves it less than the one before", () => {
    for (const u of byHand.gates) {
      const states = [0, ...countWithGru(byHand.most, u).slice(0, byHand.most)];
      const moves = states.slice(1).map((state, k) => state - states[k]);
      for (let k = 1; k < moves.length; ++k) expect(moves[k]).toBeLessThan(moves[k - 1]);
      expect(states[states.length - 1]).toBeLessThanOrEqual(1);
    }
  });

  claim("falls faster than it rose, and is below 0 too soon", () => {
    const n = byHand.n;
    expect(gruReach(byHand.gate, byHand.most)).toBeLessThan(n);
    expect(
      countWithGru(n, byHand.gate)
        .slice(n)
        .findIndex((state) => state < 0) + 1
    ).toBeLessThan(n);
  });

  claim("all ten seeds of each cell learn what they are trained on", () => {
    expect(facts.seeds).toBe(10);
    for (const network of ["lstm", "gru", "janet"]) expect(at("to15", network).learnt).toBe(10);
  });

  claim("all ten LSTMs do, and go on", () => {
    expect(at("to60", "lstm").learnt).toBe(10);
    expect(at("to60", "lstm").least).toBeGreaterThan(60);
  });

  claim("none is right at all that it is trained on", () => {
    expect(at("to60", "gru").learnt).toBe(0);
    expect(at("to60", "gru").most).toBeLessThan(1.3 * 60);
    const shares = data.lengths[1].networks[1].shares;
    expect(shares.filter(([shortest]) => shortest < 1).length).toBeGreaterThan(2);
  });

  claim("the GRUs at {{counting!to15.gru.least}} to", () =>
    expect(at("to15", "gru").median).toBeLessThan(at("to15", "lstm").median)
  );

  claim("It fares as the GRU does", () =>
    expect(Math.abs(at("to60", "janet").median - at("to60", "gru").median)).toBeLessThan(15)
  );

  claim("ours go half as far again as their training", () => {
    expect(at("to60", "lstm").median / 60).toBeGreaterThan(1.4);
    expect(at("to15", "lstm").median / 15).toBeGreaterThan(1.4);
  });
});

describe("which-gate", () => {
  const {data, facts} = computed(whichGate);
  const order = (network: string) => rowOf(data, "temporal-order", network);

  claim("Without it all {{which-gate!seeds | words}} GRUs solve temporal order", () =>
    expect(order("gru-no-reset").solvedAt).not.toContain(null)
  );

  claim("of ten pairs with one seed the one without is sooner in", () => {
    const {sooner, later} = facts["temporal-order"] as Record<string, number>;
    expect(facts.seeds).toBe(10);
    expect(sooner).toBeGreaterThan(7);
    expect(later).toBeLessThan(3);
  });

  claim("it makes no difference. So it is not what lets a GRU remember", () =>
    expect(medianOf(rowOf(data, "adding", "gru-no-reset"))).toBe(medianOf(rowOf(data, "adding", "gru")))
  );

  claim("without it there is no kept path, and no seed learns", () =>
    expect(order("gru-no-update").solvedAt.every((at) => at === null)).toBe(true)
  );

  claim("Without its _forget_ gate, as in 1997, all do", () =>
    expect(order("lstm-no-forget").solvedAt).not.toContain(null)
  );

  claim("JANET, with one gate that keeps and writes, is soonest of all", () => {
    const others = data.tasks[0].rows.filter(({network}) => network !== "janet");
    for (const row of others) expect(medianOf(order("janet"))).toBeLessThan(medianOf(row));
  });

  claim("On adding it takes longer than the GRU", () =>
    expect(medianOf(rowOf(data, "adding", "janet"))).toBeGreaterThan(medianOf(rowOf(data, "adding", "gru")))
  );
});
