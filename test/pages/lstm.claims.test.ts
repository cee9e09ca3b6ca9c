import {describe, expect, it} from "vitest";
import {takeStep} from "../../src/figures/cellMicroscope/microscope.js";
import {cellMicroscope} from "../../src/figures/cellMicroscope/figure.js";
import {wireOf} from "../../src/figures/cellMicroscope/words.js";
import {longSentence} from "../../src/figures/cellStateTraces/facts.js";
import {cellStateTraces} from "../../src/figures/cellStateTraces/figure.js";
import {rowsOfUnit} from "../../src/figures/cellStateTraces/trace.js";
import {looker} from "../../src/figures/cellStateTraces/state.js";
import {keepWriteRead} from "../../src/figures/keepWriteRead/figure.js";
import {openSteps} from "../../src/figures/keepWriteRead/steps.js";
import {highway} from "../../src/figures/highway/figure.js";
import {sampleLstm, pathsUnder} from "../../src/figures/notGuaranteed/growth.js";
import {places} from "../../src/figures/notGuaranteed/facts.js";
import {notGuaranteed} from "../../src/figures/notGuaranteed/figure.js";
import {lstmTimeline, sayEvent} from "../../src/figures/lstmTimeline/figure.js";
import {workTheGates} from "../../src/figures/workTheGates/figure.js";
import {found} from "../../src/figures/workTheGates/state.js";
import {whichStart} from "../../src/figures/whichStart/figure.js";
import type {Facts} from "../../src/frame/facts.js";
import {claimsOf} from "../support/claimsOf.js";
import {viewOf} from "../support/viewOf.js";

const {claim, computed, page} = claimsOf("lstm");

/** Facts that are numbers, by their paths. */
function numbersOf(facts: Facts): (path: string) => number {
  return (path) => {
    const value = path.split(".").reduce<unknown>((inner, name) => (inner as Facts | undefined)?.[name], facts);
    if (typeof value !== "number") throw new Error(`expected a number at ${path}, got ${JSON.stringify(value)}`);
    return value;
  };
}

describe("cell-microscope", () => {
  const {microscope, settings} = computed(cellMicroscope).data;
  const [fromC, throughH] = wireOf(microscope, "c").addends.map(({gradient}) => gradient);
  const third = settings.hiddenSize - 1;

  claim("here the two pull in opposite directions in every unit", () =>
    fromC.forEach((value, k) => expect(value * throughH[k]).toBeLessThan(0))
  );
  claim("In the third the path through $h$ is the larger, and the sum has its sign; in the others it takes", () => {
    fromC.forEach((value, k) => expect(Math.abs(throughH[k]) > Math.abs(value)).toBe(k === third));
    expect(Math.sign(wireOf(microscope, "c").gradient[third])).toBe(Math.sign(throughH[third]));
  });
  claim("gradients of the right shape and size, some with the wrong sign", () => {
    const cut = wireOf(takeStep(settings, {cuts: new Set(["c from after"])}), "c⁻");
    const ratios = cut.gradient.map((value, k) => value / cut.trueGradient[k]);
    expect(Math.min(...ratios)).toBeLessThan(0);
    expect(Math.max(...ratios.map(Math.abs))).toBeLessThan(3);
  });

  it.each([
    [1, {at: "forward", makes: "a_f"}],
    [5, {at: "forward", makes: "f"}],
    [9, {at: "forward", makes: "kept"}],
    [11, {at: "forward", makes: "c"}],
    [13, {at: "forward", makes: "h"}]
  ] as const)("a button goes to stop %i: %j", (stop, expected) => {
    expect(microscope.stops[stop]).toEqual(expected);
    expect(page).toContain(`"cell-microscope" data-set="stop=${stop}"`);
  });

  it.each([
    [14, {at: "meeting", wire: "h"}],
    [17, {at: "meeting", wire: "c"}]
  ] as const)("a link goes to stop %i of the way back: %j", (stop, expected) => {
    expect(microscope.stops[stop]).toEqual(expected);
    expect(page).toContain(`](?cell-microscope.stop=${stop}#cell-microscope)`);
  });
});

