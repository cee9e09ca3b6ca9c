import type {Figure} from "../mountFigure.js";

/** Where a pointer is and over what, as its event says. */
export interface PointerPlace {
  readonly clientX: number;
  readonly clientY: number;
  readonly target: EventTarget | null;
}

/** What a pointer has taken hold of. */
export interface Held<State> {
  /** The pointer's look over it. */
  readonly cursor: "grab" | "ns-resize";
  /** It comes to the pointer at once, and not only when that moves. */
  readonly atOnce?: boolean;
  /** A finger that sets out sideways moves it; one that goes up or down scrolls the page. */
  readonly sideways?: boolean;
  /** What follows from the pointer's place; nothing where it has left what can be set. */
  move(at: PointerPlace): Partial<State> | undefined;
}

/** What a pointer can do to a picture as it is drawn now. */
export interface Pointing<State> {
  hold?(at: PointerPlace): Held<State> | undefined;
  /** What a click or a tap changes. */
  pick?(at: PointerPlace): Partial<State> | undefined;
  /** The pointer's look over what can be picked. */
  readonly cursor?: "pointer" | "crosshair";
}

interface Gesture<State> {
  readonly id: number;
  readonly held: Held<State>;
  readonly start: PointerPlace;
  readonly before: Readonly<State>;
  /** Whether it is under way: a finger's may yet become a scroll. */
  moving: boolean;
}

/** A finger has a direction after so many pixels; browsers wait longer before they scroll. */
const decided = 8;

/**
 * Lets mouse, pen and finger change a figure by its picture. (The keyboard has sliders.) A gesture is a scroll or a change,
 * never both: what is held is dragged and does not scroll, a tap picks and a swipe does not, and a change that the browser
 * breaks off to scroll is taken back. What can be held or picked shows it by the pointer. The picture is drawn anew all the
 * while, so the stage listens, which stays.
 */
export function pointAtPicture<State>(
  figure: Pick<Figure<State>, "stage" | "signal" | "set" | "state">,
  {hold = nothing, pick = nothing, cursor = "pointer"}: Pointing<State>
): void {
  const {stage, signal} = figure;
  let gesture: Gesture<State> | undefined;
  let dragged = false;
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void
  ): void => stage.addEventListener(type, listener, {signal, passive: false});
  const end = (): void => {
    gesture = undefined;
    stage.style.cursor = "";
  };
  const change = (part: Partial<State> | undefined): void => {
    if (part !== undefined) figure.set(part);
  };
  const lookOver = (at: PointerPlace): string => hold(at)?.cursor ?? (pick(at) ? cursor : "");
  const follow = (gesture: Gesture<State>, event: PointerEvent): void => {
    const way = gesture.moving ? "moves" : wayOf(gesture, event);
    if (way === "scrolls") end();
    if (way !== "moves") return;
    gesture.moving = dragged = true;
    change(gesture.held.move(event));
  };

  listen("touchstart", (event) => {
    const held = event.touches.length === 1 && isPicture(event.target) ? hold(event.touches[0]) : undefined;
    if (held && !held.sideways) event.preventDefault();
  });
  listen("pointerdown", (event) => {
    dragged = false;
    const held = gesture || event.button !== 0 || !isPicture(event.target) ? undefined : hold(event);
    if (!held) return;
    event.preventDefault();
    const {pointerId: id, clientX, clientY, target} = event;
    gesture = {id, held, start: {clientX, clientY, target}, before: figure.state, moving: false};
    stage.setPointerCapture(id);
    stage.style.cursor = held.cursor === "grab" ? "grabbing" : held.cursor;
    // A finger that may yet scroll the page changes nothing before it has set out.
    if (held.atOnce && !(held.sideways && event.pointerType === "touch")) change(held.move(event));
  });
  listen("pointermove", (event) => {
    if (!gesture) stage.style.cursor = isPicture(event.target) ? lookOver(event) : "";
    else if (gesture.id === event.pointerId) follow(gesture, event);
  });
  listen("pointerup", (event) => gesture?.id === event.pointerId && end());
  listen("pointercancel", (event) => {
    if (gesture?.id !== event.pointerId) return;
    figure.set(gesture.before);
    end();
  });
  listen("click", (event) => {
    if (!dragged && isPicture(event.target)) change(pick(event));
  });
}

function nothing(): undefined {
  return undefined;
}

/** What a gesture has become by where its pointer is now. */
function wayOf<State>({held, start}: Gesture<State>, event: PointerEvent): "moves" | "scrolls" | "undecided" {
  if (!held.sideways || event.pointerType !== "touch") return "moves";
  const [across, down] = [event.clientX - start.clientX, event.clientY - start.clientY].map(Math.abs);
  if (Math.max(across, down) < decided) return "undecided";
  return across > down ? "moves" : "scrolls";
}

/** The picture itself, not a message or an input that lies over it. */
function isPicture(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".picture") !== null;
}
