import type {Activation} from "../../activations.js";
import {addOuterProducts, addRowSums, affine as affineOf, linear as linearOf} from "../../linear/affine.js";
import {elementwise, sum as sumOf} from "../../linear/elementwise.js";
import type {Matrix} from "../../linear/matrix.js";
import {activationFormulas, type ActivationFormulas} from "./activationFormulas.js";
import type {Factor, Formula, Operation, Path, Wire} from "./operation.js";

/** A cell's wires by their names: what its operations take their symbols from. */
type Wires = Readonly<Record<string, Wire>>;

/** A matrix, and the wire that it multiplies. */
type Term = readonly [matrix: string, wire: string];

/** The kinds of operations that cells are made of, for a cell with these wires. */
export function operationsOn(wires: Wires) {
  const on =
    <A extends readonly unknown[]>(kind: (wires: Wires, ...args: A) => Operation) =>
    (...args: A): Operation =>
      kind(wires, ...args);
  return {affine: on(affine), activation: on(activation), product: on(product), sum: on(sum), oneMinus: on(oneMinus)};
}

const nothing: Formula = {tex: "", plain: ""};
const noParameters = {parameters: [], addGradients: (): void => undefined};

/** a = W h⁻ + U x + b, or with one product: an affine map for every row of a batch. */
function affine(wires: Wires, makes: string, [first, second]: readonly [Term, Term?], bias: string): Operation {
  const terms = second ? [first, second] : [first];
  const product = ([matrix, wire]: Term): Formula => ({
    tex: `${matrix} ${within(wires[wire]).tex}`,
    plain: `${matrix} ${within(wires[wire]).plain}`
  });
  return {
    kind: "affine",
    makes,
    sign: terms.map(([matrix]) => matrix).join(", "),
    formula: joined([...terms.map(product), {tex: bias, plain: bias}], " + ", " + "),
    paths: terms.map(([matrix, wire]) => ({
      wire,
      factorFormula: {tex: `${matrix}^\\top`, plain: `${matrix}ᵀ`},
      factor: (θ) => ({by: "matrix", value: θ[matrix]})
    })),
    parameters: [...terms.map(([matrix]) => matrix), bias],
    forward(θ, values) {
      const [W, h] = [θ[first[0]], values[first[1]]];
      return second ? affineOf(W, h, θ[second[0]], values[second[1]], θ[bias]) : linearOf(W, h, θ[bias]);
    },
    addGradients(gradient, values, into) {
      for (const [matrix, wire] of terms) addOuterProducts(into[matrix], gradient, values[wire]);
      addRowSums(into[bias], gradient);
    }
  };
}

/** y = φ(a), entry by entry; one that is not among the engine's activations brings its formulas. */
function activation(
  wires: Wires,
  makes: string,
  of: string,
  φ: Omit<Activation, "bound">,
  {sign, apply, slope}: ActivationFormulas = activationFormulas(φ.name)
): Operation {
  return {
    ...noParameters,
    kind: "activation",
    makes,
    sign,
    formula: apply(wires[of]),
    paths: [
      {
        wire: of,
        factorFormula: slope(wires[makes], wires[of]),
        factor: (_θ, values) => entries(elementwise((a, y) => φ.derivative(a, y), values[of], values[makes]))
      }
    ],
    forward: (_θ, values) => elementwise(φ.f, values[of])
  };
}

/** a ∘ b, entry by entry: the way back to either goes by the other. */
function product(wires: Wires, makes: string, a: string, b: string): Operation {
  const path = (wire: string, other: string): Path => ({
    wire,
    factorFormula: within(wires[other]),
    factor: (_θ, values) => entries(values[other])
  });
  return {
    ...noParameters,
    kind: "product",
    makes,
    sign: "∘",
    formula: joined([within(wires[a]), within(wires[b])], " \\circ ", " ∘ "),
    paths: [path(a, b), path(b, a)],
    forward: (_θ, values) => elementwise((a, b) => a * b, values[a], values[b])
  };
}

/** a + b: hands its gradient on to both, as it is. */
function sum(wires: Wires, makes: string, a: string, b: string): Operation {
  const path = (wire: string): Path => ({wire, factorFormula: nothing, factor: () => ({by: "nothing"})});
  return {
    ...noParameters,
    kind: "sum",
    makes,
    sign: "+",
    formula: joined([wires[a], wires[b]], " + ", " + "),
    paths: [path(a), path(b)],
    forward: (_θ, values) => sumOf(values[a], values[b])
  };
}

/** 1 − a, entry by entry. */
function oneMinus(wires: Wires, makes: string, of: string): Operation {
  return {
    ...noParameters,
    kind: "one minus",
    makes,
    sign: "1−",
    formula: {tex: `1 - ${wires[of].tex}`, plain: `1 − ${wires[of].plain}`},
    paths: [
      {
        wire: of,
        factorFormula: {tex: "(-1)", plain: "(−1)"},
        factor: (_θ, values) => entries(elementwise(() => -1, values[of]))
      }
    ],
    forward: (_θ, values) => elementwise((a) => 1 - a, values[of])
  };
}

function entries(value: Matrix): Factor {
  return {by: "entries", value};
}

function joined(parts: readonly Formula[], tex: string, plain: string): Formula {
  return {tex: parts.map((part) => part.tex).join(tex), plain: parts.map((part) => part.plain).join(plain)};
}

/** A symbol inside a product: in parentheses where it is a product, a sum or a function itself. */
function within({tex, plain}: Formula): Formula {
  return / /.test(plain) && !plain.startsWith("tanh") ? {tex: `(${tex})`, plain: `(${plain})`} : {tex, plain};
}
