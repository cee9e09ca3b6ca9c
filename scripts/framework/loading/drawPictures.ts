import {readFileSync} from "node:fs";
import {thumbnails} from "../../../lessons.js";
import {initialState} from "../../../src/frame/state/addressState.js";
import {DefaultError} from "../../../src/frame/state/fields.js";
import type {DeclaredFrames, AnyFigure, Host, View} from "../../../src/frame/declareFigure.js";
import {keyFrames, type KeyFrame} from "../../../src/frame/picture/keyFrames.js";
import {setSymbols} from "../../../src/frame/picture/setSymbols.js";
import {standalone} from "../../../src/frame/picture/standalone.js";
import {plainSymbols} from "../../../src/frame/words/symbols.js";
import {document} from "../../../src/loaders/document.js";
import {drawFurniture} from "./drawFurniture.js";
import {drawThumbnail} from "./drawThumbnail.js";
import {outputFolder, type Computed, type Wanted} from "./job.js";
import {refusedSetting} from "./refusedSetting.js";
import {writeOutput, writeOutputJson} from "./writeOutput.js";

type AnyView = View<object, object>;

/** Draws a figure's stills, key frames, a thumbnail where a lesson has it, and what stands under them from its computed data, and writes its facts. */
export async function drawPictures(figure: AnyFigure, wanted: Wanted): Promise<Computed> {
  const {base} = wanted;
  const data = readOutput(base);
  const host: Host = {
    document,
    part: <Part>(name: string) => Promise.resolve(readOutput(`${base}-${name}`) as Part),
    refresh: () => undefined
  };
  const view = await viewed(figure, data, host, wanted);
  const outputs: string[] = [];
  for (const [size, {width, height}] of Object.entries(figure.sizes)) {
    const name = `${base}-${size}.svg`;
    writeOutput(name, await still(figure, view, {width, height}));
    outputs.push(name);
  }
  if (view.frames) {
    writeOutput(`${base}-frames.svg`, await framesOf(view, view.frames));
    outputs.push(`${base}-frames.svg`);
  }
  const thumbnail = base === figure.id ? thumbnails.get(base) : undefined;
  if (thumbnail) {
    writeOutput(`${base}-thumbnail.svg`, await drawThumbnail(figure, view, thumbnail));
    outputs.push(`${base}-thumbnail.svg`);
  }
  writeOutputJson(`${base}.furniture.json`, drawFurniture(figure.id, view));
  writeOutputJson(`${base}.facts.json`, (await figure.facts?.(data, view, host)) ?? {});
  return {outputs: [...outputs, `${base}.furniture.json`, `${base}.facts.json`], read: {}, training: false};
}

/** @throws where a setting is one that no input of the view can have, with its place and name */
async function viewed(figure: AnyFigure, data: unknown, host: Host, wanted: Wanted): Promise<AnyView> {
  try {
    return await figure.view(data, host);
  } catch (error) {
    if (error instanceof DefaultError) throw refusedSetting(error, wanted, readOutput(`${wanted.base}.settings`));
    throw error;
  }
}

/** The first picture, as a reader without JavaScript sees it. */
async function still(
  {title}: AnyFigure,
  view: AnyView,
  size: {readonly width: number; readonly height: number}
): Promise<string> {
  const state = initialState<object>(view.fields);
  await view.ready?.(state);
  return standalone(setSymbols(view.draw(state, size)), {title, description: plainSymbols(view.say(state))});
}

async function framesOf(
  view: AnyView,
  {title, states, say = (state) => view.say(state), prepare, width, height, columns}: DeclaredFrames<object>
): Promise<string> {
  const first = initialState<object>(view.fields);
  const frames: KeyFrame[] = [];
  for (const part of states) {
    const state = {...first, ...part};
    await view.ready?.(state);
    frames.push({picture: view.draw(state, {width, height}), words: say(state)});
  }
  prepare?.(frames.map(({picture}) => picture));
  return keyFrames(frames, {title, document, ...(columns === undefined ? {} : {columns})});
}

function readOutput(name: string): unknown {
  return JSON.parse(readFileSync(`${outputFolder}/${name}.json`, "utf8"));
}
