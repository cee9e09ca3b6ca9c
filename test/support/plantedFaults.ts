import {tanh} from "../../src/engine/activations.js";
import {addGateGradients} from "../../src/engine/cells/addGateGradients.js";
import type {Cell, StepGradient} from "../../src/engine/cells/cell.js";
import type {GruStep} from "../../src/engine/cells/gru/gru.js";
import type {JanetStep} from "../../src/engine/cells/janet/janet.js";
import {rnn} from "../../src/engine/cells/rnn/rnn.js";
import {elementwise, sum} from "../../src/engine/linear/elementwise.js";
import {multiply, scale, transpose, zeros} from "../../src/engine/linear/matrix.js";
import type {CellKind} from "../../src/engine/cells/makeCell.js";

/** An error in a derivation, planted into a cell's way back: forward is right, the gradient is not. */
export interface PlantedFault {
  readonly name: string;
  readonly kind: CellKind;
  plant(cell: Cell): Cell;
}

type Backward = Cell["backward"];

/** A cell with another way back. */
function withBackward(cell: Cell, wrong: (right: Backward) => Backward): Cell {
  return {...cell, backward: wrong(cell.backward.bind(cell))};
}

/** One gate's σ′ or tanh′ half a percent too large. */
const gateDerivative = (kind: CellKind, gate: string): PlantedFault => ({
  name: `the derivative of gate ${gate} is 0.5% too large`,
  kind,
  plant: (cell) =>
    withBackward(cell, (right) => (θ, x, before, step, after, into) => {
      const gradient = right(θ, x, before, step, after, into);
      const extra = scale(gradient.preActivations[`a_${gate}`], 0.005);
      if (into) addGateGradients(into, gate, extra, before.h, x);
      const h = sum(gradient.before.h, multiply(extra, θ[`W_${gate}`]));
      return {...gradient, before: {...gradient.before, h}, x: sum(gradient.x, multiply(extra, θ[`U_${gate}`]))};
    })
});

const pathThroughC: PlantedFault = {
  name: "the path into c from c of the step after is dropped",
  kind: "lstm",
  plant: (cell) =>
    withBackward(cell, (right) => (θ, x, before, step, after, into) => {
      return right(θ, x, before, step, {h: after.h, c: zeros(after.h.rows, after.h.cols)}, into);
    })
};

const pathThroughH: PlantedFault = {
  name: "the path into c through h of its own step is dropped",
  kind: "lstm",
  plant: (cell) =>
    withBackward(cell, (right) => (θ, x, before, step, after, into) => {
      const {intoC} = right(θ, x, before, step, after);
      if (!intoC) throw new TypeError("pathThroughH: expected a cell with a cell state");
      const c = elementwise((throughC, throughH) => throughC - throughH, intoC.throughC, intoC.throughH);
      return right(θ, x, before, step, {h: after.h, c}, into);
    })
};

const notTransposed: PlantedFault = {
  name: "W_h is not transposed on the way back",
  kind: "rnn-tanh",
  plant: (cell) =>
    withBackward(cell, (right) => (θ, x, before, step, after, into): StepGradient => {
      const gradient = right(θ, x, before, step, after, into);
      return {...gradient, before: {h: multiply(gradient.preActivations.a, transpose(θ.W_h))}};
    })
};

const keptPath = (kind: CellKind): PlantedFault => ({
  name: "the kept path (1 − u) ∘ ∂J/∂h is dropped",
  kind,
  plant: (cell) =>
    withBackward(cell, (right) => (θ, x, before, step, after, into) => {
      const gradient = right(θ, x, before, step, after, into);
      const {u} = step as GruStep;
      const h = elementwise((h, dh, u) => h - dh * (1 - u), gradient.before.h, after.h, u);
      return {...gradient, before: {h}};
    })
});

/** What JANET writes follows the forget gate too: its share of ∂J/∂a_f. */
const writingShare: PlantedFault = {
  name: "the gate's way through what is written is dropped",
  kind: "janet",
  plant: (cell) =>
    withBackward(cell, (right) => (θ, x, before, step, after, into) => {
      const gradient = right(θ, x, before, step, after, into);
      const {write, c̃} = step as JanetStep;
      const share = elementwise((dh, c̃, write) => dh * c̃ * write * (1 - write), after.h, c̃, write);
      if (into) addGateGradients(into, "f", share, before.h, x);
      const h = sum(gradient.before.h, multiply(share, θ.W_f));
      return {...gradient, before: {h}, x: sum(gradient.x, multiply(share, θ.U_f))};
    })
};

/** tanh with φ′ half a percent too large. */
export const wrongTanh = {...tanh, derivative: (a: number, y: number) => 1.005 * tanh.derivative(a, y)};

const activationDerivative: PlantedFault = {
  name: "tanh′ is 0.5% too large",
  kind: "rnn-tanh",
  plant: (cell) => rnn({...cell, activation: wrongTanh}) as Cell
};

export const plantedFaults: readonly PlantedFault[] = [
  ...["f", "i", "o", "c"].map((gate) => gateDerivative("lstm", gate)),
  pathThroughC,
  pathThroughH,
  ...["u", "r"].flatMap((gate) => [gateDerivative("gru", gate), gateDerivative("gru-reset-after", gate)]),
  keptPath("gru"),
  keptPath("gru-reset-after"),
  ...["f", "c"].map((gate) => gateDerivative("janet", gate)),
  writingShare,
  notTransposed,
  activationDerivative
];
