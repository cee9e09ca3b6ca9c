import type {Activation} from "../../activations.js";
import {addOuterProducts, addRowSums, affine as affineOf, linear as linearOf} from "../../linear/affine.js";
import {elementwise, sum as sumOf} from "../../linear/elementwise.js";
import type {Matrix} from "../../linear/matrix.js";
import type {Factor, Formula, Operation, Wire} from "./operation.js";

/** The symbols of a cell's wires, by the wires' names. */
type Symbols = Readonly<Record<string, Wire>>;

/** A matrix, and the wire that it multiplies. */
type Term = readonly [matrix: string, wire: string];

const nothing: Formula = {tex: "", plain: ""};
const noParameters = {parameters: [], addGradients: (): void => undefined};

/** The kinds of operations that cells are made of, for a cell with these wires. */
export function operationsOn(wires: Symbols) {
  const symbol = (name: string): Formula => wires[name];

  return {
    /** a = W h⁻ + U x + b, or with one product: an affine map for every row of a batch. */
    affine(makes: string, [first, second]: readonly [Term, Term?], bias: string): Operation {
      const terms = second ? [first, second] : [first];
      const product = ([matrix, wire]: Term): Formula => ({
        tex: `${matrix} ${within(symbol(wire)).tex}`,
        plain: `${matrix} ${within(symbol(wire)).plain}`
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
    },

    /** y = φ(a), entry by entry. */
    activation(makes: string, of: string, φ: Activation): Operation {
      const {sign, apply, slope} = activationFormulas(φ.name);
      return {
        ...noParameters,
        kind: "activation",
        makes,
        sign,
        formula: apply(symbol(of)),
        paths: [
          {
            wire: of,
            factorFormula: slope(symbol(makes), symbol(of)),
            factor: (_θ, values) => entries(elementwise((a, y) => φ.derivative(a, y), values[of], values[makes]))
          }
        ],
        forward: (_θ, values) => elementwise(φ.f, values[of])
      };
    },

    /** a ∘ b, entry by entry: the way back to either goes by the other. */
    product(makes: string, a: string, b: string): Operation {
      const path = (wire: string, other: string): Operation["paths"][number] => ({
        wire,
        factorFormula: within(symbol(other)),
        factor: (_θ, values) => entries(values[other])
      });
      return {
        ...noParameters,
        kind: "product",
        makes,
        sign: "∘",
        formula: joined([within(symbol(a)), within(symbol(b))], " \\circ ", " ∘ "),
        paths: [path(a, b), path(b, a)],
        forward: (_θ, values) => elementwise((a, b) => a * b, values[a], values[b])
      };
    },

    /** a + b: hands its gradient on to both, as it is. */
    sum(makes: string, a: string, b: string): Operation {
      const path = (wire: string): Operation["paths"][number] => ({
        wire,
        factorFormula: nothing,
        factor: () => ({by: "nothing"})
      });
      return {
        ...noParameters,
        kind: "sum",
        makes,
        sign: "+",
        formula: joined([symbol(a), symbol(b)], " + ", " + "),
        paths: [path(a), path(b)],
        forward: (_θ, values) => sumOf(values[a], values[b])
      };
    },

    /** 1 − a, entry by entry. */
    oneMinus(makes: string, of: string): Operation {
      return {
        ...noParameters,
        kind: "one minus",
        makes,
        sign: "1−",
        formula: {tex: `1 - ${symbol(of).tex}`, plain: `1 − ${symbol(of).plain}`},
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

interface ActivationFormulas {
  readonly sign: string;
  apply(a: Formula): Formula;
  slope(y: Formula, a: Formula): Formula;
}

/** How an activation φ is written, and its slope φ′ by its value y or its argument a. */
function activationFormulas(name: string): ActivationFormulas {
  const table: Readonly<Record<string, ActivationFormulas>> = {
    logistic: {
      sign: "σ",
      apply: ({tex, plain}) => ({tex: `\\sigma(${tex})`, plain: `σ(${plain})`}),
      slope: ({tex, plain}) => ({tex: `${tex} \\circ (1 - ${tex})`, plain: `${plain} ∘ (1 − ${plain})`})
    },
    tanh: {
      sign: "tanh",
      apply: ({tex, plain}) => ({tex: `\\tanh ${tex}`, plain: `tanh ${plain}`}),
      slope: ({tex, plain}) => ({tex: `(1 - (${tex})^2)`, plain: `(1 − (${plain})²)`})
    },
    relu: {
      sign: "max",
      apply: ({tex, plain}) => ({tex: `\\operatorname{max}(0, ${tex})`, plain: `max(0, ${plain})`}),
      slope: (_y, {tex, plain}) => ({tex: `[${tex} > 0]`, plain: `[${plain} > 0]`})
    },
    linear: {sign: "=", apply: ({tex, plain}) => ({tex, plain}), slope: () => ({tex: "1", plain: "1"})}
  };
  if (!(name in table)) throw new RangeError(`operationsOn: expected an activation with formulas, got ${name}`);
  return table[name];
}
