import {call, isNumber, negative, type Expression} from "./expression.js";

/**
 * The same formula, in which log(1 + u) and e^u − 1 are functions of their own, `log1p` and `expm1`, and log(1 + e^u) is
 * `softplus`: where u is small, 1 + u and e^u leave hardly a digit of it, and e^x log(1 + e^−x), which tends to 1, would end
 * in 0. For computing; a reader is shown what they wrote.
 */
export function keepDigits(f: Expression): Expression {
  switch (f.kind) {
    case "number":
    case "name":
      return f;
    case "negative":
      return {...f, of: keepDigits(f.of)};
    case "call": {
      const beside = f.name === "log" ? besideOne(f.of) : undefined;
      if (!beside) return {...f, of: keepDigits(f.of)};
      const u = exponentOf(beside);
      return u ? call("softplus", keepDigits(u)) : call("log1p", keepDigits(beside));
    }
  }
  const {kind, left, right} = f;
  if (kind === "-" && isNumber(right, 1)) {
    const u = exponentOf(left);
    if (u) return call("expm1", keepDigits(u));
  }
  if (kind === "-" && isNumber(left, 1)) {
    const u = exponentOf(right);
    if (u) return negative(call("expm1", keepDigits(u)));
  }
  return {kind, left: keepDigits(left), right: keepDigits(right)};
}

/** The u of 1 + u, u + 1 or 1 − u, the last with its sign. */
function besideOne(f: Expression): Expression | undefined {
  if (f.kind !== "+" && f.kind !== "-") return undefined;
  if (isNumber(f.left, 1)) return f.kind === "+" ? f.right : negative(f.right);
  return f.kind === "+" && isNumber(f.right, 1) ? f.left : undefined;
}

/** The u of exp(u) or e^u. */
function exponentOf(f: Expression): Expression | undefined {
  if (f.kind === "call" && f.name === "exp") return f.of;
  return f.kind === "^" && f.left.kind === "name" && f.left.name === "e" ? f.right : undefined;
}
