import type {AnyFigure} from "../../../src/frame/declareFigure.js";
import type {Computed, Wanted} from "./job.js";
import {readWantedSettings} from "./readWantedSettings.js";
import {tracedSources} from "./tracedSources.js";
import {writeOutput, writeOutputJson} from "./writeOutput.js";

/** Computes a figure's data, and writes them as JSON. */
export async function computeData(figure: AnyFigure, wanted: Wanted): Promise<Computed> {
  const experiment = await figure.experiment();
  const {settings, file} = readWantedSettings(wanted, experiment.settings);
  const sources = tracedSources();
  const output = `${wanted.base}.json`;
  writeOutputJson(output, await experiment.data(settings, sources));
  // For prose, which names settings as well as what was computed from them.
  const known = `${wanted.base}.settings.json`;
  writeOutput(known, JSON.stringify(settings));
  return {outputs: [output, known], read: {...file, ...sources.read}, training: sources.training()};
}

/** Computes one of the parts of a figure's data. */
export async function computePart(figure: AnyFigure, wanted: Wanted, name: string): Promise<Computed> {
  const experiment = await figure.experiment();
  const {settings, file} = readWantedSettings(wanted, experiment.settings);
  const part = experiment.parts?.[name];
  if (!part) throw new Error(`${figure.id}: expected a part ${name} of its experiment, found none`);
  const sources = tracedSources();
  const output = `${wanted.base}-${name}.json`;
  writeOutputJson(output, await part(settings, sources));
  return {outputs: [output], read: {...file, ...sources.read}, training: sources.training()};
}
