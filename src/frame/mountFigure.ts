import {bindProse} from "./bindProse.js";
import {closeCaption} from "./closeCaption.js";
import type {Fields} from "./state/fields.js";
import {figureState, type FigureState} from "./state/figureState.js";
import {lightSymbols} from "./lightSymbols.js";
import {messageOf} from "./messageOf.js";
import {notes as makeNotes} from "./notes.js";
import {onceAFrame} from "./onceAFrame.js";
import {placeControls} from "./controls/placeControls.js";
import {pinWhereThereIsRoom} from "./scene/pinWhereThereIsRoom.js";
import {savedFiles} from "./savedFiles.js";
import {speak} from "./speak.js";
import {setSymbols} from "./picture/setSymbols.js";
import {makeStage, type StageSize} from "./stage.js";
import {standalone} from "./picture/standalone.js";
import {toolRow} from "./toolRow.js";
import {flushAddress} from "./state/writeAddress.js";
import {lettersOf, plainSymbols, setWords, spokenSymbols} from "./words/symbols.js";

/** A mounted figure, as its controls see it. */
export interface Figure<State> extends Omit<FigureState<State>, "becomeFromText"> {
  readonly id: string;
  readonly fields: Fields<State>;
  /** The `<figure>` in the page. */
  readonly element: HTMLElement;
  /** Holds the picture, and outlives each drawing: the place for pointer listeners. */
  readonly stage: HTMLElement;
  /** Aborted when the figure is torn down; pass it to listeners. */
  readonly signal: AbortSignal;
}

/** What is mounted of a figure: functions of its state, which may remember what they computed last. */
export interface LiveView<State, Row extends object> {
  readonly fields: Fields<State>;
  /** Inputs, each made for this figure; one with a `data-control` place in the prose goes there. */
  controls?(figure: Figure<State>): readonly HTMLElement[];
  /**
   * The picture, a pure function of state and size. Called at most once an animation frame. Words in it, as in labels and
   * sentences, have their symbols written as src/frame/words/symbols.ts says; the frame sets them.
   */
  draw(state: Readonly<State>, size: StageSize): SVGSVGElement;
  /** One sentence with the number that matters: under the picture, spoken, and the picture's name. */
  say(state: Readonly<State>): string;
  /** What is shown, as tidy rows for the CSV. */
  rows(state: Readonly<State>): readonly Row[];
  /** Once it is in the page: the place for pointer listeners. */
  mounted?(figure: Figure<State>): void;
}

/**
 * Brings `<figure id>` of the page to life. Its still picture stays until the live one is drawn; when a drawing fails,
 * the last good one stays under a message. State comes from the page's address and goes back to it.
 *
 * @param invalidation resolves when the page drops the figure: Framework's
 * @throws Error when the page has no such figure, or it is mounted already
 */
export function mountFigure<State, Row extends object>(
  id: string,
  view: LiveView<State, Row>,
  invalidation?: Promise<unknown>
): Figure<State> {
  const element = findFigure(id);
  const life = new AbortController();
  const {signal} = life;
  const stage = makeStage(element, signal);
  const notes = makeNotes();
  const fail = (error: unknown): void =>
    notes.alert(`This figure could not be brought up to date. ${messageOf(error)}`);
  const state = figureState(id, view.fields, {...notes, fail, signal});
  const figure = Object.assign(state, {id, fields: view.fields, element, stage: stage.element, signal});
  const sentence = make("p", "say");
  const spoken = speak(signal);

  const render = (): void => {
    try {
      const words = view.say(state.state);
      const picture = view.draw(state.state, stage.size());
      nameSvg(picture, spokenSymbols(words));
      stage.show(setSymbols(picture));
      if (sentence.textContent !== "") spoken.say(spokenSymbols(words));
      if (sentence.textContent !== lettersOf(words)) setWords(sentence, words);
      notes.clearAlert();
    } catch (error) {
      fail(error);
    }
  };

  const tools = toolRow(
    {
      ...savedFiles(id, {rows: () => view.rows(state.state), picture: () => savedPicture(figure, view)}),
      "Copy link": () => copyLink(id),
      Undo: () => (state.undo() ? undefined : "Nothing to undo"),
      Reset: state.reset
    },
    fail
  );
  const controls = make("div", "controls");
  const furniture = make("div", "furniture", controls, sentence, spoken.element);
  stage.element.append(notes.element);
  putUnder(stage.element, furniture, signal);
  element.append(tools);
  signal.addEventListener("abort", () => tools.remove());
  try {
    placeControls(id, view.controls?.(figure) ?? [], controls, signal);
  } catch (error) {
    fail(error);
  }
  pinWhereThereIsRoom(element, stage.element, signal);
  bindProse(figure);
  lightSymbols(element, stage.element, signal);
  closeCaption(element, signal);
  state.watch(onceAFrame(render, stage.element, signal));
  void invalidation?.then(() => life.abort());
  view.mounted?.(figure);
  return figure;
}

/** Puts what belongs under the picture in the place that the build has held for it, until the figure is torn down. */
function putUnder(stage: HTMLElement, furniture: HTMLElement, signal: AbortSignal): void {
  const placeholder = stage.parentElement?.querySelector(":scope > .furniture");
  if (placeholder) placeholder.replaceWith(furniture);
  else stage.after(furniture);
  signal.addEventListener("abort", () => (placeholder ? furniture.replaceWith(placeholder) : furniture.remove()));
}

function findFigure(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element?.tagName !== "FIGURE") {
    throw new Error(`mountFigure: expected <figure id="${id}"> in the page, found ${element?.tagName ?? "none"}`);
  }
  if (element.querySelector(":scope > .stage")) throw new Error(`mountFigure: figure ${id} is mounted already`);
  return element;
}

function make(tag: "div" | "p", className: string, ...children: Element[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/** Gives a picture its name for those who do not see it, unless the drawing has given it one. */
function nameSvg(svg: SVGSVGElement, name: string): void {
  if (svg.hasAttribute("role") || svg.hasAttribute("aria-label")) return;
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", name);
  // Plot names each mark, "line", "dot": a picture with one name of its own has no parts to be named.
  for (const mark of svg.querySelectorAll("g[aria-label]")) mark.removeAttribute("aria-label");
}

function findSvg(stage: HTMLElement): SVGSVGElement {
  const svg = stage.querySelector("svg");
  if (!svg) throw new Error("There is no SVG picture to save.");
  return svg;
}

/** The picture as it is saved: its title is what the figure says now, its description the caption. */
function savedPicture<State>(
  {element, stage, state}: Figure<State>,
  view: Pick<LiveView<State, object>, "say">
): string {
  const caption = element.querySelector("figcaption .caption")?.textContent ?? "";
  return standalone(findSvg(stage), {
    title: plainSymbols(view.say(state)),
    description: caption.replace(/\s+/g, " ").trim()
  });
}

async function copyLink(id: string): Promise<string> {
  flushAddress();
  const link = new URL(`#${id}`, location.href).href;
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    throw new Error(`The browser keeps its clipboard closed; the link is ${link}`);
  }
  return "Copied";
}
