import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import type {Facts} from "../../frame/facts.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {panels} from "../../frame/picture/panels.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import type {StageSize} from "../../frame/stage.js";
import {choice, integer, number} from "../../frame/state/fields.js";
import {percent} from "../../frame/words/percent.js";
import {quantile} from "../../experiments/statistics.js";
import type {CheatingData} from "./experiment.js";
import {drawLoss, lossScales, nats, type LossState} from "./loss.js";
import {drawGradient, drawWhoSeesWhom} from "./sources.js";

const views = ["trained", "untrained"] as const;

interface State extends LossState {
  readonly view: (typeof views)[number];
  /** The word that is predicted, from 1. */
  readonly word: number;
}

/** A language model that reads both ways: its loss, below what can be known, and the word that it has it from. */
export const cheatingLanguageModel = declareFigure({
  id: "cheating-language-model",
  title: "A language model that sees its answer",
  broad: true,
  sizes: {
    wide: {width: 720, height: 440},
    narrow: {width: 324, height: 770}
  },
  source: "training",
  otherState: "view=untrained&word=3&shown=yes",
  experiment: () => import("./experiment.js"),
  view(data: CheatingData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {words, entropy} = data;
    return {
      fields: {
        guess: guessed(number({min: -3.5, max: 1, step: 0.05, default: -0.6})),
        view: choice(views, "trained"),
        word: integer({min: 2, max: words.length, default: 5}),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: "The same network reads both ways, and its loss is taken as before. To what does it fall?",
          inputs: [range(figure, "guess", {label: "my guess, nats a word", format: (log10) => nats(10 ** log10)})],
          reply: (state) => reply(data, state)
        }),
        range(figure, "word", {label: "word predicted", format: (word) => `“${words[word - 1]}”`}),
        choose(figure, "view", {
          ...{label: "beside it", labels: {trained: "the gradient of a word", untrained: "who sees whom"}}
        })
      ],
      draw(state, size) {
        const {first, second} = layout(size);
        const beside =
          state.view === "trained"
            ? drawGradient(data, state, {...second, document})
            : drawWhoSeesWhom(data, {...second, document});
        return panels(
          [
            {...first, plot: drawLoss(data, state, {...first, document})},
            {...second, plot: beside}
          ],
          {
            ...{...size, document}
          }
        );
      },
      rows: (state) => rowsOf(data, state),
      say: (state) => say(data, state),
      mounted: (figure) => dragGuess(figure, data),
      frames: {
        title: "A language model that sees its answer",
        states: [
          {shown: true, guess: Math.round(20 * Math.log10(entropy)) / 20},
          {shown: true, view: "untrained", guess: Math.round(20 * Math.log10(entropy)) / 20}
        ],
        ...{width: 360, height: 780}
      }
    };
  },
  facts: (data) => facts(data)
});

/** The losses beside the other panel, or over it on a phone. */
function layout(size: StageSize) {
  return twoPanels(size, {beside: 0.52, under: 0.46});
}

/** The guess is a level in the panel of losses. */
function dragGuess(figure: Figure<State>, data: CheatingData): void {
  const panel = (size: StageSize) => {
    const {first} = layout(size);
    return {...lossScales(data, first), corner: first};
  };
  const end = data.updates[data.updates.length - 1];
  pointAtPicture(
    figure,
    pointInPanel<State>(
      figure.stage,
      panel,
      () => [end, figure.state.guess],
      (_, guess) => (figure.state.shown ? {} : {guess})
    )
  );
}

/** Where the model that reads both ways ends: the median of the seeds. */
function endOf({models}: CheatingData, direction: string): number {
  return quantile(models.find((model) => model.direction === direction)?.ends ?? [], 0.5);
}

function reply(data: CheatingData, {guess}: State): string {
  const [said, end] = [10 ** guess, endOf(data, "both-ways")];
  const fell = `It falls to ${nats(end)}`;
  if (said >= 0.95 * data.entropy)
    return `${fell}: far below the entropy, which no model passes that reads only the words so far.`;
  if (said > 10 * end) return `You saw that it cheats. ${fell}: it need not guess at all.`;
  return `You saw it: ${fell.replace("It falls", "it falls")}, as good as nothing. The answer is there to be read.`;
}

