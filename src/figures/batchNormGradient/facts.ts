import type {Facts} from "../../frame/facts.js";
import type {BatchNormGradientData, Line} from "./experiment.js";
import {growthOf} from "./lines.js";

/** How much longer the gradient is at the first layer than at the last, and by which factor its square grows a layer. */
export function facts({settings, lines}: BatchNormGradientData): Facts {
  const of = (line: Line) => {
    const outputs = growthOf(line, "output");
    const squareALayer = 10 ** ((2 * outputs) / (settings.layers - 1));
    return {outputs: 10 ** outputs, weights: 10 ** growthOf(line, "weights"), squareALayer};
  };
  const after = (updates: number) =>
    Object.fromEntries(
      lines
        .filter((line) => line.updates === updates)
        .map((line) => [line.normalisation === "none" ? "none" : `batch${line.batch}`, of(line)])
    );
  return {seeds: settings.seeds.length, start: after(0), one: after(1), three: after(3)};
}
