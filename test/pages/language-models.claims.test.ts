import {median} from "d3";
import {describe, expect} from "vitest";
import {tracedSources} from "../../scripts/framework/loading/tracedSources.js";
import {readRuns} from "../../src/experiments/training/readRuns.js";
import {isOrAre} from "../../src/figures/isOrAre/figure.js";
import {errorsAt, shownNetworks} from "../../src/figures/isOrAre/errors.js";
import {isOrAreGradient} from "../../src/figures/isOrAreGradient/figure.js";
import {isOrAreSentence} from "../../src/figures/isOrAreSentence/figure.js";
import {realText} from "../../src/figures/realText/figure.js";
import type {TicketsRow} from "../../src/figures/tickets/experiment.js";
import {tickets} from "../../src/figures/tickets/figure.js";
import type {PackedNetwork} from "../../src/figures/tickets/packedNetworks.js";
import {networkReader} from "../../src/figures/tickets/scenes.js";
import {textWithFiller} from "../../src/experiments/ticketsReading.js";
import type {GapText} from "../../src/figures/fillTheGap/experiment.js";
import {fillTheGap} from "../../src/figures/fillTheGap/figure.js";
import type {SeedLines} from "../../src/figures/whoLearns/experiment.js";
import {whoLearns} from "../../src/figures/whoLearns/figure.js";
import {farPlace, learners, middleAt} from "../../src/figures/whoLearns/words.js";
import {claimsOf} from "../support/claimsOf.js";
import {viewOf} from "../support/viewOf.js";

/** What the page's sentences compare; the numbers themselves are the figures' facts. */
const {claim, computed, computedPart} = claimsOf("language-models");

describe("fill-the-gap", () => {
  const {data, facts} = computed(fillTheGap);
  const noun = ({words, mention}: GapText): string => words[mention];

  claim("each of {{fill-the-gap!nouns | words}} nouns gets about an eighth", () => {
    for (const {answers} of data.texts) for (const p of answers[0].p) expect(Math.abs(p - 1 / 8)).toBeLessThan(0.05);
  });

  claim("its answer does not follow the noun. The LSTM’s and the GRU’s do.", () => {
    const [rnn, ...gated] = [0, 1, 2].map((k) => data.texts.map(({answers}) => answers[k].best));
    expect(new Set(rnn).size).toBeLessThan(data.texts.length / 2);
    for (const answers of gated) expect(answers).toEqual(data.texts.map(noun));
  });

  claim("But these two are lucky draws, as the dots show.", () => {
    const {learnt, seeds} = facts as {learnt: Record<string, number>; seeds: number};
    for (const cell of ["lstm", "gru"]) expect(learnt[cell]).toBeLessThanOrEqual(seeds / 2);
  });
});

