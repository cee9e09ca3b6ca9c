import type {Run} from "../../experiments/training/trainingSettings.js";
import {messageOf} from "../../frame/messageOf.js";
import type {Figure} from "../../frame/mountFigure.js";
import {pausableRun, type Phase} from "../../frame/trainingPanel/pausableRun.js";
import {startTraining} from "../../workers/trainingClient.js";
import {growingHistory, type History} from "./history.js";
import {startOf} from "./look.js";

/** What of a figure's state a training changes. */
interface Chosen {
  readonly part: number;
}

const mainWords: Readonly<Record<Phase, string>> = {
  idle: "Train",
  running: "Pause",
  paused: "Go on",
  stopping: "Pause",
  ended: "Train"
};

/**
 * Two buttons: one trains a network of the reader's choice and pauses it, the other stops it. What goes wrong is said beside
 * them, and can be tried again.
 * @param run what is trained in a state, and at how many moments it is looked at
 * @param onChange called when the run has gone on
 */
export function trainHere<State extends Chosen>(
  figure: Figure<State>,
  {run: chosenRun, moments}: {run: (state: State) => Run; moments: number},
  onChange: (history: History) => void
): HTMLElement {
  const [main, stop] = [button(figure.id, "Train"), button(figure.id, "Stop")];
  const message = document.createElement("span");
  message.setAttribute("role", "alert");
  const run = pausableRun(
    startTraining,
    (phase) => {
      main.textContent = mainWords[phase];
      stop.disabled = phase !== "running" && phase !== "paused";
    },
    figure.signal
  );
  stop.disabled = true;
  const start = async (): Promise<void> => {
    message.textContent = "";
    const chosen = chosenRun(figure.state);
    const growing = growingHistory(chosen, startOf(chosen));
    (figure as unknown as Figure<Chosen>).setField("part", moments);
    onChange(growing.now());
    try {
      const {outcome} = await run.start({
        run: chosen,
        arithmetic: "float32",
        keepEvery: chosen.training.updates / moments,
        onReady: () => undefined,
        onProgress(points) {
          growing.add(points);
          onChange(growing.now());
        }
      });
      if (outcome.kind === "finished") growing.finish(outcome.measures.solved);
      onChange(growing.now());
    } catch (error) {
      message.textContent = messageOf(error);
    }
  };
  main.addEventListener("click", () => {
    if (run.phase === "running") run.pause();
    else if (run.phase === "paused") run.resume();
    else if (run.phase !== "stopping") void start();
  });
  stop.addEventListener("click", () => run.stop());
  const control = document.createElement("span");
  control.className = "control start";
  control.append(main, stop, message);
  return control;
}

function button(figureId: string, words: string): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = words;
  element.setAttribute("aria-controls", figureId);
  return element;
}
