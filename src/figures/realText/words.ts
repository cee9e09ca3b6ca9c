import {cellInWords} from "../../frame/palette.js";
import {percent} from "../../frame/percent.js";
import type {RealTextReading} from "./readings.js";

/** A character in quotation marks; a space by its name. */
export function characterName(character: string): string {
  return character === " " ? "space" : `“${character}”`;
}

/** How far back the gradient is not yet gone. */
export function reachWords(reach: number | undefined, back: number): string {
  return reach === undefined ? `reaches over ${back} back` : `reaches ${reach - 1} back`;
}

/** The character, its place, and what each network makes of it. */
export function sayRealText(passage: string, at: number, readings: readonly RealTextReading[], back: number): string {
  const [before, after] = [/\S*$/.exec(passage.slice(0, at))?.[0] ?? "", /^\S*/.exec(passage.slice(at))?.[0] ?? ""];
  const place = passage[at] === " " ? `the space after “${before}”` : `“${passage[at]}” of “${before}${after}”`;
  const each = readings.map(({cell, p, reach}) => {
    const far = reach(at);
    return `the ${cellInWords(cell)} gives it ${percent(p(at))}, and its gradient reaches ${far === undefined ? `over ${back}` : far - 1} characters back`;
  });
  return `At ${place}: ${each.join("; ")}.`;
}
