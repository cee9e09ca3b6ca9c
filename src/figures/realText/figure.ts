import type {RealTextData} from "./experiment.js";
import type {shade as Shade} from "./shade.js";
import {integer} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {drawRealText} from "./drawing.js";
import {followPointer} from "./pointer.js";
import {realTextReadings, type RealTextReading} from "./readings.js";
import {sayRealText} from "./words.js";
import {stepper} from "../../frame/stepper.js";

/** A character before the one that is predicted, with log₁₀ of the gradient's length there. */
interface Row {
  readonly cell: string;
  readonly at: number;
  readonly character: string;
  readonly p: number;
  readonly distance: number;
  readonly before: string;
  readonly log10: number;
}

/**
 * A passage of a novel, coloured by how much each character moves the prediction of a later one, as three networks of
 * equal size read it.
 * @param data what the loader wrote
 * @param options `shade` is the experiment's: how it writes a length as a byte
 */
export function realText(
  data: RealTextData,
  {shade, invalidation}: {shade: typeof Shade; invalidation?: Promise<unknown>}
): Figure<{at: number}> {
  const {passage, settings} = data;
  const readings = realTextReadings(data, shade);
  const say = ({at}: {at: number}): string => sayRealText(passage, at, readings, settings.back);
  const words = Array.from(passage.matchAll(/\b\w/g), ({index}) => index).filter((at) => at > 0);
  const figure = mountFigure<{at: number}, Row>({
    id: "real-text",
    fields: {at: integer({min: 1, max: passage.length - 1, default: settings.at})},
    controls: (figure) => [stepper(figure, "at", {label: "character", stages: words, valueText: say})],
    draw: ({at}, size) => drawRealText(data, readings, at, {...size, document}),
    rows: ({at}) => rowsOf(passage, at, readings, settings.back),
    say,
    invalidation
  });
  followPointer(figure, passage, readings.length);
  return figure;
}

function rowsOf(passage: string, at: number, readings: readonly RealTextReading[], back: number): Row[] {
  return readings.flatMap(({cell, p, log10}) =>
    Array.from({length: Math.min(at, back)}, (_, k) => ({
      cell,
      at,
      character: passage[at],
      p: p(at),
      distance: k + 1,
      before: passage[at - k - 1],
      log10: log10(at, k + 1)
    }))
  );
}