describe("work-the-gates", () => {
  const {settings, trained} = computed(workTheGates).data;
  const counting = found(trained, "count").rows;

  it("leads to gates that reach the goals", () => {
    for (const {byHand} of settings.tasks)
      for (const [gate, digits] of Object.entries(byHand)) expect(page).toContain(`${gate}=${digits}`);
  });

  claim("nearly 0 otherwise", () => {
    for (const {mark, c̃} of counting) if (mark === 0) expect(Math.abs(c̃)).toBeLessThan(0.03);
  });
  claim("at a mark and", () => {
    for (const {mark, c̃} of counting) if (mark > 0) expect(c̃).toBeCloseTo(0.9, 1);
  });
  claim(
    "So it counts in small steps, where tanh is almost straight, and makes each a little larger than the last",
    () => {
      const steps = counting.filter(({mark}) => mark > 0).map(({t, c}) => c - counting[t - 2].c);
      for (const [k, step] of steps.slice(1).entries()) {
        expect(step).toBeGreaterThan(1.05 * steps[k]);
        expect(step).toBeLessThan(1.2 * steps[k]);
      }
      // Straight to a tenth of what is counted.
      const most = Math.max(...counting.map(({c}) => Math.abs(c)));
      expect(Math.tanh(most)).toBeGreaterThan(0.9 * most);
    }
  );
  claim("At the second mark it forgets by the forget gate, as you did, and shuts the output gate as well.", () => {
    const rows = found(trained, "forget").rows;
    const at = rows.findIndex(({mark}) => mark === 2);
    const [before, second] = rows.slice(at - 1, at + 1);
    expect([before.f > 0.9, second.f < 0.05, before.o > 0.9, second.o < 0.2]).toEqual([true, true, true, true]);
  });
});

describe("keep-write-read", () => {
  const steps = openSteps(computed(keepWriteRead).data.rows);
  const [written, ...others] = steps;
  const read = others.pop();

  claim("at the first mark: the input gate is at", () => {
    expect(written.mark).toBe(1);
    for (const {i} of others) expect(i).toBeLessThan(written.i / 10);
  });
  claim("whatever comes by", () => {
    for (const {mark, c} of others) {
      expect(mark).toBe(0);
      expect(Math.abs(c - written.c)).toBeLessThan(0.05 * written.c);
    }
  });
  claim("at the second mark: only now the output gate opens", () => {
    expect(read?.mark).toBe(2);
    for (const {o} of [written, ...others]) expect(o).toBeLessThan(0.01);
    expect(read?.o).toBeGreaterThan(0.5);
    expect(page).toContain(`data-set="step=${read?.t ?? NaN}&part=read"`);
  });
});

describe("cell-state-traces", async () => {
  const {data, facts} = computed(cellStateTraces);
  const fact = numbersOf(facts);
  const {first} = await viewOf(cellStateTraces, data);
  const look = looker(data, () => data.trained);
  const {settings} = data;
  const adding = (unit: number) => look({...first, unit}).moments;
  const inSentence = (unit: number) => look({...first, task: "agreement", unit});

  claim("its input gate is shut from the first mark on but for the two marked steps", () => {
    expect(fact("unit1.inputGate")).toBeLessThan(0.01);
    expect(Math.min(fact("unit1.opens.0"), fact("unit1.opens.1"))).toBeGreaterThan(0.5);
  });
  claim("the sum of the two", () => expect(fact("answer")).toBeCloseTo(settings.firstValue + settings.secondValue, 2));
  claim("at the very step of its mark and keeps it to the end", () =>
    expect(adding(1)).toMatchObject({written: settings.firstMark, keptTo: settings.length, read: settings.firstMark})
  );
  claim("one of its units holds the first value so exactly", () => expect(fact("unit1.strays")).toBeLessThan(0.1));
  claim("has the value almost as long", () => {
    const {written = NaN, keptTo = NaN} = adding(2);
    expect((keptTo - written) / (settings.length - settings.firstMark)).toBeGreaterThan(0.85);
  });
  claim("Unit 8</button> takes it up and loses it at once", () =>
    expect(adding(8)).toMatchObject({written: settings.firstMark, keptTo: settings.firstMark + 1})
  );
  claim("loses most of it, and yet is read at the end: it has taken the value up again", () => {
    const {difference, keptTo = NaN, read} = adding(6);
    expect(read).toBeGreaterThan(settings.secondMark);
    const {trace, twin} = look(first);
    const [here, there] = [trace, twin].map((one) => rowsOfUnit(one, 6));
    const held = here.map(({c}, k) => Math.abs(c - there[k].c));
    expect(Math.min(...held.slice(keptTo))).toBeLessThan(difference / 3);
    expect(held[settings.length - 1]).toBeGreaterThan(0.9 * difference);
  });

  claim("at which half of a content is gone after three steps", () =>
    expect(fact("order.forgetGate") ** 3).toBeCloseTo(1 / 2, 1)
  );
  claim("no one makes more than a quarter of the difference at the end", () => {
    const shares = data.stored.order.units.map((_, k) => fact(`order.units.${k + 1}.share`));
    expect(Math.max(...shares)).toBeLessThan(1 / 4);
  });

  claim("With up to two [[attractors|attractor]] it gives the right form in every one", () => {
    for (const attractors of [0, 1, 2]) expect(fact(`agreement.errors.${attractors}`)).toBe(0);
  });
  claim("Unit 4</button> writes it at the subject, and is read from there on", () => {
    const {trace, moments} = inSentence(4);
    const subject = trace.inputs.find(({marked}) => marked)?.t;
    expect(moments).toMatchObject({written: subject, read: subject});
  });
  claim("its output gate is open", () => {
    const rows = rowsOfUnit(inSentence(1).trace, 1);
    expect(Math.min(...rows.slice(1).map(({o}) => o))).toBeGreaterThan(0.9);
  });
  claim("which tells the number better than any other over many sentences", () => {
    const strengths = data.stored.agreement.units.map(({correlation}) => Math.abs(correlation));
    expect(strengths[0]).toBe(Math.max(...strengths));
  });
  claim(
    `sentence=${longSentence}">Read a sentence with four attractors</button>, and see the memory being lost`,
    () => {
      const after = [0, 1, 2, 3, 4].map((noun) => fact(`agreement.afterNoun.${noun}`));
      expect(after).toEqual([...after].sort((a, b) => b - a));
      expect([after[2] > 0.5, after[3] < 0.5]).toEqual([true, true]);
    }
  );
});

