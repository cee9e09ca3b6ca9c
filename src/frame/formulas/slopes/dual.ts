import {isConstant, type Expression} from "../expression.js";

/** A value, and its derivative by x; no derivative where it is the same all around: 0, whatever it is multiplied by. */
export interface Dual<N> {
  readonly value: N;
  readonly slope: N | undefined;
}

/** Numbers that a formula and its derivative can be computed with. */
export interface Arithmetic<N> {
  number(value: number): N;
  /** A part without x, computed once; so that an interval arithmetic has whole exponents exact. */
  constant?(part: Expression): N;
  add(a: N, b: N): N;
  negate(a: N): N;
  multiply(a: N, b: N): N;
  divide(a: N, b: N): N;
  power(a: N, b: N): N;
  logarithm(a: N): N;
  /** A smooth function's value or derivative. */
  call(name: string, part: "value" | "slope", u: N): N;
  /** max(u, v) with the derivative of the larger; which of the two where they are equal is the arithmetic's convention. */
  larger(u: Dual<N>, v: Dual<N>): Dual<N>;
  /** −1, 0 or 1 by the sign of u, and beside 0 by its derivative. */
  sign(u: Dual<N>): Dual<N>;
}

/** A formula and its derivative in one, by the rules for sum, product, quotient, power and chain, value by value. */
export function dual<N>(f: Expression, numbers: Arithmetic<N>): (x: N) => Dual<N> {
  const rules = rulesOf(numbers);
  const build = (part: Expression): ((x: N) => Dual<N>) => {
    if (numbers.constant && isConstant(part)) {
      const fixed = {value: numbers.constant(part), slope: undefined};
      return () => fixed;
    }
    switch (part.kind) {
      case "number":
        return always(numbers.number(part.value));
      case "name": {
        const slope = numbers.number(1);
        if (part.name === "x") return (x) => ({value: x, slope});
        return always(numbers.number(part.name === "e" ? Math.E : Math.PI));
      }
      case "negative":
      case "call": {
        const of = build(part.of);
        const outer = part.kind === "negative" ? rules.negative : rules.named(part.name);
        return (x) => outer(of(x));
      }
    }
    const [left, right, rule] = [build(part.left), build(part.right), rules[part.kind]];
    return (x) => rule(left(x), right(x));
  };
  return build(f);
}

function always<N>(value: N): () => Dual<N> {
  const fixed = {value, slope: undefined};
  return () => fixed;
}

function rulesOf<N>(numbers: Arithmetic<N>) {
  const {add, negate, multiply, divide} = numbers;
  const [zero, one] = [0, 1].map(numbers.number);
  const times = (a: N | undefined, b: N): N | undefined => (a === undefined ? a : multiply(a, b));
  const total = (a: N | undefined, b: N | undefined): N | undefined =>
    a === undefined ? b : b === undefined ? a : add(a, b);
  const negative = (u: Dual<N>): Dual<N> => ({
    value: negate(u.value),
    slope: u.slope === undefined ? u.slope : negate(u.slope)
  });
  const sum = (u: Dual<N>, v: Dual<N>): Dual<N> => ({value: add(u.value, v.value), slope: total(u.slope, v.slope)});
  /** The chain rule; for what jumps and bends, the sign's. */
  const named = (name: string) => {
    switch (name) {
      case "abs":
        return (u: Dual<N>) => numbers.larger(u, negative(u));
      case "relu":
        return (u: Dual<N>) => numbers.larger({value: zero, slope: undefined}, u);
      case "sign":
        return numbers.sign;
      case "step":
        // 1 where u > 0, else 0.
        return (u: Dual<N>) => numbers.larger({value: zero, slope: undefined}, numbers.sign(u));
    }
    return (u: Dual<N>): Dual<N> => ({
      value: numbers.call(name, "value", u.value),
      slope: u.slope === undefined ? u.slope : multiply(numbers.call(name, "slope", u.value), u.slope)
    });
  };
  return {
    negative,
    named,
    "+": sum,
    "-": (u: Dual<N>, v: Dual<N>) => sum(u, negative(v)),
    "*": (u: Dual<N>, v: Dual<N>): Dual<N> => ({
      value: multiply(u.value, v.value),
      slope: total(times(u.slope, v.value), times(v.slope, u.value))
    }),
    "/": (u: Dual<N>, v: Dual<N>): Dual<N> => {
      // (u′ − q v′) / v with q = u / v: no square of v, which may be too large or too small.
      const value = divide(u.value, v.value);
      const above = total(u.slope, v.slope === undefined ? v.slope : negate(multiply(value, v.slope)));
      return {value, slope: above === undefined ? above : divide(above, v.value)};
    },
    "^": (u: Dual<N>, v: Dual<N>): Dual<N> => {
      const value = numbers.power(u.value, v.value);
      const byExponent =
        v.slope === undefined ? v.slope : multiply(value, multiply(v.slope, numbers.logarithm(u.value)));
      const reduced = u.slope === undefined ? one : numbers.power(u.value, add(v.value, negate(one)));
      return {value, slope: total(times(times(u.slope, v.value), reduced), byExponent)};
    },
    max: numbers.larger,
    min: (u: Dual<N>, v: Dual<N>) => negative(numbers.larger(negative(u), negative(v)))
  };
}
