import type {Expression} from "./expression.js";
import {functions} from "./functions.js";

/** An expression as a function of numbers. Where it has no real value it gives NaN. */
export function compile(f: Expression): (x: number) => number {
  switch (f.kind) {
    case "number": {
      const {value} = f;
      return () => value;
    }
    case "name":
      if (f.name === "x") return (x) => x;
      return f.name === "e" ? () => Math.E : () => Math.PI;
    case "negative": {
      const of = compile(f.of);
      return (x) => -of(x);
    }
    case "call": {
      const of = compile(f.of);
      const {f: outer} = functions[f.name];
      return (x) => outer(of(x));
    }
  }
  const [left, right] = [compile(f.left), compile(f.right)];
  switch (f.kind) {
    case "+":
      return (x) => left(x) + right(x);
    case "-":
      return (x) => left(x) - right(x);
    case "*":
      return (x) => left(x) * right(x);
    case "/":
      return (x) => left(x) / right(x);
    case "^":
      return (x) => left(x) ** right(x);
    case "max":
      return (x) => Math.max(left(x), right(x));
    case "min":
      return (x) => Math.min(left(x), right(x));
  }
}