describe("tickets", () => {
  const {data, facts} = computed(tickets);
  const {grammar, settings} = data;
  const [large, small] = ["large-1", "small-1"].map((name) => computedPart<PackedNetwork[]>(tickets, name));

  /** What RNN, LSTM and GRU make of a text. */
  const read = ({filler = settings.filler, noun = settings.noun, stage = "language-model"} = {}) => {
    const text = textWithFiller(grammar, {filler, noun, seed: settings.textSeed});
    return [...large, ...small]
      .filter((network) => network.stage === stage)
      .map((network) => ({...networkReader(network, grammar)(text), mention: text.mention}));
  };
  const right = (stage: TicketsRow["stage"], cell: string): TicketsRow[] =>
    data.rows.filter((row) => row.stage === stage && row.cell === cell);

  claim("In the tanh RNN the gradient falls by a fairly steady factor a word", () => {
    /** Decades a word, over both halves of the way; and how much of the course one straight line explains. */
    const steadiness = ({gradient, mention}: ReturnType<typeof read>[number]) => {
      const log10 = gradient.slice(mention).map(Math.log10);
      const half = Math.floor(log10.length / 2);
      const [places, mid] = [log10.map((_, k) => k), (log10.length - 1) / 2];
      const mean = log10.reduce((sum, value) => sum + value, 0) / log10.length;
      const covariance = places.reduce((sum, k) => sum + (k - mid) * (log10[k] - mean), 0);
      const spread = places.reduce((sum, k) => sum + (k - mid) ** 2, 0);
      const whole = log10.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const falls = [log10[half] - log10[0], log10[log10.length - 1] - log10[half]].map((fall) => fall / half);
      return {falls, explained: covariance ** 2 / spread / whole};
    };
    const [rnn, ...gated] = read().map(steadiness);
    expect(rnn.explained).toBeGreaterThan(0.9);
    expect(Math.min(...rnn.falls)).toBeGreaterThan(0.1);
    expect(Math.max(...rnn.falls)).toBeLessThan(2 * Math.min(...rnn.falls));
    for (const {explained} of gated) expect(explained).toBeLessThan(0.9);
  });

  claim("Marked at every word</button>, none of the {{tickets!everyWordRuns}} runs learnt it.", () => {
    const learnt = facts.learnt as Record<string, Record<string, number>>;
    expect(Object.values(learnt["every-word"])).toEqual([0, 0, 0]);
    expect(facts.everyWordRuns).toBe(3 * Number(facts.seeds));
  });

  claim("the tanh RNN stays at one in {{tickets!nouns | words}}", () => {
    for (const {high, low} of right("language-model", "rnn-tanh")) {
      expect(high).toBeLessThan(0.17);
      expect(low).toBeGreaterThan(0.09);
    }
  });

  claim("**Beyond training** it loses the word, a little more with every word of filler", () => {
    const far = right("last-word", "rnn-tanh").filter(({distance}) => distance >= settings.trained);
    expect(far.map(({distance}) => distance)).toEqual([20, 30, 40, 50, 60]);
    far.slice(1).forEach(({value}, k) => expect(value).toBeLessThan(far[k].value));
    expect(far[4].value).toBeLessThan(0.6);
  });

  claim('noun=maps">where _maps_ stands in place of _tickets_</button>, it no longer answers _maps_', () => {
    const [rnn] = read({stage: "last-word", filler: settings.longestFiller, noun: "maps"});
    expect(rnn.p).toBeLessThan(0.01);
  });

  claim(
    "where all three hold it over {{tickets.filler}} words of filler, and over {{tickets.longestFiller}} the tanh RNN has lost it",
    () => {
      for (const {p} of read({stage: "last-word"})) expect(p).toBeGreaterThan(0.99);
      const [rnn] = read({stage: "last-word", filler: settings.longestFiller, noun: "maps"});
      expect(rnn.p).toBeLessThan(0.01);
      for (const {best} of read({stage: "every-word"})) expect(best.p).toBeLessThan(0.5);
    }
  );

  claim("no larger than at the words around", () => {
    const {gradient, mention, p} = read({stage: "last-word"})[1];
    expect(p).toBeGreaterThan(0.99);
    expect(gradient[mention]).toBeLessThan(Math.max(gradient[mention - 1], gradient[mention + 1]));
  });
});

