import {format, least, min} from "d3";
import {medianRanks} from "../../experiments/statistics.js";
import {ticketsStages, type TicketsStage} from "../../experiments/ticketsNetworks.js";
import {possibleFillers} from "../../experiments/ticketsReading.js";
import {ticketsVocabulary} from "../../experiments/tasks/ticketsGrammar.js";
import {choose, range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import type {Facts} from "../../frame/facts.js";
import {choice, oneOf} from "../../frame/state/fields.js";
import {cellInWords} from "../../frame/picture/palette.js";
import {percent} from "../../frame/words/percent.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {drawTickets} from "./drawing.js";
import {shownCurves} from "./curves.js";
import type {TicketsData} from "./experiment.js";
import type {Measured} from "./networks.js";
import type {PackedNetwork} from "./packedNetworks.js";
import {openScenes, type Scene, type State} from "./scenes.js";

/** A word as a network reads it, or a point of the curves. */
type Row = ReturnType<typeof rowsOf>[number] | ReturnType<typeof curveRows>[number];

/** What networks were trained to say, and their size. */
const stageNames: Readonly<Record<TicketsStage, string>> = {
  "language-model": "every word (64 units)",
  "every-word": "every word (24 units)",
  "last-word": "the last word (24 units)",
  untrained: "nothing (24 units)"
};

/**
 * A word that is due again at the end of a text: how likely three networks hold it, what their gradient is at each word
 * before, and how that depends on the distance, over seeds.
 */
export const tickets = declareFigure({
  id: "tickets",
  title: "Three networks that read about tickets",
  sizes: {
    wide: {width: 700, height: 490},
    narrow: {width: 324, height: 640}
  },
  // Much data near the top of the page.
  near: "0%",
  source: "training",
  otherState: "stage=last-word&filler=60&noun=maps",
  // Around the lecture's own text, of 22 words of filler: none is the first place of the slider, four the second.
  timed: [{field: "filler", from: 9}],
  experiment: () => import("./experiment.js"),
  async view(data: TicketsData, {document, part, refresh}): Promise<View<State, Row>> {
    const {settings, grammar} = data;
    const scenes = openScenes(data, await part<PackedNetwork[]>("large-1"), {part, refresh});
    return {
      fields: {
        filler: oneOf(possibleFillers(grammar, settings.longestFiller), settings.filler),
        noun: choice(grammar.candidates, settings.noun),
        stage: choice(ticketsStages, "language-model"),
        seed: choice(["1", "2", "3"], "1")
      },
      controls: (figure) => [
        range(figure, "filler", {label: "words of filler"}),
        choose(figure, "noun", {label: "the word"}),
        choose(figure, "stage", {label: "trained on", labels: stageNames, beside: 3}),
        choose(figure, "seed", {label: "seed"})
      ],
      draw: (state, size) => drawTickets(data, scenes.at(state).scene, state, {...size, document}),
      rows: (state) => [...rowsOf(scenes.at(state).scene, state), ...curveRows(data, state)],
      say(state) {
        const {scene, waiting} = scenes.at(state);
        return waiting ? "Fetching the networks …" : sayState(data, scene, state);
      },
      ready: scenes.ready,
      frames: {
        title: "Networks trained on every word, and on the last",
        // Where the page points: more filler and ten seeds; then what the signal does, to a near word and to a far one.
        states: [
          {filler: 60},
          {stage: "every-word"},
          {stage: "last-word"},
          {stage: "last-word", filler: 60, noun: "maps"}
        ],
        say: (state) => `Trained on ${stageNames[state.stage]}. ${sayState(data, scenes.at(state).scene, state)}`,
        // Narrow enough for print to leave the words legible.
        ...{width: 460, height: 560}
      }
    };
  },
  async facts(data, _, host): Promise<Facts> {
    const {settings, grammar} = data;
    const scenes = openScenes(data, await host.part<PackedNetwork[]>("large-1"), host);
    const first: State = {...settings, stage: "language-model", seed: "1"};
    const held: State = {...first, stage: "last-word"};
    await scenes.ready(held);
    const {due, mention} = scenes.at(first).scene.text;
    const gradients = (state: State): Facts =>
      Object.fromEntries(
        scenes.at(state).scene.readings.map(({cell, p, gradient}) => {
          return [cell, {p, atNoun: gradient[mention], atLast: gradient[gradient.length - 1]}];
        })
      );
    const shares = (stage: TicketsStage, cell: string) =>
      data.rows.filter((row) => row.stage === stage && row.cell === cell);
    const atLongest = (cell: string): number => shares("language-model", cell).at(-1)?.value ?? NaN;
    const inTraining = shares("last-word", "rnn-tanh").filter(({distance}) => distance <= settings.trained);
    const {seeds} = shares("language-model", "gru")[0];
    return {
      ...(await host.part<Measured>("measured")),
      nouns: grammar.candidates.length,
      vocabulary: ticketsVocabulary(grammar).length,
      seeds,
      interval: {...medianRanks(seeds)},
      text: {words: due + 1, place: mention + 1},
      first: gradients(first),
      far: gradients({...first, filler: settings.longestFiller}),
      held: gradients(held),
      rightAtLongest: {lstm: atLongest("lstm"), gru: atLongest("gru")},
      rnnInTraining: min(inTraining, ({value}) => value) ?? NaN
    };
  }
});

/** What each network says at the end, and how large its gradient is at the noun. */
function sayScene({text: {words, mention, due}, readings}: Scene): string {
  const noun = words[due];
  const each = readings.map(({cell, p, gradient}, k) => {
    const gradientThere = `${k === 0 ? "gradient at the word " : ""}${powerOfTen(Math.log10(gradient[mention]))}`;
    return `${percent(p)} in the ${cellInWords(cell)} (${gradientThere})`;
  });
  return `${due - mention} words after “${noun}”, P(${noun}) is ${inARow(each)}.`;
}

/** What one seed makes of the text above, and what all seeds make of texts about as long. */
function sayState(data: TicketsData, scene: Scene, state: State): string {
  const {mention, due} = scene.text;
  const curves = shownCurves(data, state);
  const nearest = least(curves, (row) => Math.abs(row.distance - (due - mention)))?.distance;
  const at = curves.filter(({distance}) => distance === nearest);
  const shares = scene.readings.flatMap(({cell}) =>
    at.filter((row) => row.cell === cell).map(({value}) => tenths(value))
  );
  return `${sayScene(scene)} Over ${nearest} words the medians of ${at[0].seeds} seeds complete ${inARow(shares)} of texts rightly.`;
}

/** A share of texts, which may be all or none. */
const tenths = format(".1~%");

/** "one, two and three" */
function inARow(parts: readonly string[]): string {
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** The points of the curves, of all seeds. */
function curveRows(data: TicketsData, state: State) {
  return shownCurves(data, state).map((row) => ({part: "curves" as const, ...row}));
}

/** Each word of the text with each network's gradient there; P is that of the noun that is due after the last. */
function rowsOf({text: {words, due}, readings}: Scene, {stage, seed}: State) {
  return readings.flatMap(({cell, p, gradient}) =>
    gradient.map((length, at) => ({
      ...{
        part: "text" as const,
        cell,
        stage,
        seed,
        place: at + 1,
        word: words[at],
        gradient: length,
        due: words[due],
        p
      }
    }))
  );
}
