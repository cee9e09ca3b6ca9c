import type {Facts} from "../../frame/facts.js";
import type {MicroscopeData} from "./experiment.js";
import {takeStep} from "./microscope.js";
import {listed, wireOf} from "./words.js";

/** What the pages say of the step as its settings have it: its counts, and the paths that meet at the first stop. */
export function facts({settings, microscope}: MicroscopeData): Facts {
  const {wires, operations} = microscope;
  const {addends, gradient} = wireOf(microscope, wires.some(({name}) => name === "c") ? "c" : "h");
  const before = wireOf(microscope, "h⁻");
  return {
    cards: wires.length,
    operations: operations.length,
    /** How many paths back meet at a wire; “before” is h of the step before. */
    paths: Object.fromEntries(wires.map(({name, addends}) => [name === "h⁻" ? "before" : name, addends.length])),
    meeting: {
      paths: addends.map(({gradient}) => listed(gradient)),
      sum: listed(gradient),
      /** The second path in units of the first, by unit. */
      shares: addends[1].gradient.map((value, k) => Math.abs(value / addends[0].gradient[k]))
    },
    before: {kept: before.addends.find(({from}) => from === "kept")?.gradient ?? null, gradient: before.gradient},
    ...(settings.c && {withoutC: withoutC({settings, microscope})})
  };
}

/** What is left of the gradient of the old cell state once the path from the step after is cut. */
function withoutC({settings, microscope}: MicroscopeData): Facts {
  const {gradient: right} = wireOf(microscope, "c⁻");
  const {gradient: wrong} = wireOf(takeStep(settings, {cuts: new Set(["c from after"])}), "c⁻");
  return {
    wrong: listed(wrong),
    right: listed(right),
    wrongSigns: right.filter((value, k) => value * wrong[k] < 0).length
  };
}
