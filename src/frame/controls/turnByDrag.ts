import type {PointerPlace, Pointing} from "./pointAtPicture.js";
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
 * A picture in perspective that is dragged: to the side turns it, up and down tilts it. A finger has to set out sideways;
 * one that goes up or down scrolls the page.
 */
export function turnByDrag<State extends Seen>(
  figure: Figure<State> & Figure<Seen>,
  {turns, land, elevations}: Turning
): Pointing<Seen> {
  const {stage} = figure;
  figure.watch(() => (stage.style.touchAction = turns() ? "pan-y pinch-zoom" : ""));
  return {
    hold(start) {
      if (!turns() || !isOnLand(stage, land, start)) return undefined;
      const {azimuth, elevation} = figure.state;
      return {
        ...{cursor: "grab", sideways: true},
        move({clientX, clientY}) {
          const turned = Math.round(azimuth + turnPerPixel * (clientX - start.clientX));
          const tilted = Math.round(elevation + turnPerPixel * (clientY - start.clientY));
          return {
            azimuth: ((turned % 360) + 360) % 360,
            elevation: Math.min(elevations.max, Math.max(elevations.min, tilted))
          };
        }
      };
    }
  };
}

/** Whether a pointer is where the land is, not on the slices beside it. */
function isOnLand(stage: HTMLElement, land: (size: StageSize) => StageSize, {clientX, clientY}: PointerPlace): boolean {
  const svg = stage.querySelector("svg");
  if (!svg) return false;
  const {left, top, width, height} = svg.getBoundingClientRect();
  const size = land({width, height});
  return clientX - left < size.width && clientY - top < size.height;
}