function say(data: CheatingData, {word, view, shown}: State): string {
  const {words, entropy, models} = data;
  const oneWay = `Read one way the loss falls to ${nats(endOf(data, "one-way"))} nats a word, just above the ${nats(entropy)} that the grammar leaves open.`;
  if (!shown) return `${oneWay} To what does it fall when both directions read the whole sentence?`;
  const ends = `One way ends at ${nats(endOf(data, "one-way"))} nats a word, both ways at ${nats(endOf(data, "both-ways"))}; the entropy is ${nats(entropy)}.`;
  if (view === "untrained")
    return `${ends} A word predicted from the states beside it does not see itself in one layer, but does in two that are stacked.`;
  const [one, both] = models.map(({probability}) => percent(probability[word - 2]));
  const [itself] = [models[1].gradient[word - 2][word - 1]];
  return `${ends} “${words[word - 1]}” gets ${one} one way and ${both} both ways, with a gradient of ${nats(itself)} at itself.`;
}

function facts(data: CheatingData): Facts {
  const {models, beginnings, vocabulary, entropy, frequencies, leak, beside} = data;
  const [oneWay, bothWays] = models;
  const below = (limit: number) => bothWays.nats.findIndex(({high}) => high < limit);
  return {
    ...{entropy, frequencies, uniform: Math.log(vocabulary)},
    oneWay: {end: endOf(data, "one-way"), least: Math.min(...oneWay.ends), most: Math.max(...oneWay.ends)},
    bothWays: {
      ...{end: endOf(data, "both-ways"), least: Math.min(...bothWays.ends), most: Math.max(...bothWays.ends)},
      times: entropy / endOf(data, "both-ways"),
      /** The first evaluation at which the whole interval is below the entropy. */
      below: data.updates[below(entropy)]
    },
    beginnings: {median: quantile(beginnings, 0.5), least: Math.min(...beginnings), most: Math.max(...beginnings)},
    leak: Object.fromEntries(
      leak.map(({name, answers}) => [
        name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
        {least: Math.min(...answers.map(({answer}) => answer)), most: Math.max(...answers.map(({answer}) => answer))}
      ])
    ),
    beside: {one: beside[0].nats, two: beside[1].nats, grammar: beside[0].grammar},
    draws: data.settings.leak.seeds.length,
    books: Object.fromEntries(
      models.map(({direction, probability}) => [direction === "one-way" ? "oneWay" : "bothWays", probability[3]])
    )
  };
}

/** The losses; and the gradients of the word shown, or who sees whom. */
function rowsOf({models, updates, words, leak, beginnings, settings}: CheatingData, {view, word, shown}: State) {
  const empty = {update: null, nats: null, low: null, high: null, predicted: null, read: null, gradient: null};
  const known = models.filter(({direction}) => direction === "one-way" || shown);
  const losses = known.flatMap(({direction, nats: spread}) =>
    spread.map(({median, low, high}, k) => ({
      ...empty,
      network: direction as string,
      update: updates[k],
      nats: median,
      low,
      high
    }))
  );
  const alone = shown
    ? beginnings.map((nats, k) => ({...empty, network: `both-ways, words so far alone, seed ${k + 1}`, nats}))
    : [];
  const lengths =
    view === "trained"
      ? known.map(({direction, gradient}) => ({
          network: `${direction}, seed ${settings.seed}`,
          rows: [[word - 1, gradient[word - 2]] as const]
        }))
      : leak.map(({name, lengths}) => ({network: `${name}, untrained`, rows: [...lengths.entries()]}));
  const gradients = lengths.flatMap(({network, rows}) =>
    rows.flatMap(([j, row]) =>
      row.map((gradient, k) => ({...empty, network, predicted: words[j], read: `${k + 1} ${words[k]}`, gradient}))
    )
  );
  return [...losses, ...alone, ...gradients];
}
