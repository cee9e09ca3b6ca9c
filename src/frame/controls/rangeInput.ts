/** A finger has a direction after so many pixels. */
const decided = 8;

/** A finger on a slider before it is known what it wants. */
interface Touch {
  readonly x: number;
  readonly y: number;
  readonly before: string;
  /** Where the browser has moved the slider meanwhile. */
  asked: string;
}

/**
 * A slider that acts on a figure. Browsers move one as soon as a finger comes down on it, though the finger may be about to
 * scroll the page: here one that taps or sets out sideways moves it, and one that goes up or down does not.
 */
export function rangeInput(figureId: string, {min, max, step}: {min?: number; max?: number; step?: number} = {}) {
  const input = Object.assign(document.createElement("input"), {type: "range"});
  for (const [name, value] of Object.entries({min, max, step}))
    if (value !== undefined) input.setAttribute(name, String(value));
  input.setAttribute("aria-controls", figureId);
  let touch: Touch | undefined;
  const settle = (moves: boolean): void => {
    if (!touch) return;
    const {before, asked} = touch;
    touch = undefined;
    if (!moves || asked === before) return;
    input.value = asked;
    input.dispatchEvent(new Event("input", {bubbles: true}));
  };
  input.addEventListener("pointerdown", ({pointerType, clientX: x, clientY: y}) => {
    if (pointerType === "touch") touch = {x, y, before: input.value, asked: input.value};
  });
  // Before all other listeners, which hear of a touch only once it is known to be no scroll.
  input.addEventListener("input", (event) => {
    if (!touch) return;
    touch.asked = input.value;
    input.value = touch.before;
    event.stopImmediatePropagation();
  });
  input.addEventListener("pointermove", ({clientX, clientY}) => {
    if (touch && Math.abs(clientX - touch.x) >= Math.max(decided, Math.abs(clientY - touch.y))) settle(true);
  });
  input.addEventListener("pointerup", ({clientY}) =>
    settle(touch !== undefined && Math.abs(clientY - touch.y) < decided)
  );
  input.addEventListener("pointercancel", () => settle(false));
  return input;
}
