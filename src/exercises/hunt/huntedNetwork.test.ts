import {describe, expect, test} from "vitest";
import {matrix, zeros} from "../../engine/linear/matrix.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {drawCase} from "./drawCase.js";
import {faults, faultsOf, huntedKinds, type FaultId, type HuntedKind} from "./faults.js";
import {agrees, namesOf, relativeError} from "./gradientCheck.js";
import {huntedNetwork, type Case} from "./huntedNetwork.js";
import type {Table, Tables} from "./tables.js";

const sound = (): boolean => false;
const every = huntedKinds.flatMap((kind) => faultsOf(kind).map((fault): [HuntedKind, FaultId] => [kind, fault]));

/** What is asked where every fault shows: words come twice, two sequences, a state to start from, a loss at every step. */
const telling = (kind: HuntedKind): Case => drawCase(kind, {T: 4, B: 2, H: 3}, new Random(5));

/** What one tries first: one step of one sequence, from zeros. */
function trivial(kind: HuntedKind): Case {
  const drawn = drawCase(kind, {T: 1, B: 1, H: 3}, new Random(5));
  const start = Object.entries(drawn.start).map(([name, table]) => [name, table.map((row) => row.map(() => 0))]);
  return {...drawn, start: Object.fromEntries(start) as Tables};
}

/** The engine's names of what stands before a direction's parameters. */
const inEngine = (name: string): string => name.replace(/^right\./, "layer1.").replace(/^left\./, "layer1.reverse.");

const asMatrix = (table: Table) => matrix(table.length, table[0].length, table.flat());

/** The lecture's engine, asked the same. */
function byEngine(kind: HuntedKind, {parameters, words, classes, start}: Case) {
  const model = network({
    cell: kind === "both-ways" || kind === "rnn" ? "rnn-tanh" : kind,
    input: {vocabulary: parameters.E.length, embedding: parameters.E[0].length},
    ...{hiddenSize: 3, layers: 1, connections: "plain", bidirectional: kind === "both-ways"},
    outputSize: parameters.V.length
  });
  const θ = Object.fromEntries(Object.entries(parameters).map(([name, table]) => [inEngine(name), asMatrix(table)]));
  const state = (prefix: string) => ({
    h: asMatrix(start[`${prefix}h`]),
    ...(`${prefix}c` in start ? {c: asMatrix(start[`${prefix}c`])} : {})
  });
  return evaluateNetwork(
    model,
    θ,
    {
      inputs: words.map((at) => Int32Array.from(at)),
      targets: {kind: "classes", at: new Map(classes.map((at, t) => [t, Int32Array.from(at)]))}
    },
    {initial: kind === "both-ways" ? {layer1: state("right."), "layer1.reverse": state("left.")} : {layer1: state("")}}
  );
}

test.each(huntedKinds)("without a fault, %s has the loss and all gradients of the lecture's engine", (kind) => {
  const asked = telling(kind);
  const own = huntedNetwork(kind, sound)(asked);
  const engine = byEngine(kind, asked);
  expect(own.loss).toBeCloseTo(engine.loss, 12);
  for (const [name, table] of Object.entries(own.parameters))
    for (const [k, value] of table.flat().entries())
      expect(value, name).toBeCloseTo(engine.parameters[inEngine(name)].data[k], 12);
  for (const [name, table] of Object.entries(own.start)) {
    const state = engine.initial[name.startsWith("left.") ? "layer1.reverse" : "layer1"];
    const found = name.endsWith("c") ? (state.c ?? zeros(2, 3)) : state.h;
    for (const [k, value] of table.flat().entries()) expect(value, name).toBeCloseTo(found.data[k], 12);
  }
});

test("at least twenty faults may be planted, of every kind of network at least three", () => {
  expect(new Set(every.map(([, fault]) => fault)).size).toBeGreaterThanOrEqual(20);
  expect(Object.keys(faults)).toHaveLength(new Set(every.map(([, fault]) => fault)).size);
  for (const kind of huntedKinds) expect(faultsOf(kind).length).toBeGreaterThanOrEqual(3);
});

describe.each(every)("%s with %s", (kind, fault) => {
  const faulty = huntedNetwork(kind, (asked) => asked === fault);

  test("passes a gradient check of one step from a zero state", () => {
    const asked = trivial(kind);
    for (const name of Object.keys(asked.parameters))
      expect(relativeError(faulty, asked, name), name).toBeLessThan(agrees);
  });

  test("is killed by the reference: a loss or a gradient is another, in four steps of two sequences", () => {
    const asked = telling(kind);
    const [own, right] = [faulty(asked), huntedNetwork(kind, sound)(asked)];
    const all = ({loss, parameters, start}: typeof own) => [loss, ...Object.values({...parameters, ...start}).flat(2)];
    const off = all(own).map((value, k) => Math.abs(value - all(right)[k]));
    expect(Math.max(...off)).toBeGreaterThan(1e-3);
  });

  test("is seen by a gradient check there, unless forward and back agree on it", () => {
    const asked = telling(kind);
    const worst = Math.max(...namesOf(asked).map((name) => relativeError(faulty, asked, name)));
    if (fault === "update-keeps" || fault === "input-gate-shows") expect(worst).toBeLessThan(agrees);
    else expect(worst).toBeGreaterThan(0.01);
  });
});
