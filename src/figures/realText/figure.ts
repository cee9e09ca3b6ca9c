import {median} from "d3";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {medianRanks} from "../../experiments/statistics.js";
import type {Facts} from "../../frame/facts.js";
import {integer} from "../../frame/state/fields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {pointAtPicture, type PointerPlace} from "../../frame/controls/pointAtPicture.js";
import {range} from "../../frame/controls/controls.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import {stepper} from "../../frame/controls/stepper.js";
import {drawRealText, shaded} from "./drawing.js";
import {characterAt, realTextLayout} from "./layout.js";
import {realTextReadings, type RealTextData, type RealTextReading} from "./readings.js";
import {nameRealText, replyRealText, sayRealText, type State} from "./words.js";

/** Where the mark of the guess stands at first: off the line where training cut the gradient. */
const firstGuess = 70;

/** At the space after "and", and inside "snapped": where the page points at the words in the gradient. */
const moments = [235, 249];

/**
 * A passage of a novel, coloured by how much each character moves the prediction of a later one, as three networks of
 * equal size read it.
 */
export const realText = declareFigure({
  id: "real-text",
  title: "How far back three networks look",
  sizes: {
    wide: {width: 700, height: 480},
    narrow: {width: 324, height: 775}
  },
  source: "training",
  otherState: "at=252&shown=yes",
  timed: [{field: "at", from: 230}],
  experiment: () => import("./experiment.js"),
  view(data: RealTextData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {passage, settings} = data;
    const readings = realTextReadings(data);
    const words = Array.from(passage.matchAll(/\b\w/g), ({index}) => index).filter((at) => at > 0);
    return {
      fields: {
        at: integer({min: 1, max: passage.length - 1, default: settings.at}),
        back: guessed(integer({min: 1, max: settings.longest, default: firstGuess})),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: "How many characters back is the GRU’s gradient down to a thousandth, at the median place?",
          inputs: [range(figure, "back", {label: "my guess", unit: "characters"})],
          reply: (state) => replyRealText(data.readers, state)
        }),
        stepper(figure, "at", {
          ...{label: "character", stages: words},
          valueText: ({at}) => nameRealText(passage, at, readings)
        })
      ],
      draw: (state, size) => drawRealText(data, readings, state, {...size, document}),
      rows: (state) => rowsOf(passage, state, readings, settings.back),
      say: (state) => sayRealText(passage, state, readings, settings.back),
      frames: {
        title: "How far back three networks look, at two more characters",
        states: moments.map((at) => ({at, shown: true})),
        // Narrow enough for print to leave the letters legible.
        ...{width: 400, height: 930}
      },
      mounted: (figure) => followPointer(figure, passage, readings.length)
    };
  },
  facts(data): Facts {
    const {settings, readers, passage} = data;
    const perWord = passage.length / passage.split(" ").length;
    const inWords = readers.map(({reach}) => Math.round((reach.median ?? NaN) / perWord));
    const readings = realTextReadings(data);
    const [rnn] = readings;
    const bits = readers.map(({bits}) => median(bits) ?? NaN);
    const reaches = readings.flatMap(({reach}) => moments.map((at) => (reach(at) ?? NaN) - 1));
    const times = timesOnFirstLetter(data, readings, moments[0]).map(Math.round);
    const faded = Array.from({length: settings.back}, (_, k) => rnn.log10(settings.at, k + 1) < shaded.low);
    return {
      seeds: readers[0].bits.length,
      interval: {...medianRanks(readers[0].bits.length)},
      parameters: readers[0].parameters,
      /** Characters back of the first picture that are coloured in the tanh RNN. */
      coloured: faded.indexOf(true),
      reachInFrames: {least: Math.min(...reaches), most: Math.max(...reaches)},
      reachInWords: {least: Math.min(...inWords), most: Math.max(...inWords)},
      timesOnFirstLetter: {least: Math.min(...times), most: Math.max(...times)},
      gain: bits[0] - bits[2],
      ...Object.fromEntries(
        readers.map(({cell, curve, bitsInterval, reach}, k) => {
          const farthest = 10 ** curve[curve.length - 1].median;
          return [cell, {reach: reach.median, farthest, bits: {median: bits[k], ...bitsInterval}}];
        })
      )
    };
  }
});

/** How many times as long the gradient is on the first letter of the word before a place as on the space before that. */
function timesOnFirstLetter({passage}: RealTextData, readings: readonly RealTextReading[], at: number): number[] {
  const space = at - passage.lastIndexOf(" ", at - 1);
  return readings.map(({log10}) => 10 ** (log10(at, space - 1) - log10(at, space)));
}

/** Each character before the one that is predicted, with log₁₀ of the gradient's length there once it is shown. */
function rowsOf(passage: string, {at, shown}: State, readings: readonly RealTextReading[], back: number) {
  return readings.flatMap(({cell, p, log10}) =>
    Array.from({length: Math.min(at, back)}, (_, k) => ({
      ...{cell, at, character: passage[at], p: p(at)},
      ...{distance: k + 1, before: passage[at - k - 1], log10: shown ? log10(at, k + 1) : null}
    }))
  );
}

/** The character under the mouse, or where a finger tapped, becomes the one that is predicted. */
function followPointer(figure: Figure<State>, passage: string, blocks: number): void {
  const {stage, signal} = figure;
  const pick = ({clientX, clientY}: PointerPlace): Pick<State, "at"> | undefined => {
    const svg = stage.querySelector("svg");
    if (!svg) return undefined;
    const {left, top, width, height} = svg.getBoundingClientRect();
    const at = characterAt(realTextLayout(passage, {width, height}, blocks), {x: clientX - left, y: clientY - top});
    return at === undefined || at === 0 ? undefined : {at};
  };
  pointAtPicture(figure, {pick});
  stage.addEventListener(
    "pointermove",
    (event) => {
      // A page that scrolls under a mouse at rest is no movement of the mouse.
      const moved = event.movementX !== 0 || event.movementY !== 0;
      if (event.pointerType === "mouse" && moved) figure.set(pick(event) ?? {});
    },
    {signal}
  );
}
