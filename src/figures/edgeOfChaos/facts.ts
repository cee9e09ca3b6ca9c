import {spiralsSolved} from "../../experiments/tasks/spirals.js";
import type {Facts} from "../../frame/facts.js";
import type {EdgeOfChaosData} from "./experiment.js";
import {χ1} from "./meanField.js";
import {edgeAsked, inRow, onMap} from "./state.js";

/** The standard start of a tanh layer, U(±1/√n), has this σ_w. */
const standard = 1 / Math.sqrt(3);

/** What sentences name: the edge, the two usual starts, and how many of the trained nets were learnt at each depth. */
export function facts(data: EdgeOfChaosData): Facts {
  const {trainedWidth, updates, settings} = data;
  const trained = inRow(data);
  const {sigmaB} = settings.start;
  const learnt = (step: string, depth: number) =>
    trained
      .filter((row) => row.step === step && row.depth === depth && 2 * row.solved > row.seeds)
      .map(({sigmaW}) => sigmaW);
  const ranges = (step: string) =>
    Object.fromEntries(
      [10, 20, 40].map((depth) => {
        const all = learnt(step, depth);
        return [`layers${depth}`, {count: all.length, from: Math.min(...all, 9), to: Math.max(...all, 0)}];
      })
    );
  return {
    edge: edgeAsked(data),
    standard: {sigmaW: standard, factor: Math.sqrt(χ1({sigmaW: standard, sigmaB}))},
    seeds: trained[0].seeds,
    nets: settings.seeds.length,
    bound: spiralsSolved,
    values: new Set(trained.map(({sigmaW}) => sigmaW)).size,
    ...{trainedWidth, updates},
    /** Of the kinds of nets over the map, how many most seeds learn. */
    map: Object.fromEntries(
      ["descent", "adam"].map((step) => {
        const all = onMap(data).filter((row) => row.step === step);
        return [step, {kinds: all.length, learnt: all.filter(({solved, seeds}) => 2 * solved > seeds).length}];
      })
    ),
    descent: ranges("descent"),
    adam: ranges("adam")
  };
}
