import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type {Figure} from "../../frame/mountFigure.js";
import {wireWords} from "../../frame/words/operationWords.js";
import {innerOf} from "../../frame/picture/stackPanels.js";
import {layoutPanels} from "./panel.js";
import {gateNames, tenthsAt, valuesOf, withTenths, type GateName, type State} from "./state.js";

interface Place {
  readonly gate: GateName;
  readonly step: number;
}

/** A slider over each bar of the picture, gate by gate; the Tab key finds one of them. */
interface Board {
  readonly element: HTMLElement;
  readonly bars: readonly HTMLElement[];
  readonly places: readonly Place[];
  /** Which of them the Tab key finds. */
  current: number;
}

/**
 * Lets mouse, pen, finger and keyboard set the gates: over each bar of the picture lies a slider of its own, of which the
 * Tab key finds one. A mouse that is dragged along a row draws its values; a finger taps, or drags sideways, so that the
 * page can still be scrolled.
 */
export function gateBoard(figure: Figure<State>, steps: number, cell: CellOperations): void {
  const {stage, signal} = figure;
  const spoken = ({gate, step}: Place): string => `${wireWords(cell, gate).name}, step ${step}`;
  const places = gateNames.flatMap((gate) => Array.from({length: steps}, (_, k): Place => ({gate, step: k + 1})));
  const bars = places.map((place) => makeBar(place, `${spoken(place)} of ${steps}`));
  const element = Object.assign(document.createElement("div"), {className: "gate-board"});
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", "gates");
  element.append(...bars);
  stage.append(element);
  const board: Board = {element, bars, places, current: 0};
  setByPointer(figure, board, steps);
  setByKeys(figure, board, steps);
  const observer = new ResizeObserver(() => layOverBars(stage, board, steps));
  observer.observe(stage);
  signal.addEventListener("abort", () => {
    element.remove();
    observer.disconnect();
  });
  figure.watch((state) => {
    element.hidden = state.whose === "trained";
    bars.forEach((bar, k) => {
      const {gate, step} = places[k];
      const value = valuesOf(state[gate])[step - 1];
      bar.setAttribute("aria-valuenow", String(value));
      bar.setAttribute("aria-valuetext", `${spoken(places[k])}: ${value}`);
    });
  });
}

function makeBar({gate, step}: Place, label: string): HTMLElement {
  const bar = document.createElement("div");
  const attributes = {
    ...{role: "slider", "aria-label": label},
    ...{"aria-orientation": "vertical", "aria-valuemin": "0", "aria-valuemax": "1"}
  };
  for (const [key, value] of Object.entries(attributes)) bar.setAttribute(key, value);
  bar.tabIndex = gate === "f" && step === 1 ? 0 : -1;
  return bar;
}

function setTenths(figure: Figure<State>, {gate, step}: Place, tenths: number): void {
  figure.set({step, [gate]: withTenths(figure.state[gate], step, tenths)});
}

function focus(board: Board, at: number): void {
  board.bars[board.current].tabIndex = -1;
  board.current = at;
  board.bars[at].tabIndex = 0;
  board.bars[at].focus();
}

function setByPointer(figure: Figure<State>, board: Board, steps: number): void {
  const {element, bars, places} = board;
  let held: GateName | undefined;
  const placeOf = (target: EventTarget | null): number => bars.findIndex((bar) => bar === target);
  const paint = (gate: GateName, {clientX, clientY}: PointerEvent): void => {
    const row = bars[places.findIndex((place) => place.gate === gate)].getBoundingClientRect();
    const step = Math.min(steps, Math.max(1, 1 + Math.floor((clientX - row.left) / row.width)));
    setTenths(figure, {gate, step}, Math.round(10 * (1 - (clientY - row.top) / row.height)));
  };
  element.addEventListener("pointerdown", (event) => {
    const at = placeOf(event.target);
    if (at < 0 || event.button !== 0) return;
    event.preventDefault();
    focus(board, at);
    held = places[at].gate;
    element.setPointerCapture(event.pointerId);
    if (event.pointerType !== "touch") paint(held, event);
  });
  element.addEventListener("pointermove", (event) => held && paint(held, event));
  element.addEventListener("pointerup", (event) => {
    if (held) paint(held, event);
    held = undefined;
  });
  element.addEventListener("pointercancel", () => (held = undefined));
  element.addEventListener("focusin", (event) => {
    const at = placeOf(event.target);
    if (at >= 0) figure.set({step: places[at].step});
  });
}

function setByKeys(figure: Figure<State>, board: Board, steps: number): void {
  board.element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const {current} = board;
    const place = board.places[current];
    const [row, column] = [Math.floor(current / steps), current % steps];
    const to = (row: number, column: number): void => {
      const inside = row >= 0 && row < gateNames.length && column >= 0 && column < steps;
      focus(board, inside ? row * steps + column : current);
    };
    const set = (tenths: number): void => setTenths(figure, place, tenths);
    const tenths = tenthsAt(figure.state[place.gate], place.step);
    const act = {
      ArrowLeft: () => to(row, column - 1),
      ArrowRight: () => to(row, column + 1),
      ArrowUp: () => set(tenths + 1),
      ArrowDown: () => set(tenths - 1),
      PageUp: () => to(row - 1, column),
      PageDown: () => to(row + 1, column),
      Home: () => set(0),
      End: () => set(10),
      Enter: () => figure.set({[place.gate]: repeated(figure.state[place.gate], place.step)})
    }[event.key];
    const digit = /^\d$/.test(event.key) ? () => set(Number(event.key)) : undefined;
    const wanted = act ?? digit;
    if (!wanted) return;
    event.preventDefault();
    wanted();
  });
}

/** The value of a step at all steps after it as well. */
function repeated(digits: string, step: number): string {
  return digits.slice(0, step) + digits[step - 1].repeat(digits.length - step);
}

function layOverBars(stage: HTMLElement, {bars, places}: Board, steps: number): void {
  const height = stage.querySelector(".picture")?.clientHeight ?? stage.clientHeight;
  const boxes = layoutPanels({width: stage.clientWidth, height});
  bars.forEach((bar, k) => {
    const {left, top, width, height} = innerOf(boxes[places[k].gate]);
    const each = width / steps;
    const box = {left: left + (places[k].step - 1) * each, top, width: each, height};
    for (const [side, value] of Object.entries(box)) bar.style.setProperty(side, `${value}px`);
  });
}
