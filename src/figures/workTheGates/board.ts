import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type {Figure} from "../../frame/mountFigure.js";
import {wireWords} from "../../frame/operationWords.js";
import {innerOf, layoutGates} from "./layout.js";
import {gateNames, tenthsAt, valuesOf, withTenths, type GateName, type WorkTheGatesState} from "./state.js";

interface Place {
  readonly gate: GateName;
  readonly step: number;
}

/**
 * Lets mouse, pen, finger and keyboard set the gates: over each bar of the picture lies a slider of its own, of which the
 * Tab key finds one. A mouse that is dragged along a row draws its values; a finger taps, or drags sideways, so that the
 * page can still be scrolled.
 */
export function gateBoard(figure: Figure<WorkTheGatesState>, steps: number, cell: CellOperations): void {
  const {stage, signal} = figure;
  const spoken = ({gate, step}: Place): string => `${wireWords(cell, gate).name}, step ${step}`;
  const board = Object.assign(document.createElement("div"), {className: "gate-board"});
  board.setAttribute("role", "group");
  board.setAttribute("aria-label", "gates");
  const places = gateNames.flatMap((gate) => Array.from({length: steps}, (_, k): Place => ({gate, step: k + 1})));
  const bars = places.map((place) => makeBar(place, `${spoken(place)} of ${steps}`));
  board.append(...bars);
  stage.append(board);
  signal.addEventListener("abort", () => board.remove());
  let current = 0;
  let held: GateName | undefined;

  const set = ({gate, step}: Place, tenths: number): void =>
    figure.set({step, [gate]: withTenths(figure.state[gate], step, tenths)});
  const focus = (at: number): void => {
    bars[current].tabIndex = -1;
    current = at;
    bars[current].tabIndex = 0;
    bars[current].focus();
  };
  const paint = (gate: GateName, {clientX, clientY}: PointerEvent): void => {
    const row = bars[places.findIndex((place) => place.gate === gate)].getBoundingClientRect();
    const step = Math.min(steps, Math.max(1, 1 + Math.floor((clientX - row.left) / row.width)));
    set({gate, step}, Math.round(10 * (1 - (clientY - row.top) / row.height)));
  };

  const placeOf = (target: EventTarget | null): number => bars.findIndex((bar) => bar === target);
  board.addEventListener("pointerdown", (event) => {
    const at = placeOf(event.target);
    if (at < 0 || event.button !== 0) return;
    event.preventDefault();
    focus(at);
    held = places[at].gate;
    board.setPointerCapture(event.pointerId);
    if (event.pointerType !== "touch") paint(held, event);
  });
  board.addEventListener("pointermove", (event) => held && paint(held, event));
  board.addEventListener("pointerup", (event) => {
    if (held) paint(held, event);
    held = undefined;
  });
  board.addEventListener("pointercancel", () => (held = undefined));
  board.addEventListener("focusin", (event) => {
    const at = placeOf(event.target);
    if (at >= 0) figure.set({step: places[at].step});
  });
  board.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const place = places[current];
    const row = Math.floor(current / steps);
    const tenths = tenthsAt(figure.state[place.gate], place.step);
    const act = {
      ArrowLeft: () => focus(row * steps + Math.max(0, (current % steps) - 1)),
      ArrowRight: () => focus(row * steps + Math.min(steps - 1, (current % steps) + 1)),
      ArrowUp: () => set(place, tenths + 1),
      ArrowDown: () => set(place, tenths - 1),
      PageUp: () => focus(row > 0 ? current - steps : current),
      PageDown: () => focus(row < gateNames.length - 1 ? current + steps : current),
      Home: () => set(place, 0),
      End: () => set(place, 10),
      Enter: () => figure.set({[place.gate]: repeated(figure.state[place.gate], place.step)})
    }[event.key];
    const digit = /^\d$/.test(event.key) ? () => set(place, Number(event.key)) : undefined;
    const wanted = act ?? digit;
    if (!wanted) return;
    event.preventDefault();
    wanted();
  });

  const lay = (): void => {
    const size = {
      width: stage.clientWidth,
      height: stage.querySelector(".picture")?.clientHeight ?? stage.clientHeight
    };
    const layout = layoutGates(size);
    bars.forEach((bar, k) => {
      const {left, top, width, height} = innerOf(layout, layout.gates[places[k].gate]);
      const each = width / steps;
      const box = {left: left + (places[k].step - 1) * each, top, width: each, height};
      for (const [side, value] of Object.entries(box)) bar.style.setProperty(side, `${value}px`);
    });
  };
  const observer = new ResizeObserver(lay);
  observer.observe(stage);
  signal.addEventListener("abort", () => observer.disconnect());
  figure.watch((state) => {
    board.hidden = state.whose === "trained";
    bars.forEach((bar, k) => {
      const {gate, step} = places[k];
      const value = valuesOf(state[gate])[step - 1];
      bar.setAttribute("aria-valuenow", String(value));
      bar.setAttribute("aria-valuetext", `${spoken(places[k])}: ${value}`);
    });
  });
}

/** The value of a step at all steps after it as well. */
function repeated(digits: string, step: number): string {
  return digits.slice(0, step) + digits[step - 1].repeat(digits.length - step);
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
