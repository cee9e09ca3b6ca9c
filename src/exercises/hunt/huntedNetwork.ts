import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";
import {gruCell, lstmCell, rnnCell, type Cell, type State} from "./cells.js";
import type {Has, HuntedKind} from "./faults.js";
import {addProduct, plus, times, transposedTimes, zerosOf, type Table, type Tables} from "./tables.js";

/** What a network is asked about: B sequences of T words. */
export interface Case {
  /** By name: E of [words, I], the cell's, V of [classes, H], d of [classes, 1]. Of two directions with `right.` and `left.`. */
  readonly parameters: Tables;
  /** The word at [t][b]. */
  readonly words: readonly (readonly number[])[];
  /** The class wanted at [t][b], or −1. */
  readonly classes: readonly (readonly number[])[];
  /** h of each sequence before the first step, and c where the cell has one: [B, H]; of two directions `right.h`, `left.h`. */
  readonly start: Tables;
}

/** J = Σ_t (1/B) Σ_b −log softmax(V h + d)[class], and its gradients. */
export interface Evaluated {
  readonly loss: number;
  readonly parameters: Tables;
  readonly start: Tables;
}

export type HuntedNetwork = (asked: Case) => Evaluated;

/** The cells by kind; both ways are two RNNs. */
const cellsOf = {rnn: rnnCell, lstm: lstmCell, gru: gruCell, "both-ways": rnnCell};

/** A direction's name before the names of its parameters, and whether it reads from the last word. */
interface Direction {
  readonly prefix: string;
  readonly turned: boolean;
}

/** A network with embedding and readout, written for one sequence after the other, in which a fault can be planted. */
export function huntedNetwork(kind: HuntedKind, has: Has): HuntedNetwork {
  const cell = cellsOf[kind](has);
  const directions: readonly Direction[] =
    kind === "both-ways"
      ? [
          {prefix: "right.", turned: false},
          {prefix: "left.", turned: true}
        ]
      : [{prefix: "", turned: false}];
  return (asked) => {
    const into = {parameters: mapped(asked.parameters), start: mapped(asked.start)};
    const B = asked.words[0].length;
    let loss = 0;
    for (let b = 0; b < B; ++b) loss += ofSequence(asked, b, {cell, directions, has, into}) / B;
    return {loss, ...into};
  };
}

interface Way {
  readonly cell: Cell;
  readonly directions: readonly Direction[];
  readonly has: Has;
  readonly into: {readonly parameters: Tables; readonly start: Tables};
}

const mapped = (tables: Tables): Tables =>
  Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, zerosOf(table)]));

/** A direction's own parameters, under its cell's names. */
function own(tables: Tables, prefix: string): Tables {
  const named = Object.entries(tables).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(named.map(([name, table]) => [name.slice(prefix.length), table]));
}

/** The loss of sequence b; adds its gradients. */
function ofSequence(asked: Case, b: number, way: Way): number {
  const {parameters, words, classes} = asked;
  const {directions, has, into} = way;
  const xs = words.map((at) => parameters.E[at[b]]);
  const passes = directions.map((direction) => forward(asked, b, {...way, direction, xs}));
  const shown = passes.map(({states}, k) =>
    directions[k].turned && !has("outputs-not-turned") ? [...states].reverse() : states
  );
  const top = xs.map((_, t) => shown.flatMap((states) => states[t].h));
  const out = readOut(
    parameters,
    top,
    classes.map((at) => at[b]),
    {has, into: into.parameters, B: words[0].length}
  );
  const H = passes[0].states[0].h.length;
  for (const [k, pass] of passes.entries()) {
    const dh = out.top.map((dh) => dh?.slice(k * H, (k + 1) * H));
    const {prefix, turned} = directions[k];
    const back = backward(pass, b, {...way, prefix, dh: turned ? [...dh].reverse() : dh});
    addWords(back.x, {at: words.map((at) => at[b]), turned: turned && !has("inputs-not-turned"), way});
    const target = has("halves-of-start") && directions.length > 1 ? directions[1 - k].prefix : prefix;
    if (!has("start-dropped")) into.start[`${target}h`][b] = [...back.before.h];
    if (`${prefix}c` in into.start) into.start[`${prefix}c`][b] = [...back.before.c];
  }
  return out.loss;
}

