import {inPageNote} from "../../frame/trainingPanel/inPageNote.js";
import {speak} from "../../frame/speak.js";
import type {TimingInHand} from "../../workers/timingClient.js";

interface Options {
  readonly figureId: string;
  /** Starts to measure, and tells how much of it is done, from 0 to 1. */
  readonly start: (progress: (share: number) => void) => TimingInHand;
  readonly signal: AbortSignal;
}

/** Two buttons, a bar and a sentence: measures in the reader's browser when asked, and stops when asked. */
export function measurePanel({figureId, start, signal}: Options): HTMLElement {
  const element = Object.assign(document.createElement("div"), {className: "control training measure"});
  const row = Object.assign(document.createElement("div"), {className: "row"});
  const bar = Object.assign(document.createElement("progress"), {max: 1, value: 0});
  bar.setAttribute("aria-label", "measured");
  const output = document.createElement("output");
  const spoken = speak(signal);
  let inHand: TimingInHand | undefined;
  const say = (words: string): void => {
    output.value = words;
    spoken.say(words);
  };
  const show = (): void => {
    main.setAttribute("aria-disabled", String(inHand !== undefined));
    stop.setAttribute("aria-disabled", String(inHand === undefined));
  };
  const main = makeButton("Measure here", figureId, () => {
    if (inHand) return;
    bar.value = 0;
    say("Measuring, for some seconds.");
    const measuring = start((share) => (bar.value = share));
    inHand = measuring;
    show();
    void measuring.done
      .then((how) => say(how === "finished" ? `Measured.${measuring.inPage ? ` ${inPageNote}` : ""}` : "Stopped."))
      .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        inHand = undefined;
        show();
      });
  });
  const stop = makeButton("Stop", figureId, () => inHand?.stop());
  signal.addEventListener("abort", () => inHand?.stop());
  show();
  row.append(main, stop, bar, output);
  element.append(row, spoken.element);
  return element;
}

function makeButton(words: string, figureId: string, act: () => void): HTMLButtonElement {
  const button = Object.assign(document.createElement("button"), {type: "button", textContent: words});
  button.setAttribute("aria-controls", figureId);
  button.addEventListener("click", act);
  return button;
}
