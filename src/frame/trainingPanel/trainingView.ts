import {speak} from "../speak.js";
import {trainingCurve, type CurveFrame, type LossPoint} from "./trainingCurve.js";

/** What the panel's two buttons do just now. */
export interface ButtonsState {
  /** On the first button: "Train", "Pause", "Go on", "Train again". */
  readonly main: string;
  readonly canStop: boolean;
}

export interface TrainingView {
  readonly element: HTMLDetailsElement;
  buttons(state: ButtonsState): void;
  /** Moves the bar, draws the curve, and shows the words beside the bar. */
  progress(points: readonly LossPoint[], words: string): void;
  /** Shows a sentence, and says it to who listens. */
  say(sentence: string): void;
  /** Shows a fault with a button to start again; `say` or another start takes it away. */
  alert(sentence: string): void;
  /** Under the inputs: how a training is done, or why otherwise than was asked for. */
  note(sentence: string): void;
}

export interface TrainingViewOptions extends Omit<CurveFrame, "width"> {
  readonly summary: string;
  readonly figureId: string;
  readonly seed: HTMLElement;
  /** What may be chosen besides, a line of its own. */
  readonly choice: HTMLElement;
  readonly onMain: () => void;
  readonly onStop: () => void;
  readonly onAgain: () => void;
  readonly signal: AbortSignal;
}

/** The elements of a training panel: closed until it is asked for. */
export function trainingView(options: TrainingViewOptions): TrainingView {
  const {summary, figureId, seed, choice, onMain, onStop, onAgain, signal, updates} = options;
  const element = document.createElement("details");
  element.className = "control training";
  const main = makeButton("Train", figureId, onMain);
  const stop = makeButton("Stop", figureId, () => {
    if (stop.getAttribute("aria-disabled") !== "true") onStop();
  });
  const bar = make("progress");
  bar.max = updates;
  bar.value = 0;
  bar.setAttribute("aria-label", "updates trained");
  const count = make("output");
  const sentence = make("p", "sentence");
  const fault = make("p", "fault");
  fault.setAttribute("role", "alert");
  const reason = make("p", "reason");
  const spoken = speak(signal);
  const curve = curveOfAnyWidth(options, signal);
  const row = make("div", "row");
  row.append(seed, main, stop, bar);
  const title = make("summary");
  title.textContent = summary;
  const read = make("div", "words");
  read.append(count, choice, reason, fault, sentence);
  const beside = make("div", "beside");
  beside.append(read, curve.element);
  element.append(title, row, beside, spoken.element);

  const say = (words: string): void => {
    fault.replaceChildren();
    sentence.textContent = words;
    spoken.say(words);
  };
  return {
    element,
    buttons({main: words, canStop}) {
      if (main.textContent !== words) main.textContent = words;
      stop.setAttribute("aria-disabled", String(!canStop));
    },
    progress(points, words) {
      bar.value = points[points.length - 1]?.update ?? 0;
      bar.setAttribute("aria-valuetext", words);
      count.value = words;
      curve.show(points);
    },
    say,
    alert(words) {
      sentence.textContent = "";
      fault.replaceChildren(`${words} `, makeButton("Start again", figureId, onAgain));
    },
    note: (words) => (reason.textContent = words)
  };
}

/** The curve in a place as wide as the panel, with new axes where that has changed its width. */
function curveOfAnyWidth(
  frame: Omit<CurveFrame, "width">,
  signal: AbortSignal
): {element: HTMLElement; show: (points: readonly LossPoint[]) => void} {
  const element = make("div", "curve");
  let curve: ReturnType<typeof trainingCurve> | undefined;
  let shown: readonly LossPoint[] = [];
  let width = 0;
  const observer = new ResizeObserver(() => {
    if (element.clientWidth === width || element.clientWidth === 0) return;
    width = element.clientWidth;
    curve = trainingCurve({...frame, width}, document);
    curve.show(shown);
    element.replaceChildren(curve.element);
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
  return {
    element,
    show(points) {
      shown = points;
      curve?.show(points);
    }
  };
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = ""): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  return element;
}

function makeButton(words: string, figureId: string, act: () => void): HTMLButtonElement {
  const button = make("button");
  button.type = "button";
  button.textContent = words;
  button.setAttribute("aria-controls", figureId);
  button.addEventListener("click", act);
  return button;
}