describe("highway", () => {
  const {data, facts} = computed(highway);
  const fact = numbersOf(facts);

  claim("**Most comes through $h$.**", () => {
    expect(fact("far.1.throughH")).toBeGreaterThan(0.99 * fact("far.1.total"));
    expect(fact("beyondDirect")).toBeGreaterThan(1e6);
  });
  claim("the LSTM’s gradient is _shorter_ than that of the vanilla RNN", () =>
    expect(fact("far.0.total")).toBeLessThan(fact("far.0.rnn-tanh"))
  );
  claim("nearly level, as in the books, and what comes through $h$ grows past it", () => {
    expect(fact("far.5.throughH")).toBeGreaterThan(fact("far.5.direct"));
    const direct = data.bands.find(({bias, line}) => bias === "5" && line === "direct")?.median ?? [];
    expect(Math.abs((direct[0] ?? NaN) - (direct.at(-1) ?? NaN))).toBeLessThan(1);
  });
  claim("alone the direct path brings as much as all others", () => {
    const most = data.settings.biases.filter((bias) => fact(`far.${bias}.direct`) >= fact(`far.${bias}.throughH`));
    expect(most).toEqual(["chrono"]);
  });
});

describe("which-start", () => {
  const {data, facts} = computed(whichStart);
  const fact = numbersOf(facts);
  const {learners} = data;
  const learner = (network: string) => {
    const found = learners.find((learner) => learner.network === network);
    if (!found) throw new Error(`expected a network ${network} among the learners, got none`);
    return found;
  };
  /** Who is not within the updates there are is slowest. */
  const updates = (value: number | null): number => value ?? Infinity;
  const median = (network: string): number => updates(learner(network).median);
  const bias5 = learner("lstm-bias5");

  claim("begins with the longest gradient of all, and is the slowest in the median", () => {
    const others = learners.filter(({network}) => !network.startsWith("lstm-bias5"));
    for (const {start} of others) expect(start).toBeLessThan(bias5.start);
    for (const {network} of learners.filter(({network}) => network.startsWith("lstm-") && network !== "lstm-bias5"))
      expect(median(network)).toBeLessThan(median("lstm-bias5"));
  });
  claim("and _all_ seeds learn it", () => expect(learner("lstm-bias0").solved).toBe(fact("seeds")));
  claim("seeds learns sooner than with 0, in the median after", () => {
    const [zero, one] = ["lstm-bias0", "lstm-bias1"].map((network) => learner(network).seeds);
    for (const {seed, updates: after} of one)
      expect(updates(after)).toBeLessThan(updates(zero.find((other) => other.seed === seed)?.updates ?? null));
    expect(one).toHaveLength(fact("seeds"));
  });
  claim("solves it in all seeds, after", () => {
    const shut = learner("lstm-bias5-shut");
    expect(shut.solved).toBe(fact("seeds"));
    expect(updates(shut.high)).toBeLessThan(updates(bias5.low));
  });
  claim("That is as soon as with chrono", () => {
    expect(median("lstm-bias5-shut")).toBe(median("lstm-chrono"));
  });
  claim("no sooner than a plain bias of 1", () => {
    expect(median("lstm-chrono-open")).toBeGreaterThanOrEqual(median("lstm-bias1"));
    expect(updates(learner("lstm-chrono-open").low)).toBeGreaterThan(updates(learner("lstm-chrono").high));
  });
  claim("and one seed of {{which-start!seeds | words}} is not done after", () =>
    expect(learner("lstm-chrono-open").solved).toBe(fact("seeds") - 1)
  );
  claim("is as quick as the best LSTM", () =>
    expect(median("gru")).toBeLessThanOrEqual(
      Math.min(...learners.filter(({network}) => network.startsWith("lstm")).map(({network}) => median(network)))
    )
  );
  claim("which never learns it. The gates are learnt too", () => expect(learner("rnn-tanh").solved).toBe(0));
  claim("all {{which-start!identity.seeds | words}} seeds do", () =>
    expect(fact("identity.solved")).toBe(fact("identity.seeds"))
  );
});

