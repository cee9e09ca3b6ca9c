import {format} from "d3";
import type {TicketsText} from "../../experiments/tasks/ticketsGrammar.js";
import type {TicketsReading} from "./reading.js";
import {cellInWords} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import type {TicketsState} from "./state.js";

const whole = format(".0%");

/** What networks were trained to say, and their size. */
export const stageNames: Readonly<Record<TicketsState["stage"], string>> = {
  "language-model": "every word (64 units)",
  "every-word": "every word (24 units)",
  "last-word": "the last word (24 units)",
  untrained: "nothing (24 units)"
};

/** A probability in per cent; never 0 or 100 of one that is neither: `over` stands before 99. */
export function percent(p: number, over = "over "): string {
  if (p > 0 && p < 0.005) return "under 1%";
  if (p < 1 && p >= 0.995) return `${over}99%`;
  return whole(p);
}

/** What each network says at the end, and how large its gradient is at the noun. */
export function sayTickets({words, mention, due}: TicketsText, readings: readonly TicketsReading[]): string {
  const noun = words[due];
  const each = readings.map(({cell, p, gradient}, k) => {
    const gradientThere = `${k === 0 ? "gradient at the word " : ""}${powerOfTen(Math.log10(gradient[mention]))}`;
    return `${percent(p)} in the ${cellInWords(cell)} (${gradientThere})`;
  });
  return `${due - mention} words after “${noun}”, P(${noun}) is ${each.slice(0, -1).join(", ")} and ${each.at(-1)}.`;
}
