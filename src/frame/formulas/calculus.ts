import {call, isConstant, number, operation as op, type Expression} from "./expression.js";
import {functions} from "./functions.js";

/** f′ of an expression as one to be shown, by the rules for sum, product, quotient, power and chain. */
export function differentiate(f: Expression): Expression {
  switch (f.kind) {
    case "number":
      return number(0);
    case "name":
      return number(f.name === "x" ? 1 : 0);
    case "negative":
      return op("-", number(0), differentiate(f.of));
    case "call":
      return isConstant(f.of) ? number(0) : op("*", differentiate(f.of), functions[f.name](f.of));
  }
  const {kind, left: u, right: v} = f;
  const [du, dv] = [differentiate(u), differentiate(v)];
  switch (kind) {
    case "+":
    case "-":
      return op(kind, du, dv);
    case "*":
      return op("+", op("*", du, v), op("*", u, dv));
    case "/":
      // A constant above or below keeps the formula short.
      if (isConstant(v)) return op("/", du, v);
      return op("/", op("-", op("*", du, v), op("*", u, dv)), op("^", v, number(2)));
    case "^":
      return power(u, v, du, dv);
    case "max":
      return either(u, v, du, dv, op("-", v, u));
    case "min":
      return either(u, v, du, dv, op("-", u, v));
  }
}

/** (u^v)′ = v u^{v−1} u′ where v is constant, else u^v (v′ log u + v u′ / u), which needs u > 0. */
function power(u: Expression, v: Expression, du: Expression, dv: Expression): Expression {
  if (isConstant(v)) return op("*", op("*", v, op("^", u, op("-", v, number(1)))), du);
  const grow = op("*", dv, u.kind === "name" && u.name === "e" ? number(1) : call("log", u));
  return op("*", op("^", u, v), op("+", grow, op("/", op("*", v, du), u)));
}

/** The derivative of u, and where the switch is above 0 that of v. */
function either(u: Expression, v: Expression, du: Expression, dv: Expression, onlyThere: Expression): Expression {
  // A constant first: max(x, 0) reads as max(0, x), whose derivative is step(x).
  if (isConstant(v) && !isConstant(u)) return either(v, u, dv, du, op("-", number(0), onlyThere));
  return op("+", du, op("*", op("-", dv, du), call("step", onlyThere)));
}