describe("not-guaranteed", () => {
  const {data, facts} = computed(notGuaranteed);
  const fact = numbersOf(facts);
  const {map, settings} = data;
  const factors = (wanted: (place: {forgetBias: number; radius: number}) => boolean): number[] =>
    map.filter(wanted).map(({log10}) => log10);

  it("has facts of the places that its buttons set", () => {
    for (const {forgetBias, radius} of Object.values(places))
      expect(page).toContain(`data-figure="not-guaranteed" data-set="forgetBias=${forgetBias}&radius=${radius}"`);
  });

  claim("Where both settings are small the gradient vanishes, to less than", () =>
    expect(Math.max(...factors(({forgetBias, radius}) => forgetBias <= -2 && radius < 0.5))).toBeLessThan(
      Math.log10(fact("map.darkest"))
    )
  );
  claim("at a large bias and a small radius it keeps its length", () => {
    const kept = factors(({forgetBias, radius}) => forgetBias >= 4 && radius < 0.5);
    expect(Math.max(...kept.map(Math.abs))).toBeLessThan(settings.decades);
  });
  claim("What explodes comes through $h$.", () => {
    const {throughH, total} = pathsUnder(sampleLstm(settings), settings, settings);
    expect(10 ** (throughH[settings.length - 1] - total[settings.length - 1])).toBeCloseTo(1, 1);
    expect(fact("first.direct")).toBeLessThan(fact("first.total") / 5);
  });
  claim("though the direct path has _shrunk_", () => {
    const {direct, throughH, total} = pathsUnder(sampleLstm(settings), places.exploding, settings);
    expect(direct[settings.length - 1]).toBeLessThan(direct[0]);
    expect(throughH[settings.length - 1]).toBeCloseTo(total[settings.length - 1], 6);
  });
  claim("explode as well, and more", () => expect(fact("map.corner")).toBeGreaterThan(fact("exploding")));
  claim("all vanish at the first of these settings", () => expect(fact("draws.vanish")).toBe(fact("draws.all")));
  claim("and all at the third", () => expect(fact("draws.explodeShut")).toBe(fact("draws.all")));
});

describe("lstm-timeline", () => {
  const {events} = computed(lstmTimeline).data;

  it("has the page's list in the words of the file, in order, and no more", () => {
    const [, list = ""] = /<summary>The same in words<\/summary>\n\n(.*?)\n\n/s.exec(page) ?? [];
    expect(list.split("\n").map((line) => line.replace(/^- |\*\*/g, "").replaceAll("&nbsp;", "\u00a0"))).toEqual(
      events.map(sayEvent)
    );
  });

  it("names in the page's sources whoever an event is from, with the year", () => {
    const [, sources = ""] = /## Sources\n(.*)/s.exec(page) ?? [];
    const known = sources.split("\n");
    for (const part of events.flatMap(({source}) => source.split("; "))) {
      const [, author = "", year = ""] = /(?!Lecture)\b([A-Z]\w+).* (\d{4})/.exec(part) ?? [];
      expect(author).not.toBe("");
      expect(
        known.some((line) => line.includes(author) && line.includes(year)),
        part
      ).toBe(true);
    }
  });
});
