import {cellInWords} from "../../frame/picture/palette.js";
import {percent} from "../../frame/words/percent.js";
import type {RealTextReader, RealTextReading} from "./readings.js";

export interface State {
  /** The place of the character that is predicted, from 0. */
  readonly at: number;
  /** The reader's guess, in characters. */
  readonly back: number;
  readonly shown: boolean;
}

/** The network that the question is about. */
const asked = "gru";

export function replyRealText(readers: readonly RealTextReader[], {back}: State): string {
  const reach = readers.find(({cell}) => cell === asked)?.reach.median ?? NaN;
  const others = readers.filter(({cell}) => cell !== asked);
  const rest = others.map(({cell, reach}) => `the ${cellInWords(cell)} ${reach.median}`).join(" and ");
  const times = Math.max(back, reach) / Math.min(back, reach);
  const far = times < 1.5 ? "near enough" : back > reach ? "it is less" : "it is more";
  return `You said ${back}: ${far}, ${reach}, a few words; ${rest}.`;
}

/** A character in quotation marks; a space by its name. */
export function characterName(character: string): string {
  return character === " " ? "space" : `“${character}”`;
}

/** How far back the gradient is not yet gone. */
export function reachWords(reach: number | undefined, back: number, unit = "back"): string {
  return `reaches ${reach === undefined ? `over ${back}` : reach - 1} ${unit}`;
}

/** The character with what each network gives it, for who hears the slider. */
export function nameRealText(passage: string, at: number, readings: readonly RealTextReading[]): string {
  const each = readings.map(({cell, p}) => `${cellInWords(cell)} ${percent(p(at))}`);
  return `character ${at}, ${characterName(passage[at])}: ${each.join(", ")}`;
}

/** The character, its place, and what each network makes of it. */
export function sayRealText(
  passage: string,
  {at, shown}: State,
  readings: readonly RealTextReading[],
  back: number
): string {
  const [before, after] = [/\S*$/.exec(passage.slice(0, at))?.[0] ?? "", /^\S*/.exec(passage.slice(at))?.[0] ?? ""];
  const place = passage[at] === " " ? `the space after “${before}”` : `“${passage[at]}” of “${before}${after}”`;
  if (!shown) {
    const given = readings.map(({cell, p}) => `the ${cellInWords(cell)} gives it ${percent(p(at))}`);
    return `At ${place}: ${given.join(", ")}. How far back does the gradient reach?`;
  }
  const each = readings.map(({cell, p, reach}) => {
    const far = reachWords(reach(at), back, "characters back");
    return `the ${cellInWords(cell)} gives it ${percent(p(at))}, and its gradient ${far}`;
  });
  return `At ${place}: ${each.join("; ")}.`;
}
