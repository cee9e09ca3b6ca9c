import {format} from "d3";
import type {Powers} from "./powers.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {superscript} from "../../frame/words/superscript.js";

const twoDecimals = format(".2f");

/** Values that differ by less than this share are equal to the eye. */
const equal = 1e-6;

/** How far W^k stretches, beside what the eigenvalue and the singular value say, and whether it still grows. */
export function sayPower({rows, spectralRadius, largestSingularValue}: Powers, k: number): string {
  const {norm, eigenvalue, singularValue} = rows[k];
  const [rho, sigma] = [twoDecimals(spectralRadius), twoDecimals(largestSingularValue)];
  if (k === 0) return `W⁰ changes nothing. One step on, $W$ stretches by at most σ_max = ${sigma}, and ρ is ${rho}.`;
  const name = `W${superscript(k)}`;
  if (largestSingularValue <= spectralRadius * (1 + equal))
    return `$W$ is normal: ${name} stretches every vector to ${sizeText(norm)} of its length, and ρ${superscript(k)} and σ_max${superscript(k)} say the same.`;
  const says = `ρ${superscript(k)} is ${sizeText(eigenvalue)} and the bound σ_max${superscript(k)} is ${sizeText(singularValue)}`;
  const factor = norm / rows[k - 1].norm;
  return `${name} stretches some vector to ${sizeText(norm)} of its length; ${says}. The last step made it ${twoDecimals(factor)} times as much; in the long run that tends to ρ = ${rho}.`;
}

/** The step with the number that matters, for who hears the slider. */
export function sayStep({rows}: Powers, k: number): string {
  return `power ${k}, stretches to ${sizeText(rows[k].norm)}`;
}

/** Two decimals near 1, else a power of ten. */
export function sizeText(value: number): string {
  return value >= 0.095 && value < 99.5 ? twoDecimals(value) : powerOfTen(Math.log10(value));
}
