import {logistic, tanh} from "../../activations.js";
import {logistic as σ} from "../../numerics/logistic.js";
import {operationsOn} from "../operations/kinds.js";
import type {CellOperations, Wire} from "../operations/operation.js";

/** By how much less is written than forgotten, before σ. Source: van der Westhuizen & Lasenby 2018, and their code. */
export const β = 1;

const wires: Readonly<Record<string, Wire>> = {
  x: {tex: "x^t", plain: "x", meaning: "the input"},
  "h⁻": {tex: "h^{t-1}", plain: "h⁻", meaning: "the state of the step before"},
  a_f: {tex: "a_f^t", plain: "a_f", meaning: "the forget gate before σ"},
  a_c: {tex: "a_c^t", plain: "a_c", meaning: "the new content before tanh"},
  f: {tex: "f^t", plain: "f", meaning: "the forget gate: what to keep"},
  write: {
    tex: `1 - \\sigma(a_f^t - ${β})`,
    plain: `1 − σ(a_f − ${β})`,
    meaning: "how much of the new content to write"
  },
  c̃: {tex: "\\tilde c^t", plain: "c̃", meaning: "the new content"},
  kept: {tex: "f^t \\circ h^{t-1}", plain: "f ∘ h⁻", meaning: "what is kept of the state"},
  written: {
    tex: `(1 - \\sigma(a_f^t - ${β})) \\circ \\tilde c^t`,
    plain: `(1 − σ(a_f − ${β})) ∘ c̃`,
    meaning: "what is written into the state"
  },
  h: {tex: "h^t", plain: "h", meaning: "the state"}
};
const {affine, activation, product, sum} = operationsOn(wires);

/** y = 1 − σ(a − β), computed as σ(β − a), which keeps its digits where y is small. */
const rest = {name: "rest", f: (a: number) => σ(β - a), derivative: (_a: number, y: number) => -y * (1 - y)};

/** The steps of `janet` in src/engine/cells/janet/janet.ts, one operation after the other. */
export const janetOperations: CellOperations = {
  name: "JANET",
  wires,
  hasCellState: false,
  keeps: {bias: "b_f", sign: 1},
  operations: [
    affine("a_f", [["W_f", "h⁻"], ["U_f", "x"]], "b_f"), // prettier-ignore
    affine("a_c", [["W_c", "h⁻"], ["U_c", "x"]], "b_c"), // prettier-ignore
    activation("f", "a_f", logistic),
    activation("write", "a_f", rest, {
      sign: "1−σ",
      apply: ({tex, plain}) => ({tex: `1 - \\sigma(${tex} - ${β})`, plain: `1 − σ(${plain} − ${β})`}),
      slope: (y, a) => ({
        tex: `(-1) \\circ (${y.tex}) \\circ \\sigma(${a.tex} - ${β})`,
        plain: `(−1) ∘ (${y.plain}) ∘ σ(${a.plain} − ${β})`
      })
    }),
    activation("c̃", "a_c", tanh),
    product("kept", "f", "h⁻"),
    product("written", "write", "c̃"),
    sum("h", "kept", "written")
  ]
};
