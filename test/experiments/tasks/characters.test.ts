import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {matrix} from "../../../src/engine/linear/matrix.js";
import type {Inputs} from "../../../src/engine/networks/batch.js";
import {Random} from "../../../src/engine/random.js";
import {charactersTask, stretch, warmUp} from "../../../src/experiments/tasks/characters.js";
import {encode, rare, rarest, readCharacters} from "../../../src/experiments/tasks/characterText.js";
import {mobyDick} from "../../../src/loaders/mobyDick.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

/** A text of letters by chance, of which `z` is rare. */
function letters(length: number, seed: number): string {
  const random = new Random(seed);
  return Array.from({length}, () => (random.uniform() < 0.001 ? "z" : "abcdef"[random.integer(6)])).join("");
}

describe("readCharacters", () => {
  it("folds what the training text has less often than `rarest`, and nothing else", () => {
    const text = "ab".repeat(1000) + "c".repeat(rarest) + "d".repeat(rarest - 1) + "ab".repeat(1000);
    // c and d lie in the first nine tenths; x only in the last, and however often.
    const {alphabet, training, validation} = readCharacters(text + "x".repeat(400));
    expect(alphabet).toEqual(["a", "b", "c", rare]);
    expect(training.filter((token) => token === 3)).toHaveLength(rarest - 1);
    expect([...validation].slice(-400)).toEqual(new Array(400).fill(3));
  });

  it("splits the text in two, nine to one, in order", () => {
    const text = letters(5000, 1);
    const {alphabet, training, validation} = readCharacters(text);
    expect([training.length, validation.length]).toEqual([4500, 500]);
    const back = [...training, ...validation].map((token) => alphabet[token]).join("");
    expect(back).toBe(text.replaceAll("z", rare));
    expect(encode(text, alphabet)).toEqual(Int32Array.from([...training, ...validation]));
  });

  it("knows the entropy of letters by chance, and that pairs of them tell nothing more", () => {
    const random = new Random(2);
    const text = Array.from({length: 200_000}, () => "abcd"[random.integer(4)]).join("");
    const {single, pair} = readCharacters(text).baselines;
    expect(Math.abs(single - 2)).toBeLessThan(0.001);
    expect(Math.abs(pair - 2)).toBeLessThan(0.001);
    const turns = readCharacters("ab".repeat(10_000)).baselines;
    expect([turns.single, turns.pair].map((bits) => Number(bits.toFixed(2)))).toEqual([1, 0]);
  });
});

describe("charactersTask's batches", () => {
  const task = charactersTask({length: 6}, letters(3001, 3));
  holdsTaskLaws(task, "7522f9c71fc1670d");

  it("read every character once an epoch, in order, and ask for the one after it", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 9}), fc.integer({min: 1, max: 30}), fc.integer(), (size, length, seed) => {
        const text = letters(3001, seed);
        const {training} = readCharacters(text);
        const task = charactersTask({length}, text);
        const perEpoch = Math.floor((training.length - 1) / (size * length));
        const [read, due]: number[][][] = [0, 1].map(() => Array.from({length: size}, () => []));
        const carries: boolean[] = [];
        for (let k = 0; k < perEpoch; ++k) {
          const {inputs, targets, carry} = task.batch(size, new Random(k), k + 1);
          carries.push(carry ?? false);
          for (let t = 0; t < inputs.length; ++t)
            for (let row = 0; row < size; ++row) {
              read[row].push((inputs[t] as Int32Array)[row]);
              due[row].push((targets.at.get(t) as Int32Array)[row]);
            }
        }
        expect(carries).toEqual(Array.from({length: perEpoch}, (_, k) => k > 0));
        // The streams one after another are the text, but for less than a batch at its end.
        const used = perEpoch * size * length;
        expect(read.flat()).toEqual([...training.subarray(0, used)]);
        expect(due.flat()).toEqual([...training.subarray(1, used + 1)]);
        expect(training.length - 1 - used).toBeLessThan(size * length);
        // And then they begin anew.
        expect(task.batch(size, new Random(0), perEpoch + 1)).toEqual(task.batch(size, new Random(0), 1));
      }),
      {numRuns: 30}
    );
  });

  it("hold nothing of the validation text", () => {
    const text = letters(3001, 4);
    const other = text.slice(0, 2700) + letters(301, 5);
    const [a, b] = [text, other].map((text) => charactersTask({length: 20}, text));
    expect(a.input).toEqual(b.input);
    for (let update = 1; update <= 50; ++update)
      expect(a.batch(3, new Random(1), update)).toEqual(b.batch(3, new Random(1), update));
  });

  it("say when a text is too short for them", () => {
    expect(() => charactersTask({length: 30}, letters(3001, 6)).batch(90, new Random(1), 1)).toThrow(
      "charactersTask.batch: expected at least 2701 characters for 90 streams, got 2700"
    );
  });
});

