import type {Figure} from "../mountFigure.js";
import type {StageSize} from "../stage.js";

/** From where a picture in perspective is seen, in degrees. */
interface Seen {
  readonly azimuth: number;
  readonly elevation: number;
}

interface Turning {
  /** Whether the picture is in perspective now. */
  readonly turns: () => boolean;
  /** Where the land is in a picture of some size, from its top left corner. */
  readonly land: (size: StageSize) => StageSize;
  readonly elevations: {readonly min: number; readonly max: number};
}

/** Degrees that the picture turns for a pixel of the pointer's way. */
const turnPerPixel = 0.5;

/**
 * Lets mouse, pen and finger turn the picture in perspective: to the side turns it, up and down tilts it. (The keyboard
 * needs a slider for each.) A finger that goes up or down still scrolls the page.
 */
export function turnByDrag(figure: Figure<Seen>, {turns, land, elevations}: Turning): void {
  const {stage, signal} = figure;
  let held: {id: number; x: number; y: number; from: Seen} | undefined;
  const release = (): void => {
    if (held) stage.style.cursor = "";
    held = undefined;
  };
  figure.watch(() => (stage.style.touchAction = turns() ? "pan-y" : ""));
  stage.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0 || !turns() || !isOnLand(stage, land, event)) return;
      event.preventDefault();
      held = {id: event.pointerId, x: event.clientX, y: event.clientY, from: figure.state};
      stage.setPointerCapture(event.pointerId);
      stage.style.cursor = "grabbing";
    },
    {signal}
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      if (held?.id !== event.pointerId) return;
      const turned = held.from.azimuth + turnPerPixel * (event.clientX - held.x);
      const tilted = held.from.elevation + turnPerPixel * (event.clientY - held.y);
      figure.set({
        azimuth: ((Math.round(turned) % 360) + 360) % 360,
        elevation: Math.round(Math.min(elevations.max, Math.max(elevations.min, tilted)))
      });
    },
    {signal}
  );
  stage.addEventListener("pointerup", release, {signal});
  stage.addEventListener("pointercancel", release, {signal});
}

/** Whether a pointer is where the land is, not on the slices beside it. */
function isOnLand(stage: HTMLElement, land: (size: StageSize) => StageSize, {clientX, clientY}: PointerEvent): boolean {
  const svg = stage.querySelector("svg");
  if (!svg) return false;
  const {left, top, width, height} = svg.getBoundingClientRect();
  const size = land({width, height});
  return clientX - left < size.width && clientY - top < size.height;
}
