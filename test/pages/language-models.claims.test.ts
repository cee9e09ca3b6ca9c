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
import {networkReader, textWithFiller} from "../../src/figures/tickets/scenes.js";
import {claimsOf} from "../support/claimsOf.js";
import {viewOf} from "../support/viewOf.js";

/** What the page's sentences compare; the numbers themselves are the figures' facts. */
const {claim, computed, computedPart} = claimsOf("language-models");

describe("tickets", async () => {
  const {data, facts} = computed(tickets);
  const {grammar, settings} = data;
  const [large, small] = ["large-1", "small-1"].map((name) => computedPart<PackedNetwork[]>(tickets, name));
  const {runs, results} = await readRuns("tickets", tracedSources());

  /** What RNN, LSTM and GRU make of a text. */
  const read = ({filler = settings.filler, noun = settings.noun, stage = "language-model"} = {}) => {
    const text = textWithFiller(grammar, {filler, noun, seed: settings.textSeed});
    return [...large, ...small]
      .filter((network) => network.stage === stage)
      .map((network) => ({...networkReader(network, grammar)(text), mention: text.mention}));
  };
  const rows = (measure: TicketsRow["measure"], stage: TicketsRow["stage"], cell: string): TicketsRow[] =>
    data.rows.filter((row) => row.measure === measure && row.stage === stage && row.cell === cell);
  const learnt = (group: string, seeds = 10): number =>
    runs.filter((run) => run.group === group && run.seed <= seeds && results.get(run.name)?.solvedAt !== null).length;

  claim("a ten-millionth is left", () => {
    const [{gradient, mention}] = read();
    expect(Math.round(Math.log10(gradient[mention]))).toBe(-7);
  });

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

  claim("Marked at every word, none of the {{tickets!everyWordRuns}} runs learnt it.", () => {
    const learnt = facts.learnt as Record<string, Record<string, number>>;
    expect(Object.values(learnt["every-word"])).toEqual([0, 0, 0]);
    expect(facts.everyWordRuns).toBe(3 * Number(facts.seeds));
  });

  claim("its answer does not move. The LSTM's and the GRU's do", () => {
    const says = (noun: string) => read({noun}).map(({best}) => best.word);
    const [ofTickets, ofMaps] = ["tickets", "maps"].map(says);
    expect(ofMaps[0]).toBe(ofTickets[0]);
    expect([ofTickets.slice(1), ofMaps.slice(1)]).toEqual([
      ["tickets", "tickets"],
      ["maps", "maps"]
    ]);
  });

  claim(
    "the tanh RNN stays at one in {{tickets!nouns | words}}, LSTM and GRU never come below {{tickets!gatedLeast | percentFloor 0}}",
    () => {
      const [rnn, ...gated] = ["rnn-tanh", "lstm", "gru"].map((cell) =>
        rows("p", "language-model", cell).map(({value}) => value)
      );
      expect(Math.min(...gated.flat())).toBeGreaterThan(0.9);
      for (const value of rnn) expect(Math.abs(value - 1 / 8)).toBeLessThan(0.02);
      expect(rows("right", "language-model", "rnn-tanh")[0].high).toBeLessThan(0.15);
    }
  );

  claim("seeds only, and these are luckier than the", () => {
    for (const group of ["lstm-chrono", "gru"]) expect(learnt(group, 3) / 3).toBeGreaterThan(learnt(group) / 10);
  });

  claim("the bands of the gated cells are wide", () => {
    for (const cell of ["lstm", "gru"]) {
      const last = rows("right", "language-model", cell).at(-1);
      expect((last?.high ?? NaN) - (last?.low ?? NaN)).toBeGreaterThan(0.4);
    }
  });

  claim("Beyond them it loses the word, a little more with every word of filler", () => {
    const far = rows("right", "last-word", "rnn-tanh").filter(({distance}) => distance >= settings.trained);
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

  claim("Now the LSTM never has a stage of sequential recency by our rule", () => {
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

  claim("Its noun has the subject's number nine times out of ten.", () =>
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

  claim("the smallest gradient is the GRU's, which leaves the stage before the RNN does", () => {
    const [rnn, lstm, gru] = subjects(4).map((log10) => log10[at200]);
    expect(gru).toBeLessThan(Math.min(rnn, lstm));
    const [ofRnn, , ofGru] = shownNetworks(computed(isOrAre).data, {trained: "every-word"});
    expect(ofGru.sequential?.to).toBeLessThan(ofRnn.sequential?.to ?? NaN);
  });

  claim("In the first stage the gradient at a far subject is tiny", () => {
    expect(Math.max(...subjects(4).map((log10) => log10[at200]))).toBeLessThan(-1.5);
  });
});

describe("real-text", async () => {
  const {data, facts} = computed(realText);
  const {rows} = await viewOf(realText, data);
  const [rnn, lstm, gru] = data.readers;
  const {runs, results} = await readRuns("characters", tracedSources());

  /** How many times as long the gradient is on the first letter of a word as on the space before it, by network. */
  const timesOnFirstLetter = (at: number, word: string): number[] => {
    const first = data.passage.lastIndexOf(` ${word}`, at) + 1;
    const log10 = (place: number) => rows({at}).filter(({distance}) => distance === at - place);
    return log10(first).map((row, k) => 10 ** (row.log10 - log10(first - 1)[k].log10));
  };

  claim("So each has about", () => {
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
