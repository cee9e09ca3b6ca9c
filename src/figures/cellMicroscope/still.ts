import type {Microscope} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {keyFrames} from "../../frame/keyFrames.js";
import {shareParts} from "../../frame/shareParts.js";
import {standalone} from "../../frame/standalone.js";
import {drawMicroscope} from "./drawing.js";
import {firstStop} from "./state.js";
import {sayMicroscope} from "./words.js";

/** The figure's first picture as a file: where the paths into c meet, or into h. */
export function microscopeStill(microscope: Microscope, size: StageSize & {document: Document}): string {
  const stop = firstStop(microscope);
  return standalone(drawMicroscope(microscope, {...size, stop}), {
    title: "One step of a cell, operation by operation",
    description: sayMicroscope(microscope, stop)
  });
}

/** For paper: the state forward, the place where its paths back meet, and what goes back to the step before. */
export function microscopeFrames(microscope: Microscope, document: Document): string {
  const {stops} = microscope;
  const lastForward = stops.findLastIndex(({at}) => at === "forward");
  const meetings = stops.flatMap(({at}, k) => (at === "meeting" ? [k] : []));
  const frames = [...new Set([lastForward, ...meetings])].slice(0, 4).map((stop) => ({
    picture: untouchable(drawMicroscope(microscope, {width: 700, height: 420, stop, document})),
    words: sayMicroscope(microscope, stop)
  }));
  shareParts(
    frames.map(({picture}) => picture),
    document
  );
  return keyFrames(frames, {title: "One step of a cell, forward and back", document, columns: 1});
}

/** Without what is there for fingers only: nobody cuts a path on paper. */
function untouchable(picture: SVGSVGElement): SVGSVGElement {
  for (const group of Array.from(picture.querySelectorAll("[data-path]"))) group.removeAttribute("data-path");
  for (const path of Array.from(picture.querySelectorAll('path[stroke="transparent"]'))) path.remove();
  return picture;
}
