import * as v from "valibot";
import type {Parameters} from "../../engine/cells/cell.js";
import type {Matrix} from "../../engine/linear/matrix.js";
import {network} from "../../engine/networks/network.js";
import type {NetworkSpec} from "../../engine/networks/networkSpec.js";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {count, positive, seedNumber} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {agreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import {readCharacters, type CharacterText} from "../../experiments/tasks/characterText.js";
import {makeTask, type TaskResources} from "../../experiments/tasks/makeTask.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import {restoreWeights} from "../../experiments/training/weights.js";
import {classesOf, labelled, oneHotInputs, readBeginnings, readText, type Feature, type Reading} from "./features.js";
import {layerReader} from "./layerReader.js";
import {linearProbe, mostFrequent, type Probe, type ProbeSettings} from "./probe.js";
import {apart} from "./timeScale.js";

const stretches = {streams: count, warmUp: count, steps: count};

export const settings = v.object({
  /** What the probes of the character models read, and as much again for judging them. */
  text: v.object(stretches),
  grammar: v.object({sentences: count, phrases: count, seed: seedNumber}),
  probe: v.object({updates: count, rate: positive}),
  /** The texts of which one character is changed. */
  changed: v.object(stretches)
});
export type WhatLayersDoSettings = v.InferOutput<typeof settings>;

/** How well a feature is read off one layer of one network. */
export interface ProbeRow {
  readonly feature: Feature;
  /** ℓ; 0 is the input itself, which has no seed and is not trained. */
  readonly layer: number;
  readonly network: "input" | "trained" | "untrained";
  readonly seed: number | null;
  /** The share of examples that the probe had not seen and read right. */
  readonly right: number;
}

/** How far a changed character still moves a layer's state. */
export interface ChangeRow {
  readonly layer: number;
  readonly network: "trained" | "untrained";
  readonly seed: number;
  /** By k, the characters read since, from 0. */
  readonly apart: readonly number[];
}

export interface WhatLayersDoData {
  readonly settings: WhatLayersDoSettings;
  readonly layers: number;
  readonly seeds: number;
  /** Of each feature, the share of its most frequent class. */
  readonly chance: Readonly<Record<Feature, number>>;
  readonly probes: readonly ProbeRow[];
  readonly changes: readonly ChangeRow[];
  /** Final scores of the networks, by seed: bits a character, and mean error rate at the verb. */
  readonly scores: Readonly<Record<"text" | "grammar", readonly number[]>>;
}

/** A network as it was drawn, or as it was after training. */
interface Network {
  readonly network: "trained" | "untrained";
  readonly seed: number;
  readonly spec: NetworkSpec;
  readonly parameters: Parameters;
}

/** Two readings: the probe learns from one and is judged by the other. */
interface Readings {
  readonly learnt: Reading;
  readonly judged: Reading;
}

/** Texts that are read twice, the second time with another character at step `from`. */
interface Changed {
  readonly inputs: readonly Int32Array[];
  readonly otherInputs: readonly Int32Array[];
  readonly from: number;
}

export async function data(settings: WhatLayersDoSettings, sources: Sources): Promise<WhatLayersDoData> {
  const grammar = sources.settings("data/grammars/agreement.json", agreementGrammar);
  const moby = sources.mobyDick();
  const text = readCharacters(moby);
  const characters = await readRuns("layers-characters", sources);
  const sentences = await readRuns("layers-agreement", sources);
  const random = new Random(settings.grammar.seed);
  const beginnings = () => readBeginnings(grammar, settings.grammar, random);
  const half = Math.floor(text.validation.length / 2);
  const ofText: Readings = {
    learnt: readText(text, text.validation.subarray(0, half), settings.text),
    judged: readText(text, text.validation.subarray(half), settings.text)
  };
  const ofGrammar: Readings = {learnt: beginnings(), judged: beginnings()};
  const textNetworks = await networksOf(characters, {text: moby});
  const grammarNetworks = await networksOf(sentences, {agreement: grammar});
  const chance = {...chanceOf(ofText), ...chanceOf(ofGrammar)} as Record<Feature, number>;
  const texts = await readLayers(textNetworks, ofText, settings.probe, changedTexts(text, settings.changed));
  const grammars = await readLayers(grammarNetworks, ofGrammar, settings.probe);
  return {
    ...{settings, layers: textNetworks[0].spec.layers, seeds: characters.runs.length, chance},
    probes: [...texts.probes, ...grammars.probes],
    changes: texts.changes,
    scores: {text: scoresOf(characters), grammar: scoresOf(sentences)}
  };
}

/** What the probes and distances are made of, for a small stack as it is drawn that reads random tokens. */
export async function digest({probe}: WhatLayersDoSettings): Promise<Readonly<Record<string, unknown>>> {
  const random = new Random(1);
  const vocabulary = 4;
  const spec: NetworkSpec = {
    ...{cell: "lstm", input: {vocabulary, embedding: 3}, hiddenSize: 5, layers: 2},
    ...{connections: "plain", bidirectional: false, outputSize: vocabulary}
  };
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const parameters = sampleParameters(network(spec), {recurrent: gain, input: gain, forgetBias: 1}, random);
  const tokens = () => Array.from({length: 6}, () => Int32Array.from({length: 30}, () => random.integer(vocabulary)));
  const [one, other] = [tokens(), tokens()];
  const states = await layerReader(spec, parameters, 2);
  const [h, judged] = [states(one), states(other)];
  const read = await linearProbe(spec.hiddenSize, vocabulary, probe);
  const right = read({states: h[5], classes: one[4]}, {states: judged[5], classes: other[4]});
  return {h: [...h[5].data], right, apart: apart(h, judged, 0)};
}

/** Every run's network before and after its training. */
async function networksOf({runs, results}: RunsRead, resources: TaskResources): Promise<Network[]> {
  const networks: Network[] = [];
  // All runs have the one task, and to make it is to read the whole text.
  const task = makeTask(runs[0].task, resources);
  for (const run of runs) {
    const weights = results.get(run.name)?.weights;
    if (!weights) throw new RangeError(`whatLayersDo: expected the weights of ${run.name}, got none`);
    const trainer = await prepareRun(run, task);
    const {spec} = trainer;
    const of = {seed: run.seed, spec};
    networks.push({...of, network: "untrained", parameters: trainer.parameters()});
    networks.push({...of, network: "trained", parameters: restoreWeights(weights)});
  }
  return networks;
}

function featuresOf({classes}: Reading): Feature[] {
  return Object.keys(classes) as Feature[];
}

function chanceOf({judged}: Readings): Partial<Record<Feature, number>> {
  return Object.fromEntries(
    featuresOf(judged).map((feature) => [
      feature,
      mostFrequent(Int32Array.from((judged.classes[feature] ?? []).flatMap((each) => [...each])))
    ])
  );
}

/** What a figure is told of each layer of each network, and of the input before them. */
async function readLayers(
  networks: readonly Network[],
  {learnt, judged}: Readings,
  how: ProbeSettings,
  changed?: Changed
): Promise<Pick<WhatLayersDoData, "probes" | "changes">> {
  const inputs = {learnt: oneHotInputs(learnt), judged: oneHotInputs(judged)};
  const ofInput = await probesFor(learnt.vocabulary, {learnt, judged}, how);
  const probes: ProbeRow[] = ofInput(inputs).map((row) => ({...row, layer: 0, network: "input", seed: null}));
  const changes: ChangeRow[] = [];
  const ofStates = await probesFor(networks[0].spec.hiddenSize, {learnt, judged}, how);
  for (const {network, seed, spec, parameters} of networks)
    for (let layer = 1; layer <= spec.layers; ++layer) {
      const states = await layerReader(spec, parameters, layer);
      const of = {layer, network, seed};
      const read = {learnt: states(learnt.inputs), judged: states(judged.inputs)};
      probes.push(...ofStates(read).map((row) => ({...row, ...of})));
      if (changed)
        changes.push({...of, apart: apart(states(changed.inputs), states(changed.otherInputs), changed.from)});
    }
  return {probes, changes};
}

/** Reads all features of two readings off states: probes learn from the one and are judged by the other. */
async function probesFor(units: number, {learnt, judged}: Readings, how: ProbeSettings) {
  const probes: {feature: Feature; probe: Probe}[] = [];
  for (const feature of featuresOf(learnt))
    probes.push({feature, probe: await linearProbe(units, classesOf[feature], how)});
  return (states: {learnt: readonly Matrix[]; judged: readonly Matrix[]}) =>
    probes.map(({feature, probe}) => ({
      feature,
      right: probe(labelled(learnt, feature, states.learnt), labelled(judged, feature, states.judged))
    }));
}

/** Texts, and the same with the character of one step replaced by another text's. */
function changedTexts(text: CharacterText, stretches: WhatLayersDoSettings["changed"]): Changed {
  const {inputs, from} = readText(text, text.validation, stretches);
  return {inputs, otherInputs: inputs.map((tokens, t) => (t === from ? otherTokens(tokens) : tokens)), from};
}

/** For each text the character that the next text which differs has there. */
function otherTokens(tokens: Int32Array): Int32Array {
  const {length} = tokens;
  return tokens.map((token, row) => {
    for (let k = 1; k < length; ++k) if (tokens[(row + k) % length] !== token) return tokens[(row + k) % length];
    throw new RangeError(
      "whatLayersDo: expected texts that differ at the step that is changed, got one character in all"
    );
  });
}

function scoresOf({runs, results}: RunsRead): number[] {
  return runs.map(({name}) => results.get(name)?.final?.score ?? NaN);
}
