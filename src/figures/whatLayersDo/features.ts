import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import type {Random} from "../../engine/random.js";
import {agreementVocabulary, type AgreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import type {CharacterText} from "../../experiments/tasks/characterText.js";
import {pick} from "../../experiments/tasks/grammar.js";
import {oneHot} from "../../experiments/tasks/oneHot.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import type {Labelled} from "./probe.js";

/** What is read off: of a character of Moby Dick the first three, of a sentence's beginning the others. */
export const features = ["class", "place", "next", "subject", "nearest"] as const;
export type Feature = (typeof features)[number];

/** Those of which the reader guesses the layer, and the others. */
export const asked = ["class", "place", "subject"] as const;
export const others = ["next", "nearest"] as const;

/** What a feature is called: over its panel, and in a list. */
export const featureNames: Readonly<Record<Feature, {readonly title: string; readonly spoken: string}>> = {
  class: {title: "class of the character", spoken: "class"},
  place: {title: "its place in the word", spoken: "place"},
  next: {title: "class of the next character", spoken: "next class"},
  subject: {title: "number of the subject", spoken: "subject’s number"},
  nearest: {title: "number of the nearest noun", spoken: "nearest noun’s number"}
};

/** Tokens of B sequences, a row of them a step, and at the steps that are probed the classes that each feature has there. */
export interface Reading {
  readonly inputs: readonly Int32Array[];
  /** The first step, from 0, that is probed. */
  readonly from: number;
  readonly classes: Readonly<Partial<Record<Feature, readonly Int32Array[]>>>;
  /** How many tokens there are. */
  readonly vocabulary: number;
}

/** How many classes a feature has. */
export const classesOf: Readonly<Record<Feature, number>> = {
  class: 4,
  place: 7,
  next: 4,
  subject: 2,
  nearest: 2
};

/** The place from which on letters of a word are not told apart. */
const lastPlace = 6;

const vowels = "aeiou";

/** 0 vowel, 1 another letter, 2 space, 3 anything else. */
export function classOf(character: string): number {
  const small = character.toLowerCase();
  if (vowels.includes(small)) return 0;
  if (small !== character.toUpperCase()) return 1;
  return /\s/.test(character) ? 2 : 3;
}

/** Of each character the place in its word, counted from 1 and up to 6; 0 where it is no letter. */
export function placesOf(characters: readonly string[]): number[] {
  let place = 0;
  return characters.map((character) => (place = classOf(character) < 2 ? Math.min(place + 1, lastPlace) : 0));
}

/**
 * Stretches of a text, evenly spread over it; the characters of `warmUp` are read and not probed.
 * @param part of the text, as tokens of its alphabet
 */
export function readText(
  {alphabet}: CharacterText,
  part: Int32Array,
  {streams, warmUp, steps}: {streams: number; warmUp: number; steps: number}
): Reading {
  const length = warmUp + steps;
  const starts = Array.from({length: streams}, (_, row) => Math.floor((row * (part.length - length - 1)) / streams));
  const characters = starts.map((start) =>
    Array.from(part.subarray(start, start + length + 1), (token) => alphabet[token])
  );
  const kinds = characters.map((row) => row.map(classOf));
  const places = characters.map(placesOf);
  const atSteps = (table: readonly (readonly number[])[], shift: number) =>
    Array.from({length: steps}, (_, k) => Int32Array.from(table, (row) => row[warmUp + k + shift]));
  return {
    inputs: Array.from({length}, (_, t) => Int32Array.from(starts, (start) => part[start + t])),
    from: warmUp,
    classes: {class: atSteps(kinds, 0), place: atSteps(places, 0), next: atSteps(kinds, 1)},
    vocabulary: alphabet.length
  };
}

/**
 * Beginnings of sentences up to the verb, with so many phrases; the number of each noun is drawn by itself. Probed after
 * the last word: the number of the subject, and that of the noun before the verb.
 */
export function readBeginnings(
  grammar: AgreementGrammar,
  {sentences, phrases}: {sentences: number; phrases: number},
  random: Random
): Reading {
  const vocabulary = agreementVocabulary(grammar);
  const rows = Array.from({length: sentences}, () => {
    const numbers = Array.from({length: phrases + 1}, () => random.integer(2));
    const words = numbers.flatMap((plural, k) => [
      ...(k === 0 ? [] : [pick(grammar.prepositions, random)]),
      grammar.determiner,
      pick(grammar.nouns, random)[plural === 1 ? "plural" : "singular"]
    ]);
    return {tokens: tokensOf(vocabulary, words), subject: numbers[0], nearest: numbers[phrases]};
  });
  const length = rows[0].tokens.length;
  return {
    inputs: Array.from({length}, (_, t) => Int32Array.from(rows, ({tokens}) => tokens[t])),
    from: length - 1,
    classes: {
      subject: [Int32Array.from(rows, ({subject}) => subject)],
      nearest: [Int32Array.from(rows, ({nearest}) => nearest)]
    },
    vocabulary: vocabulary.length
  };
}

/** The states of the steps that are probed, a row each, with the classes of a feature. */
export function labelled({from, classes}: Reading, feature: Feature, states: readonly Matrix[]): Labelled {
  const wanted = classes[feature] ?? [];
  const probed = states.slice(from);
  const cols = probed[0].cols;
  const data = new Float64Array(probed.reduce((total, {data}) => total + data.length, 0));
  let at = 0;
  for (const {data: values} of probed) {
    data.set(values, at);
    at += values.length;
  }
  return {
    states: matrix(data.length / cols, cols, data),
    classes: Int32Array.from(wanted.flatMap((each) => [...each]))
  };
}

/** The tokens themselves as states, one-hot: what may be read without a network. */
export function oneHotInputs({inputs, vocabulary}: Reading): Matrix[] {
  return oneHot(
    Array.from(inputs[0], (_, row) => inputs.map((tokens) => tokens[row])),
    vocabulary
  );
}
