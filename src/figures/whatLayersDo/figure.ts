import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import type {Facts} from "../../frame/facts.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import {choice} from "../../frame/state/fields.js";
import {medianSpread} from "../../experiments/statistics.js";
import {drawChanges} from "./drawChanges.js";
import {drawProbes, spreads} from "./drawing.js";
import type {ChangeRow, ProbeRow, WhatLayersDoData} from "./experiment.js";
import {asked, featureNames, features, others, type Feature} from "./features.js";
import {bestLayers, goneOf, peakOf, reply, sayChanges, sayFeatures} from "./words.js";

const shows = ["asked", "others", "changed"] as const;
const layers = ["1", "2", "3"] as const;
type Layer = (typeof layers)[number];

interface State extends Record<(typeof asked)[number], Layer | ""> {
  readonly show: (typeof shows)[number];
  readonly shown: boolean;
}

/** How far a changed character keeps one layer's state away, in units of unrelated states, as the CSV has it. */
interface DistanceRow extends Omit<ChangeRow, "apart"> {
  readonly since: number;
  readonly apart: number;
}
type Row = ProbeRow | DistanceRow;

/** What linear probes read off each layer of trained and untrained stacks, and for how long a change is seen there. */
export const whatLayersDo = declareFigure({
  id: "what-layers-do",
  title: "What can be read off each layer",
  sizes: {
    wide: {width: 700, height: 330},
    narrow: {width: 324, height: 520}
  },
  source: "training",
  otherState: "show=changed&shown=yes",
  experiment: () => import("./experiment.js"),
  view: (data: WhatLayersDoData, {document}): View<State, Row> => ({
    fields: {
      show: choice(shows, "asked"),
      ...{class: pick(layers), place: pick(layers), subject: pick(layers)},
      shown: shown()
    },
    controls: (figure) => [
      guess(figure, {
        question: "Off which layer is each of the three read best, once the stack is trained?",
        inputs: asked.map((feature) => choose(figure, feature, {label: featureNames[feature].title})),
        made: (state) => asked.some((feature) => state[feature] !== ""),
        reply: (state) => reply(data, state)
      }),
      choose(figure, "show", {
        label: "show",
        labels: {asked: "the three", others: "two more", changed: "how long a change is seen"}
      })
    ],
    draw: (state, size) => draw(data, state, {...size, document}),
    rows: ({show}) => (show === "changed" ? changeRows(data) : data.probes),
    say: (state) => say(data, state),
    frames: {
      title: "Two more features, and how long a change is seen",
      states: [
        {show: "others", shown: true},
        {show: "changed", shown: true}
      ],
      width: 520,
      height: 300
    }
  }),
  facts
});

function draw(data: WhatLayersDoData, state: Readonly<State>, sheet: Parameters<typeof drawProbes>[2]): SVGSVGElement {
  if (state.show === "changed" && state.shown) return drawChanges(data, sheet);
  const {shown} = state;
  if (state.show === "others")
    return drawProbes(data, {guesses: new Map(others.map((each) => [each, 0])), shown}, sheet);
  return drawProbes(data, {guesses: new Map(asked.map((each) => [each, Number(state[each])])), shown}, sheet);
}

function changeRows({changes}: WhatLayersDoData): DistanceRow[] {
  return changes.flatMap(({apart, ...of}) => apart.map((apart, since) => ({...of, since, apart})));
}

function say(data: WhatLayersDoData, {show, shown}: Readonly<State>): string {
  if (!shown) return "Diamonds: what is read off the input alone. How well does each layer do, trained and not?";
  if (show === "changed") return sayChanges(data);
  return sayFeatures(data, show === "others" ? others : asked);
}

function facts(data: WhatLayersDoData): Facts {
  const medians = (feature: Feature, network: ProbeRow["network"]): Facts => {
    const rows = data.probes.filter((row) => row.feature === feature && row.network === network);
    const least = (of: number): number => Math.min(...rows.filter(({layer}) => layer === of).map(({right}) => right));
    return Object.fromEntries(spreads(rows).map(({layer, median}) => [`layer${layer}`, {median, least: least(layer)}]));
  };
  const byFeature = (feature: Feature): Facts => ({
    chance: data.chance[feature],
    input: data.probes.find((row) => row.feature === feature && row.network === "input")?.right ?? NaN,
    trained: medians(feature, "trained"),
    untrained: medians(feature, "untrained"),
    best: Math.min(...bestLayers(data, feature).layers)
  });
  const peaks = (network: "trained" | "untrained"): Facts =>
    Object.fromEntries(layers.map((layer) => [`layer${layer}`, peakOf(data, network, Number(layer))]));
  return {
    ...Object.fromEntries(features.map((feature) => [feature, byFeature(feature)])),
    seeds: data.seeds,
    /** Words from the subject to the last before the verb: a preposition, a determiner and a noun a phrase. */
    subjectBack: 3 * data.settings.grammar.phrases,
    peak: {trained: peaks("trained"), untrained: peaks("untrained")},
    /** Characters until a changed one has left a hundredth of the distance of unrelated states in a trained layer. */
    gone: Object.fromEntries(layers.map((layer) => [`layer${layer}`, goneOf(data, Number(layer))])),
    bits: medianSpread(data.scores.text).median,
    errors: medianSpread(data.scores.grammar).median
  };
}
