/** A formula in one variable x: all that a reader may write, and nothing else. */
export type Expression =
  | {readonly kind: "number"; readonly value: number}
  | {readonly kind: "name"; readonly name: "x" | "e" | "pi"}
  | {readonly kind: "negative"; readonly of: Expression}
  | {readonly kind: Operator; readonly left: Expression; readonly right: Expression}
  | {readonly kind: "call"; readonly name: string; readonly of: Expression};

/** `max` and `min` of two are written as calls, and are operators here. */
export const operators = ["+", "-", "*", "/", "^", "max", "min"] as const;
export type Operator = (typeof operators)[number];

export const x: Expression = {kind: "name", name: "x"};

export function number(value: number): Expression {
  return value < 0 ? {kind: "negative", of: number(-value)} : {kind: "number", value};
}

export function call(name: string, of: Expression): Expression {
  return {kind: "call", name, of};
}

/** −u, without two signs in a row. */
export function negative(of: Expression): Expression {
  if (of.kind === "negative") return of.of;
  return isNumber(of, 0) ? of : {kind: "negative", of};
}

/** An operation, without what adds 0 or multiplies by 1 or 0: derivatives are full of them. */
export function operation(kind: Operator, left: Expression, right: Expression): Expression {
  const [u, v] = [left, right].map((part) => (part.kind === "number" ? part.value : NaN));
  const known = !Number.isNaN(u) && !Number.isNaN(v);
  switch (kind) {
    case "+":
      return known ? number(u + v) : sum(left, right);
    case "-":
      return known ? number(u - v) : difference(left, right);
    case "*":
      return known ? number(u * v) : product(left, right);
    case "/":
      return quotient(left, right);
    case "^":
      return isNumber(right, 1) ? left : isNumber(right, 0) ? number(1) : {kind, left, right};
  }
  return {kind, left, right};
}

function sum(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0)) return right;
  if (isNumber(right, 0)) return left;
  return right.kind === "negative" ? operation("-", left, right.of) : {kind: "+", left, right};
}

function difference(left: Expression, right: Expression): Expression {
  if (isNumber(right, 0)) return left;
  if (isNumber(left, 0)) return negative(right);
  return right.kind === "negative" ? operation("+", left, right.of) : {kind: "-", left, right};
}

function product(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0) || isNumber(right, 0)) return number(0);
  if (isNumber(left, 1)) return right;
  if (isNumber(right, 1)) return left;
  if (left.kind === "negative") return negative(operation("*", left.of, right));
  if (right.kind === "negative") return negative(operation("*", left, right.of));
  if (right.kind === "/" && isNumber(right.left, 1)) return operation("/", left, right.right);
  return right.kind === "number" ? {kind: "*", left: right, right: left} : {kind: "*", left, right};
}

function quotient(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0)) return left;
  if (isNumber(right, 1)) return left;
  return left.kind === "negative" ? negative(operation("/", left.of, right)) : {kind: "/", left, right};
}

export function isNumber(expression: Expression, value: number): boolean {
  return expression.kind === "number" && expression.value === value;
}

/** Whether x does not occur. */
export function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
      return true;
    case "name":
      return expression.name !== "x";
    case "negative":
    case "call":
      return isConstant(expression.of);
    default:
      return isConstant(expression.left) && isConstant(expression.right);
  }
}