/** A direction's pass over a sequence, its first word first read. */
interface Pass {
  readonly cell: Cell;
  readonly θ: Tables;
  readonly read: readonly (readonly number[])[];
  readonly first: State;
  readonly states: readonly ReturnType<Cell["forward"]>[];
}

function forward(
  {parameters, start}: Case,
  b: number,
  {cell, direction: {prefix, turned}, xs}: Way & {readonly direction: Direction; readonly xs: Table}
): Pass {
  const θ = own(parameters, prefix);
  const read = turned ? [...xs].reverse() : xs;
  const first: State = {h: start[`${prefix}h`][b], c: `${prefix}c` in start ? start[`${prefix}c`][b] : []};
  const states: ReturnType<Cell["forward"]>[] = [];
  for (const [t, x] of read.entries()) states.push(cell.forward(θ, {x, before: t === 0 ? first : states[t - 1]}));
  return {cell, θ, read, first, states};
}

/** The loss of a sequence, and what it sends into h of each step that has one. */
function readOut(
  {V, d}: Tables,
  top: readonly (readonly number[])[],
  classes: readonly number[],
  {has, into, B}: {readonly has: Has; readonly into: Tables; readonly B: number}
): {loss: number; top: (number[] | undefined)[]} {
  let loss = 0;
  const sent = top.map((h, t) => {
    if (classes[t] < 0) return undefined;
    const y = plus(
      times(V, h),
      d.map(([value]) => value)
    );
    const highest = Math.max(...y);
    const powers = y.map((y) => exp(y - highest));
    const sum = powers.reduce((sum, power) => sum + power, 0);
    loss += log(sum) - (y[classes[t]] - highest);
    const share = has("not-averaged") ? 1 : 1 / B;
    const dy = powers.map((power, k) => share * (power / sum - Number(k === classes[t])));
    addProduct(into.V, dy, has("readout-of-first") ? top[0] : h);
    addProduct(into.d, dy, [1]);
    return transposedTimes(V, dy);
  });
  return {loss, top: sent};
}

/** A direction's way back over a sequence; adds the gradients of its parameters. */
function backward(
  {cell, θ, read, first, states}: Pass,
  b: number,
  {has, into, prefix, dh}: Way & {readonly prefix: string; readonly dh: readonly (number[] | undefined)[]}
): {x: (readonly number[])[]; before: State} {
  const kept = own(into.parameters, prefix);
  const unbiased = Object.entries(kept).map(([name, table]) => [name, name.startsWith("b") ? zerosOf(table) : table]);
  const to: Tables = has("bias-of-first") && b > 0 ? Object.fromEntries(unbiased) : kept;
  let after: State = {h: first.h.map(() => 0), c: first.c.map(() => 0)};
  const x: (readonly number[])[] = [];
  for (let t = read.length - 1; t >= 0; --t) {
    const fromLoss = dh[t];
    const carried = has("loss-stops-carry") && fromLoss ? fromLoss.map(() => 0) : after.h;
    const whole = {h: fromLoss ? plus(carried, fromLoss) : carried, c: after.c};
    const back = cell.backward(θ, {x: read[t], before: t === 0 ? first : states[t - 1]}, states[t], whole, to);
    after = back.before;
    x[t] = back.x;
  }
  return {x, before: after};
}

/** Adds what came back to the words' rows of E. */
function addWords(
  x: readonly (readonly number[])[],
  {at, turned, way: {has, into}}: {readonly at: readonly number[]; readonly turned: boolean; readonly way: Way}
): void {
  for (const [t, dx] of (turned ? [...x].reverse() : x).entries()) {
    const row = into.parameters.E[at[t]];
    for (const [k, value] of dx.entries()) row[k] = (has("word-overwritten") ? 0 : row[k]) + value;
  }
}