describe("who-learns", () => {
  const {data, facts} = computed(whoLearns);
  const {settings, gradients, courses, oneLength} = data;
  const networks = ["lstm-chrono", "lstm", "rnn-tanh", "gru"];
  const of = (lines: readonly SeedLines[], network: string): SeedLines => {
    const found = lines.find((each) => each.network === network);
    if (!found) throw new Error(`no ${network}`);
    return found;
  };
  const far = farPlace(data);
  const learnt = Object.fromEntries(oneLength[2].networks.map(({network, learnt}) => [network, learnt]));

  claim("it falls to about two thirds a word", () => {
    const aWord = (network: string) => {
      const line = of(gradients.small, network);
      return 10 ** ((middleAt(line, far) - middleAt(line, 0)) / settings.fillers[far]);
    };
    for (const network of ["rnn-tanh", "gru"]) expect(Math.abs(aWord(network) - 2 / 3)).toBeLessThan(0.05);
    expect(aWord("lstm")).toBeGreaterThan(0.8);
    expect(aWord("lstm-chrono")).toBeGreaterThan(0.95);
  });

  claim("The largest gradient learns, and so does the smallest.", () => {
    const order = [...networks].sort(
      (a, b) => middleAt(of(gradients.small, b), far) - middleAt(of(gradients.small, a), far)
    );
    expect(order).toEqual(networks);
    expect([learnt["lstm-chrono"], learnt.gru].every((seeds) => seeds >= 9)).toBe(true);
    expect([learnt.lstm, learnt["rnn-tanh"]]).toEqual([0, 0]);
    expect(learners(data).sort()).toEqual(["gru", "lstm-chrono"]);
  });

  claim("The plain LSTM starts with a million times the GRU’s and learns in no seed.", () => {
    const decades = middleAt(of(gradients.small, "lstm"), far) - middleAt(of(gradients.small, "gru"), far);
    expect(Math.round(decades)).toBe(6);
  });

  claim(
    "The GRU’s gradient at the noun grows by a factor of thousands; the LSTM’s falls to less than a hundredth.",
    () => {
      const last = settings.updates.length - 1;
      const decades = (network: string) => middleAt(of(courses, network), last) - middleAt(of(courses, network), 0);
      expect(decades("gru")).toBeGreaterThan(3);
      expect(decades("lstm")).toBeLessThan(-2);
    }
  );

  claim(
    "And all of them have only found out, so far, that one of {{tickets!nouns | words}} nouns is due.",
    async () => {
      const {runs, results} = await readRuns("tickets-far", tracedSources());
      for (const {name, group} of runs.filter(({group}) => group.endsWith("words60"))) {
        const {loss, update} = results.get(name)?.curve[0] ?? {loss: NaN, update: NaN};
        // The first row of a curve is a mean over more updates than are followed here.
        expect(update, group).toBeGreaterThanOrEqual(Number(settings.updates.at(-1)));
        expect(loss, name).toBeGreaterThan(Math.log(8));
      }
    }
  );

  claim("The GRU’s gradient at the start is smaller than the tanh RNN’s at any distance", () => {
    settings.fillers.forEach((_, k) =>
      expect(middleAt(of(gradients.small, "gru"), k)).toBeLessThan(middleAt(of(gradients.small, "rnn-tanh"), k))
    );
    const nearest = networks.map((network) => middleAt(of(gradients.small, network), 0));
    expect(Math.max(...nearest)).toBe(middleAt(of(gradients.small, "rnn-tanh"), 0));
  });

  claim("at the nearest texts every cell’s median gradient is smaller than it was before", () => {
    for (const network of ["rnn-tanh", "lstm", "gru"])
      expect(middleAt(of(gradients["every-word"], network), 0)).toBeLessThan(
        middleAt(of(gradients.small, network), 0) - 1
      );
  });

  claim("those with the largest and with the smallest learn, and those between do not", () => {
    expect(networks.filter((network) => learnt[network] > 5)).toEqual(["lstm-chrono", "gru"]);
  });

  claim("Some seeds do, most do not", () => {
    const [{networks}] = oneLength;
    const {learnt = NaN, seeds = NaN} = networks.find(({network}) => network === "rnn-tanh") ?? {};
    expect(learnt).toBeGreaterThan(0);
    expect(learnt).toBeLessThan(seeds / 2);
  });

  claim("a thousandth is left, and a clear signal can make do with that", () => {
    const {before} = facts as {before: {near: Record<string, number>}};
    expect(Math.round(Math.log10(before.near["rnn-tanh"]))).toBe(-3);
  });
});

describe("is-or-are", () => {
  const {data} = computed(isOrAre);
  type Trained = Parameters<typeof shownNetworks>[1]["trained"];
  /** Medians of RNN, LSTM and GRU after so many updates, by attractors. */
  const errors = (update: number, trained: Trained = "every-word"): number[][] =>
    shownNetworks(data, {trained}).map((network) => errorsAt(data, network, update).map(({error}) => error));
  const syntactic = (trained: Trained): number[] =>
    shownNetworks(data, {trained}).map(({syntactic}) => syntactic?.from ?? NaN);

  claim("With any number of attractors they are always wrong.", () => {
    for (const network of errors(200)) expect(network).toEqual([0, 1, 1, 1, 1]);
  });

  claim(
    "single attractors have begun to lose their pull, while four in a row still draw nearly every verb of the RNN and the GRU",
    () => {
      expect(Math.max(...errors(500).map(([, one]) => one))).toBeLessThan(0.35);
      const [rnn, , gru] = errors(500);
      expect(Math.min(rnn[4], gru[4])).toBeGreaterThan(0.9);
    }
  );

  claim("the RNN still errs in half of the sentences with three attractors", () => {
    const [rnn] = errors(800);
    expect(Math.abs(rnn[3] - 0.5)).toBeLessThan(0.01);
  });

  claim("all three go by the subject, even past four attractors", () => {
    expect(Math.max(...errors(4000).flat())).toBeLessThan(0.01);
  });

  claim("The gated cells leave sequential recency first", () => {
    const [rnn, ...gated] = shownNetworks(data, {trained: "every-word"}).map(({sequential}) => sequential?.to ?? NaN);
    expect(Math.max(...gated)).toBeLessThan(rnn);
    const [last, ...earlier] = syntactic("every-word");
    expect(Math.max(...earlier)).toBeLessThan(last);
  });

  claim("On the verb alone the LSTM never has a stage of sequential recency by our rule", () => {
    const [rnn, lstm, gru] = shownNetworks(data, {trained: "due-word"});
    expect([rnn.sequential !== null, lstm.sequential, gru.sequential !== null]).toEqual([true, null, true]);
  });

  claim("go by the subject after half to two thirds as many updates when they are trained on the verb alone", () => {
    const every = syntactic("every-word");
    syntactic("due-word").forEach((update, k) => {
      expect(update / every[k]).toBeGreaterThanOrEqual(0.5);
      expect(update / every[k]).toBeLessThan(2 / 3);
    });
  });
});

