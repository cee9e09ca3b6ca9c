import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {cellKinds} from "../../../src/engine/cells/makeCell.js";
import {comparedNetworks, comparedRuns} from "../../../src/experiments/training/comparedNetworks.js";
import {runsOf} from "../../../src/experiments/training/runsOf.js";
import {trainingSettings, type TrainingSettings} from "../../../src/experiments/training/trainingSettings.js";
import {readSettings} from "../../../src/loaders/readJson.js";

const adding = readSettings("data/experiments/training/adding.json", trainingSettings);
const named = ["gru", "lstm-bias1"];

/** The same experiment with a network of another cell, under this name. */
function withNetwork(name: string, cell: TrainingSettings["networks"][string]["cell"]): TrainingSettings {
  return {...adding, networks: {...adding.networks, [name]: {...adding.networks.gru, cell}}};
}

describe("comparedNetworks", () => {
  it("has those that are named first, each once, and then those that are called as their cell is", () => {
    expect(comparedNetworks(named, runsOf("adding", adding))).toEqual(["gru", "lstm-bias1", "rnn-tanh"]);
  });

  it("takes a new cell's network by its name alone", () => {
    const has = (name: string) => comparedNetworks(named, runsOf("adding", withNetwork(name, "rnn-logistic")));
    expect(has("rnn-logistic").at(-1)).toBe("rnn-logistic");
    expect(has("slow")).not.toContain("slow");
  });

  it("has the runs of these networks, over all seeds", () => {
    const runs = comparedRuns(named, runsOf("adding", adding));
    expect(runs.map(({name}) => name)).toHaveLength(3 * adding.seeds.length);
    expect(new Set(runs.map(({group}) => group))).toEqual(new Set(comparedNetworks(named, runs)));
  });
});

it("calls no network by a cell that it is not of", () => {
  const folder = "data/experiments/training";
  for (const file of readdirSync(folder)) {
    const {networks} = JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as TrainingSettings;
    for (const [name, {cell}] of Object.entries(networks))
      if (cellKinds.some((kind) => kind === name)) expect(cell, `${file}: ${name}`).toBe(name);
  }
});