describe("charactersTask's score", () => {
  const text = letters(20_000, 7);
  const {alphabet, validation} = readCharacters(text);
  const task = charactersTask({length: 10}, text);
  const flat = (inputs: Inputs) =>
    inputs.map((x) =>
      matrix((x as Int32Array).length, alphabet.length, new Float64Array(alphabet.length * (x as Int32Array).length))
    );

  it("reads stretches of the validation text alone, each once, with a warm-up before it", () => {
    const read: number[][] = [];
    const {score} = task.measure(
      (inputs) => (read.push(...sequences(inputs).map((row) => row.flat())), flat(inputs)),
      1e9,
      new Random(1)
    );
    const stretches = Math.floor((validation.length - 1 - warmUp) / stretch);
    expect(read).toEqual(
      Array.from({length: stretches}, (_, k) => [...validation.subarray(k * stretch, (k + 1) * stretch + warmUp)])
    );
    expect(score).toBeCloseTo(Math.log2(alphabet.length), 12);
  });

  it("reads as many as asked, evenly spread", () => {
    const starts: string[] = [];
    task.measure(
      (inputs) => (starts.push(...sequences(inputs).map((row) => row.flat().join(""))), flat(inputs)),
      590,
      new Random(1)
    );
    const at = (start: number) => validation.subarray(start, start + warmUp + stretch).join("");
    expect(starts).toEqual([0, 3, 6].map((k) => at(k * stretch)));
  });

  it("needs one stretch: a text with less is refused, as it would score NaN", () => {
    const {score} = charactersTask({length: 10}, letters(3001, 8)).measure(flat, 1, new Random(1));
    expect(score).toBeCloseTo(Math.log2(alphabet.length), 12);
    for (const [length, left] of [
      [3000, 300],
      [2400, 240]
    ])
      expect(() => charactersTask({length: 10}, letters(length, 8))).toThrow(
        new RangeError(
          `charactersTask: expected a text whose last tenth has at least 301 characters to score, got ${left}`
        )
      );
  });

  it("does not score the warm-up", () => {
    const turns = charactersTask({length: 10}, "abcde".repeat(4000));
    const next = (token: number) => (token + 1) % 5;
    // Wrong as long as it warms up, right after that.
    const late = answering((sequence) => sequence.map(([token], t) => sure(t < warmUp ? token : next(token), 6)));
    const {score, solved} = turns.measure(late, 1000, new Random(1));
    expect(score).toBeLessThan(1e-12);
    expect(solved).toBe(true);
  });
});

describe("Moby Dick", () => {
  const {alphabet, training, baselines} = readCharacters(mobyDick());

  it("has 63 characters that are not rare, and 4.44 bits a character, 3.48 after another", () => {
    expect(alphabet).toHaveLength(64);
    expect(training.filter((token) => alphabet[token] === rare).length / training.length).toBeLessThan(1 / 2000);
    expect(baselines.single).toBeCloseTo(4.437, 3);
    expect(baselines.pair).toBeCloseTo(3.48, 3);
  });

  it("scores the baseline by the frequencies of its characters", () => {
    const counts = alphabet.map((_, token) => training.filter((other) => other === token).length);
    const frequencies = counts.map((count) => Math.log(count));
    const task = charactersTask({length: 10}, mobyDick());
    const outputs = (inputs: Inputs) =>
      inputs.map((x) => {
        const rows = (x as Int32Array).length;
        return matrix(rows, alphabet.length, Array.from({length: rows}, () => frequencies).flat());
      });
    const {score, solved} = task.measure(outputs, 20_000, new Random(1));
    // The standard deviation of a character's surprise is 2 bits; those of neighbours hang together a little.
    expect(Math.abs(score - task.score.baseline)).toBeLessThan((4 * 2) / Math.sqrt(20_000));
    expect(solved).toBe(false);
  });
});