describe("is-or-are-sentence", async () => {
  const {rows, first} = await viewOf(isOrAreSentence, computed(isOrAreSentence).data);
  /** The reading of a word, from 1, by RNN, LSTM and GRU. */
  const at = (checkpoint: number, place: number, sentence = first.sentence) =>
    rows({sentence, checkpoint}).filter((row) => row.place === place);
  const far = "the writer of the books near the ships with the horses";

  claim("its noun has the subject's number nine times out of ten.", () =>
    expect(computed(isOrAreSentence).data.grammar.sameNumber).toBe(0.9)
  );

  claim("all three networks know what to do with the writer: after that word they expect _is_", () => {
    for (const {p_singular, p_plural} of at(2, 2)) expect(p_singular).toBeGreaterThan(4 * p_plural);
  });

  claim("One word, _books_, turns the verdict.", () => {
    for (const {p_singular, p_plural} of at(2, 5)) expect(p_plural).toBeGreaterThan(3 * p_singular);
  });

  claim("the same word turns nothing", () => {
    for (const {p_singular, p_plural} of [...at(5, 5), ...at(9, 5)]) expect(p_singular).toBeGreaterThan(p_plural);
  });

  claim("With one attractor the gradient at the subject is smaller than at the attractor, but there it is.", () => {
    at(2, 2).forEach(({gradient}, k) => {
      expect(gradient).toBeLessThan(at(2, 5)[k].gradient);
      expect(gradient).toBeGreaterThan(0.1);
    });
  });

  claim("It changes with the weights.", () => {
    const [early, late] = [2, 6].map((checkpoint) => at(checkpoint, 2, far)[1].gradient);
    expect(late).toBeGreaterThan(1000 * early);
  });
});

describe("is-or-are-gradient", () => {
  const {data} = computed(isOrAreGradient);
  const subjects = (attractors: number): (readonly number[])[] =>
    data.networks.map(({courses}) => courses.filter((course) => course.attractors === attractors)[0].subject.log10);
  const at200 = data.updates.indexOf(200);

  claim("it rises as the networks learn", () => {
    for (const log10 of subjects(4)) expect(Math.max(...log10)).toBeGreaterThan(log10[at200] + 1);
  });

  claim("and the GRU’s falls again", () => {
    const gru = subjects(4)[2];
    expect(gru.at(-1)).toBeLessThan(Math.max(...gru) - 0.5);
  });

  claim("once more the smallest gradient is the GRU's, which leaves the stage before the RNN does", () => {
    const [rnn, lstm, gru] = subjects(4).map((log10) => log10[at200]);
    expect(gru).toBeLessThan(Math.min(rnn, lstm));
    const [ofRnn, , ofGru] = shownNetworks(computed(isOrAre).data, {trained: "every-word"});
    expect(ofGru.sequential?.to).toBeLessThan(ofRnn.sequential?.to ?? NaN);
  });

  claim("the smallest is that of a network that learns soon", () => {
    const [ofRnn, , ofGru] = shownNetworks(computed(isOrAre).data, {trained: "every-word"});
    expect(ofGru.syntactic?.from).toBeLessThan((ofRnn.syntactic?.from ?? NaN) / 2);
  });

  claim("when all three networks go by the nearest noun", () => {
    for (const {sequential} of shownNetworks(computed(isOrAre).data, {trained: "every-word"})) {
      expect(sequential?.from).toBeLessThanOrEqual(200);
      expect(sequential?.to).toBeGreaterThanOrEqual(200);
    }
  });
});

