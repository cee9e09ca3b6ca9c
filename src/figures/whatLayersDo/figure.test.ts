import {describe, expect, it} from "vitest";
import {viewOf} from "../../../test/support/viewOf.js";
import {standalone} from "../../frame/picture/standalone.js";
import type {WhatLayersDoData} from "./experiment.js";
import {whatLayersDo} from "./figure.js";
import {features, type Feature} from "./features.js";
import {reply} from "./words.js";

const seeds = Array.from({length: 10}, (_, k) => k + 1);

/** The layer off which a feature is read best, when it is trained. */
const best: Readonly<Record<Feature, number>> = {class: 1, place: 2, next: 3, subject: 3, nearest: 1};

const data: WhatLayersDoData = {
  settings: {
    text: {streams: 1, warmUp: 1, steps: 1},
    grammar: {sentences: 1, phrases: 2, seed: 1},
    probe: {updates: 1, rate: 1},
    changed: {streams: 1, warmUp: 1, steps: 4}
  },
  layers: 3,
  seeds: 10,
  chance: {class: 0.5, place: 0.2, next: 0.5, subject: 0.5, nearest: 0.5},
  probes: features.flatMap((feature) => [
    {feature, layer: 0, network: "input" as const, seed: null, right: 0.6},
    ...[1, 2, 3].flatMap((layer) =>
      seeds.flatMap((seed) => [
        {feature, layer, seed, network: "trained" as const, right: layer === best[feature] ? 0.9 : 0.7},
        {feature, layer, seed, network: "untrained" as const, right: 0.55}
      ])
    )
  ]),
  changes: [1, 2, 3].flatMap((layer) =>
    seeds.flatMap((seed) => [
      {layer, seed, network: "trained" as const, apart: [1, 0.1, 0.001, 0.0001]},
      {layer, seed, network: "untrained" as const, apart: [0, 1, 2, 3].map((k) => (k === layer ? 0.5 : 0.2))}
    ])
  ),
  scores: {text: seeds, grammar: seeds}
};
const view = await viewOf(whatLayersDo, data);
const draw = (state: object): string =>
  standalone(view.draw({...view.first, ...state}, {width: 700, height: 330}), {title: "", description: ""});

describe("the guess", () => {
  it("is drawn before the answer is, and the answer only when it is asked for", () => {
    const before = draw({class: "2"});
    expect(before).toContain("your guess");
    expect(before).not.toContain("untrained");
    expect(draw({class: "2", shown: true})).toContain("untrained");
  });

  it("is answered by how many are right, and what is", () => {
    const guesses = {class: "1", place: "3", subject: "3"};
    expect(reply(data, guesses)).toBe(
      "2 of 3 right. Best read, to a point: class: layer 1, 90%; place: layer 2, 90%; subject: layer 3, 90%."
    );
    expect(reply(data, {class: "", place: "", subject: ""}).startsWith("Best read")).toBe(true);
    expect(reply(data, guesses).length).toBeLessThanOrEqual(140);
  });
});

describe("say", () => {
  it("asks before, and tells medians after", () => {
    expect(view.say(view.first)).toContain("?");
    expect(view.say({...view.first, shown: true})).toContain("class 90%, 70%, 70% (untrained 55%, 55%, 55%)");
    expect(view.say({...view.first, shown: true, show: "changed"})).toContain("after 1, 2, 3 more characters");
  });
});
