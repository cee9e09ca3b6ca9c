import {logistic} from "../../engine/numerics/logistic.js";
import {tanh} from "../../engine/numerics/tanh.js";
import type {Has} from "./faults.js";
import {addGate, backThrough, preactivation, type Gate} from "./gates.js";
import {plus, times, transposedTimes, type Tables} from "./tables.js";

/** h of [H], and c of [H] where a cell has one. */
export interface State {
  readonly h: readonly number[];
  readonly c: readonly number[];
}

/** What a step keeps for its way back: vectors of [H] by their letters. */
type Kept = Readonly<Record<string, readonly number[]>> & State;

/** A step's surroundings: its input, and the state before it. */
export interface Step {
  readonly x: readonly number[];
  readonly before: State;
}

/** One sequence's step, forward and back. Gradients of parameters are added to `into`. */
export interface Cell {
  forward(θ: Tables, step: Step): Kept;
  backward(θ: Tables, step: Step, kept: Kept, after: State, into: Tables): {before: State; x: readonly number[]};
}

const slope = (dy: number, y: number): number => dy * (1 - y * y);
const gateSlope = (dy: number, y: number): number => dy * y * (1 - y);

/** h = tanh(W_h h⁻ + W_x x + b). */
export function rnnCell(has: Has): Cell {
  const gate: Gate = ["W_h", "W_x", "b"];
  return {
    forward: (θ, {x, before}) => ({h: preactivation(θ, gate, before.h, x).map(tanh), c: []}),
    backward(θ, {x, before}, {h}, after, into) {
      const da = after.h.map((dh, k) => slope(dh, h[k]));
      addGate(into, gate, {da, h: before.h, x}, has);
      const carried = has("slope-not-carried") ? after.h : da;
      const dh = has("not-transposed") ? times(θ.W_h, carried) : transposedTimes(θ.W_h, carried);
      return {before: {h: dh, c: []}, x: transposedTimes(θ.W_x, da)};
    }
  };
}

/** The LSTM of the lecture. */
export function lstmCell(has: Has): Cell {
  const gates = ["f", "i", "o", "c"].map((name): Gate => [`W_${name}`, `U_${name}`, `b_${name}`]);
  const shows = (i: readonly number[], o: readonly number[]): readonly number[] => (has("input-gate-shows") ? i : o);
  return {
    forward(θ, {x, before}) {
      const [f, i, o] = gates.slice(0, 3).map((gate) => preactivation(θ, gate, before.h, x).map(logistic));
      const content = preactivation(θ, gates[3], before.h, x).map(tanh);
      const c = f.map((f, k) => f * before.c[k] + i[k] * content[k]);
      const shown = c.map(tanh);
      return {f, i, o, content, c, shown, h: shows(i, o).map((gate, k) => gate * shown[k])};
    },
    backward(θ, {x, before}, {f, i, o, content, shown, h}, after, into) {
      const throughH = after.h.map((dh, k) => slope(dh * shows(i, o)[k], shown[k]));
      const dc = has("cell-not-carried") ? throughH : plus(throughH, after.c);
      const toShow = after.h.map((dh, k) => dh * shown[k]);
      const toWrite = dc.map((dc, k) => dc * content[k]);
      const none = dc.map(() => 0);
      const da = [
        dc.map((dc, k) => gateSlope(dc * before.c[k], f[k])),
        (has("input-gate-shows") ? plus(toWrite, toShow) : toWrite).map((di, k) => gateSlope(di, i[k])),
        (has("input-gate-shows") ? none : toShow).map((dO, k) => gateSlope(dO, o[k])),
        dc.map((dc, k) => slope(dc * i[k], content[k]))
      ];
      for (const [k, gate] of gates.entries())
        addGate(into, gate, {da: da[k], h: has("forget-weights-late") && k === 0 ? h : before.h, x}, has);
      const all = gates.map((gate, k) => [gate, da[k]] as const);
      const past = has("output-gate-path") ? all.filter((_, k) => k !== 2) : all;
      const kept = has("written-for-kept") ? i : f;
      return {
        before: {h: backThrough(θ, 0, past), c: dc.map((dc, k) => dc * kept[k])},
        x: backThrough(θ, 1, all)
      };
    }
  };
}

/** The GRU of the lecture: u = 0 keeps, and r acts before the product. */
export function gruCell(has: Has): Cell {
  const [update, reset, content] = ["u", "r", "h"].map((name): Gate => [`W_${name}`, `U_${name}`, `b_${name}`]);
  const flip = has("update-keeps") ? -1 : 1;
  /** How much of the state is replaced. */
  const replaced = (u: number): number => (has("update-keeps") ? 1 - u : u);
  return {
    forward(θ, {x, before}) {
      const [u, r] = [update, reset].map((gate) => preactivation(θ, gate, before.h, x).map(logistic));
      const seen = r.map((r, k) => r * before.h[k]);
      const made = preactivation(θ, content, seen, x).map(tanh);
      const h = made.map((made, k) => (1 - replaced(u[k])) * before.h[k] + replaced(u[k]) * made);
      return {u, r, seen, made, h, c: []};
    },
    backward(θ, {x, before}, {u, r, seen, made}, after, into) {
      const dh = after.h;
      const da_h = dh.map((dh, k) => slope(dh * replaced(u[k]), made[k]));
      const dSeen = transposedTimes(θ.W_h, da_h);
      const against = has("update-without-past") ? made : made.map((made, k) => made - before.h[k]);
      const da_u = dh.map((dh, k) => flip * gateSlope(dh * against[k], u[k]));
      const da_r = dSeen.map((dSeen, k) => gateSlope(dSeen * before.h[k], r[k]));
      addGate(into, update, {da: da_u, h: before.h, x}, has);
      addGate(into, reset, {da: da_r, h: before.h, x}, has);
      addGate(into, content, {da: da_h, h: has("content-weights-unreset") ? before.h : seen, x}, has);
      const kept = dh.map((dh, k) => dh * (has("replaced-for-kept") ? u[k] : 1 - replaced(u[k])));
      const throughContent = has("reset-not-back") ? dSeen : dSeen.map((dSeen, k) => dSeen * r[k]);
      const gates = [
        [update, da_u],
        [reset, da_r]
      ] as const;
      return {
        before: {h: plus(kept, throughContent, backThrough(θ, 0, gates)), c: []},
        x: backThrough(θ, 1, [...gates, [content, da_h]])
      };
    }
  };
}
