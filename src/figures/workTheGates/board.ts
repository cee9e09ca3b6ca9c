import type {CellOperations} from "../../engine/cells/operations/operation.js";
import {pointAtPicture, type PointerPlace} from "../../frame/controls/pointAtPicture.js";
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
 * Tab key finds one. A mouse that is dragged along a row draws its values, and so does a finger that sets out sideways; one
 * that goes up or down moves its one bar. The page scrolls by the rest of the picture, where a tap picks a step.
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
  pointAtPicture(figure, {pick: (at) => stepAt(stage, steps, at)});
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

/** A finger has a direction after so many pixels. */
const decided = 8;

/** A bar, or a row of them, under a pointer that is down. */
interface Stroke {
  readonly pointer: number;
  readonly from: PointerEvent;
  readonly before: Readonly<State>;
  /** A finger that goes up or down stays on its bar; one that goes sideways draws the row. */
  way: "undecided" | "bar" | "row";
}

function setByPointer(figure: Figure<State>, board: Board, steps: number): void {
  const {element, bars, places} = board;
  let stroke: Stroke | undefined;
  const placeOf = (target: EventTarget | null): number => bars.findIndex((bar) => bar === target);
  const paint = ({from, way}: Stroke, {clientX, clientY}: PointerEvent): void => {
    const {gate} = places[board.current];
    const row = bars[places.findIndex((place) => place.gate === gate)].getBoundingClientRect();
    const x = way === "row" ? clientX : from.clientX;
    const step = Math.min(steps, Math.max(1, 1 + Math.floor((x - row.left) / row.width)));
    setTenths(figure, {gate, step}, Math.round(10 * (1 - (clientY - row.top) / row.height)));
  };
  element.addEventListener("pointerdown", (event) => {
    const at = placeOf(event.target);
    if (stroke || at < 0 || event.button !== 0) return;
    event.preventDefault();
    const before = figure.state;
    focus(board, at);
    const way = event.pointerType === "touch" ? "undecided" : "row";
    stroke = {pointer: event.pointerId, from: event, before, way};
    element.setPointerCapture(event.pointerId);
    paint(stroke, event);
  });
  element.addEventListener("pointermove", (event) => {
    if (stroke?.pointer !== event.pointerId) return;
    stroke.way = wayOf(stroke, event);
    paint(stroke, event);
  });
  element.addEventListener("pointerup", (event) => {
    if (stroke?.pointer === event.pointerId) stroke = undefined;
  });
  element.addEventListener("pointercancel", (event) => {
    if (stroke?.pointer !== event.pointerId) return;
    figure.set(stroke.before);
    stroke = undefined;
  });
  element.addEventListener("focusin", (event) => {
    const at = placeOf(event.target);
    if (at >= 0) figure.set({step: places[at].step});
  });
}

function wayOf({from, way}: Stroke, event: PointerEvent): Stroke["way"] {
  if (way !== "undecided") return way;
  const [across, down] = [event.clientX - from.clientX, event.clientY - from.clientY].map(Math.abs);
  if (Math.max(across, down) < decided) return way;
  return across > down ? "row" : "bar";
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

/** The step under a pointer, which every panel shows in its column. */
function stepAt(stage: HTMLElement, steps: number, {clientX}: PointerPlace): Partial<State> | undefined {
  const {left, width} = innerOf(panelsOf(stage).c);
  const step = 1 + Math.floor(((clientX - stage.getBoundingClientRect().left - left) / width) * steps);
  return step >= 1 && step <= steps ? {step} : undefined;
}

function panelsOf(stage: HTMLElement): ReturnType<typeof layoutPanels> {
  const height = stage.querySelector(".picture")?.clientHeight ?? stage.clientHeight;
  return layoutPanels({width: stage.clientWidth, height});
}

function layOverBars(stage: HTMLElement, {bars, places}: Board, steps: number): void {
  const boxes = panelsOf(stage);
  bars.forEach((bar, k) => {
    const {left, top, width, height} = innerOf(boxes[places[k].gate]);
    const each = width / steps;
    const box = {left: left + (places[k].step - 1) * each, top, width: each, height};
    for (const [side, value] of Object.entries(box)) bar.style.setProperty(side, `${value}px`);
  });
}
