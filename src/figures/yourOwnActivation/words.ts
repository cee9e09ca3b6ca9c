import {format} from "d3";
import {powerOfTen} from "../../frame/powerOfTen.js";
import type {Shown} from "./shown.js";

/** The largest slope and where, the gradient at the far end beside tanh's, and what qualifies the two. */
export function sayOwnActivation({formula, own, tanh, range, length}: Shown): string {
  const {x, slope} = formula.largest;
  const last = length - 1;
  const end = own.log10.length - 1;
  const reached =
    end < last
      ? `its gradient cannot be followed past ${end} steps, where a number is 0 or no longer finite`
      : `its gradient ${last} steps back is ${powerOfTen(own.log10[last])}`;
  const outside =
    own.outside < 0.001 ? "" : ` ${format(".1~%")(own.outside)} of its pre-activations are outside ±${range}.`;
  return (
    `max |f′| = ${slopeText(slope)}, at x = ${format(".2~f")(x).replace("-", "−").replace(/^−0$/, "0")}; ` +
    `${reached}, that of tanh ${powerOfTen(tanh.log10[tanh.log10.length - 1])}.${outside}`
  );
}

export function slopeText(slope: number): string {
  return format(slope < 100 ? ".3~r" : ".3~g")(slope);
}