describe("real-text", async () => {
  const {data, facts} = computed(realText);
  const {rows, first: start} = await viewOf(realText, data);
  const [rnn, lstm, gru] = data.readers;
  const {runs, results} = await readRuns("characters", tracedSources());

  /** How many times as long the gradient is on the first letter of a word as on the space before it, by network. */
  const timesOnFirstLetter = (at: number, word: string): number[] => {
    const first = data.passage.lastIndexOf(` ${word}`, at) + 1;
    const log10 = (place: number) => rows({...start, shown: true, at}).filter(({distance}) => distance === at - place);
    return log10(first).map((row, k) => 10 ** ((row.log10 ?? NaN) - (log10(first - 1)[k].log10 ?? NaN)));
  };

  claim("each with about", () => {
    for (const {parameters} of data.readers) expect(Math.round(parameters / 1000)).toBe(36);
  });

  claim(
    "That is about {{real-text!reachInWords.least | words}} to {{real-text!reachInWords.most | words}} words",
    () => {
      const reaches = data.readers.map(({reach}) => reach.median ?? NaN);
      /** Words that begin in so many characters of the passage, wherever these are. */
      const begunIn = (length: number): number => {
        const places = Array.from({length: data.passage.length - length}, (_, k) => data.passage.slice(k, k + length));
        return places.reduce((sum, piece) => sum + piece.split(" ").length - 1, 0) / places.length;
      };
      const {least, most} = facts.reachInWords as {least: number; most: number};
      expect(Math.abs(begunIn(Math.min(...reaches)) - least)).toBeLessThan(0.6);
      expect(Math.abs(begunIn(Math.max(...reaches)) - most)).toBeLessThan(0.6);
    }
  );

  claim("at the space after _and_", () => {
    expect(data.passage.slice(231, 236)).toBe(" and ");
    expect(Math.min(...timesOnFirstLetter(235, "and"))).toBeGreaterThan(2.5);
  });

  claim("it falls off before the _s_ in the same way, least in the tanh RNN", () => {
    expect(data.passage[249]).toBe("e");
    const [ofRnn, ...gated] = timesOnFirstLetter(249, "snapped");
    expect(ofRnn).toBeGreaterThan(1.5);
    expect(Math.min(...gated)).toBeGreaterThan(ofRnn);
  });

  claim("The gated cells' start no higher, and the LSTM's even falls faster at first. Then they bend", () => {
    const at = (distance: number) => data.readers.map(({curve}) => curve[distance - 1].median);
    const [ofRnn, ...gated] = at(1);
    expect(Math.max(...gated)).toBeLessThan(ofRnn + 0.1);
    expect(at(10)[1] - at(1)[1]).toBeLessThan(at(10)[0] - at(1)[0]);
    for (const k of [1, 2]) expect(at(100)[k] - at(50)[k]).toBeGreaterThan((at(100)[0] - at(50)[0]) / 2);
  });

  claim("seeds of each are clear of the others'", () => {
    expect(Math.max(...gru.bits)).toBeLessThan(Math.min(...rnn.bits));
    expect(Math.max(...rnn.bits)).toBeLessThan(Math.min(...lstm.bits));
  });

  claim("in which all three still improve and the LSTM fastest", () => {
    const gains = data.readers.map(({cell}) => {
      const own = runs.filter(({group}) => group === cell);
      return median(own, ({name}) => {
        const [before, end] = (results.get(name)?.evaluations ?? []).slice(-2).map(({score}) => score);
        return before - end;
      });
    });
    const [ofRnn = NaN, ofLstm, ofGru = NaN] = gains;
    expect(Math.min(ofRnn, ofGru)).toBeGreaterThan(0);
    expect(ofLstm).toBeGreaterThan(Math.max(ofRnn, ofGru));
  });

  claim("the GRU’s gradient is hundreds of billions of times as long as the tanh network’s", () => {
    const times = 10 ** (gru.curve[99].median - rnn.curve[99].median);
    expect(times).toBeGreaterThan(1e11);
    expect(times).toBeLessThan(1e12);
  });
});
