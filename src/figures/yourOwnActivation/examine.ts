import {differentiate} from "../../frame/formulas/calculus.js";
import {isConstant, type Expression} from "../../frame/formulas/expression.js";
import {Refused} from "../../frame/formulas/refused.js";
import {slopeSizes} from "../../frame/formulas/slopes/enclose.js";
import {largestSlope, type LargestSlope} from "../../frame/formulas/slopes/largestSlope.js";
import {slopesOf} from "../../frame/formulas/slopes/slopeAt.js";

/** An activation that a network can use: values, slopes, and the largest slope on the range looked at. */
export interface Examined {
  /** f′ as it is shown; its values are computed from f, in numbers of nearly any size. */
  readonly derivative: Expression;
  f(x: number): number;
  slope(x: number): number;
  /** γ = max |f′| on [−range, range], and where. */
  readonly largest: LargestSlope;
}

/** A slope that grows past this on its way to a pole is said to. */
const steep = 1e6;

/**
 * Finds f′ and its largest size on [−range, range].
 * @throws Refused where f or f′ is not a finite number somewhere on the range, or f′ grows without end
 */
export function examine(expression: Expression, range: number): Examined {
  if (dividesByZero(expression)) throw new Refused("This divides by 0, and has no value anywhere.");
  const {value: f, slope, steepest} = slopesOf(expression);
  const check = (name: string, of: (x: number) => number, x: number): number => {
    const value = of(x);
    if (Number.isFinite(value)) return value;
    // What is infinite at one place alone is a pole; what is all around is a number that is too large.
    const large = !Number.isNaN(value) && [-1, 1].some((side) => Math.abs(of(x + (side * range) / 1e3)) === Infinity);
    if (large) throw new Refused(`${name} is too large at x = ${at(x)}, above 10³⁰⁸: ${between(range)}`);
    throw new Refused(`${name} has no finite value at x = ${at(x)}: ${between(range)}`);
  };
  const largest = largestSlope(
    {
      at(x) {
        check("f", f, x);
        return check("f′", steepest, x);
      },
      over: slopeSizes(expression),
      pole(x, size) {
        const how = size > steep ? "past 10⁶" : "without end";
        throw new Refused(`f′ grows ${how} near x = ${at(x)}: f has no finite slope there.`);
      }
    },
    range
  );
  return {derivative: differentiate(expression), f, slope, largest};
}

/** Whether a part without x that is 0 stands under a line: infinite everywhere, and not for its size. */
function dividesByZero(f: Expression): boolean {
  if (f.kind === "number" || f.kind === "name") return false;
  if ("of" in f) return dividesByZero(f.of);
  const isZero = f.kind === "/" && isConstant(f.right) && slopesOf(f.right).value(0) === 0;
  return isZero || dividesByZero(f.left) || dividesByZero(f.right);
}

function at(x: number): string {
  return String(Number(x.toFixed(2)) + 0).replace("-", "−");
}

function between(range: number): string {
  return `it has to be finite everywhere from −${range} to ${range}.`;
}
