import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cellKinds, makeCell} from "../../../src/engine/cells/makeCell.js";
import {gaussian} from "../../../src/engine/initialise.js";
import {initialiseCell} from "../../../src/engine/initialiseCell.js";
import {matrix, norm} from "../../../src/engine/linear/matrix.js";
import {Random} from "../../../src/engine/random.js";
import {fixedPoints} from "../../../src/experiments/dynamics/fixedPoints.js";
import {stepMap, type StepMap} from "../../../src/experiments/dynamics/stepMap.js";

const search = {iterations: 80, tolerance: 1e-10, apart: 1e-4};

/** A cell with Gaussian weights of this deviation, as a map under an input. */
function randomMap(kind: (typeof cellKinds)[number], hiddenSize: number, std: number, seed: number): StepMap {
  const random = new Random(seed);
  const cell = makeCell(kind, {inputSize: 2, hiddenSize});
  const parameters = initialiseCell(cell, {
    recurrent: (n) => gaussian(n, n, std, random),
    input: (rows, cols) => gaussian(rows, cols, 0.5, random)
  });
  return stepMap(cell, parameters, [random.normal(), random.normal()]);
}

/** Starts all over [−1, 1]^size: a grid in the plane, else random. */
function starts(size: number, count: number, seed: number) {
  const random = new Random(seed);
  return matrix(
    count,
    size,
    Array.from({length: count * size}, () => 2 * random.uniform() - 1)
  );
}

const grid = matrix(
  121,
  2,
  Array.from({length: 11}, (_, a) => Array.from({length: 11}, (_, b) => [a / 5 - 1, b / 5 - 1])).flat(2)
);

describe("stepMap", () => {
  it("has the Jacobian that small nudges of the state say, for every cell", () => {
    const where = fc.tuple(fc.constantFrom(...cellKinds), fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 999}));
    fc.assert(
      fc.property(where, ([kind, hiddenSize, seed]) => {
        const map = randomMap(kind, hiddenSize, 0.8, seed);
        const [state] = [starts(map.size, 1, seed).data];
        const jacobian = map.jacobian(state);
        const nudged = (b: number, by: number) =>
          map.after({rows: 1, cols: map.size, data: state.map((value, k) => value + (k === b ? by : 0))}).data;
        for (let b = 0; b < map.size; ++b) {
          const [up, down] = [nudged(b, 1e-6), nudged(b, -1e-6)];
          // A kink between the two nudges is no fault of the Jacobian.
          if (kind === "rnn-relu" && up.some((value) => value < 1e-4)) continue;
          for (let a = 0; a < map.size; ++a)
            expect(jacobian.data[a * map.size + b]).toBeCloseTo((up[a] - down[a]) / 2e-6, 5);
        }
      }),
      {numRuns: 60}
    );
  });

  it("refuses an input of another length", () => {
    const cell = makeCell("gru", {inputSize: 3, hiddenSize: 2});
    expect(() => stepMap(cell, {}, [1])).toThrow("stepMap: expected an input of 3 values, got 1");
  });
});

describe("fixedPoints", () => {
  const seeds = fc.integer({min: 1, max: 9999});

  it("ends in states that a step leaves where they are, each once", () => {
    fc.assert(
      fc.property(fc.constantFrom("rnn-tanh" as const, "gru" as const, "lstm" as const), seeds, (kind, seed) => {
        const map = randomMap(kind, 3, 1.5, seed);
        const found = fixedPoints(map, starts(map.size, 12, seed), search);
        for (const {state, residual} of found) {
          const {data} = map.after({rows: 1, cols: map.size, data: state});
          expect(norm(data.map((value, k) => value - state[k]))).toBe(residual);
          expect(residual).toBeLessThan(search.tolerance);
        }
        for (const one of found)
          for (const other of found)
            if (one !== other) expect(norm(one.state.map((value, k) => value - other.state[k]))).toBeGreaterThan(1e-4);
      }),
      {numRuns: 30}
    );
  });

  it("misses none in the plane of tanh units: stable and unstable ones outnumber saddles by one (Lefschetz)", () => {
    // A step takes the closed square into its inside, so the indices of all fixed points, signs of det(1 − J), add up to 1.
    fc.assert(
      fc.property(seeds, (seed) => {
        const found = fixedPoints(randomMap("rnn-tanh", 2, 1.6, seed), grid, search);
        const index = ({eigenvalues: {real, imaginary}}: (typeof found)[number]) => {
          const det = imaginary[0] === 0 ? (1 - real[0]) * (1 - real[1]) : (1 - real[0]) ** 2 + imaginary[0] ** 2;
          return Math.sign(det);
        };
        expect(found.reduce((sum, one) => sum + index(one), 0)).toBe(1);
      }),
      {numRuns: 30}
    );
  });

  it("has all that iterating the map comes to rest in, and calls those stable", () => {
    fc.assert(
      fc.property(fc.constantFrom("rnn-tanh" as const, "gru" as const), seeds, (kind, seed) => {
        const map = randomMap(kind, 2, 1.4, seed);
        let states = starts(2, 30, seed);
        for (let step = 0; step < 600; ++step) states = map.after(states);
        const next = map.after(states);
        const found = fixedPoints(map, grid, search);
        for (let row = 0; row < states.rows; ++row) {
          const rest = states.data.subarray(2 * row, 2 * row + 2);
          const moved = norm(rest.map((value, k) => value - next.data[2 * row + k]));
          if (moved > 1e-13) continue;
          const same = found.find(({state}) => norm(state.map((value, k) => value - rest[k])) < 1e-3);
          expect(same?.kind).toBe("stable");
        }
      }),
      {numRuns: 15}
    );
  });

  it("knows the three of one unit that latches: two that hold, and what parts them", () => {
    const cell = makeCell("rnn-tanh", {inputSize: 1, hiddenSize: 1});
    const parameters = initialiseCell(cell, {recurrent: () => matrix(1, 1, [2]), input: () => matrix(1, 1, [1])});
    const found = fixedPoints(stepMap(cell, parameters, [0]), matrix(3, 1, [-1, 0.1, 1]), search);
    // tanh(2 h) = h at 0.957504024077….
    expect(found.map(({kind}) => kind)).toEqual(["stable", "unstable", "stable"]);
    expect(found[2].state[0]).toBeCloseTo(0.957504024077, 10);
    expect(found[1].state[0]).toBeCloseTo(0, 10);
  });

  it("finds nothing where nothing stays", () => {
    const away: StepMap = {
      size: 1,
      after: ({rows, cols, data}) => ({rows, cols, data: data.map((value) => value + 1)}),
      jacobian: () => matrix(1, 1, [1])
    };
    expect(fixedPoints(away, matrix(2, 1, [0, 5]), search)).toEqual([]);
  });
});
