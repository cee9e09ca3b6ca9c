import type {Parameters} from "../../engine/cells/cell.js";
import type {Arithmetic} from "../../engine/training/trainer.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import type {startTraining as StartTraining, TrainingOutcome} from "../../workers/trainingClient.js";
import type {TrainingPoint} from "../../workers/trainingMessages.js";
import {seed as seedControl, type FigureWith} from "../controls/controls.js";
import {messageOf} from "../messageOf.js";
import type {Figure} from "../mountFigure.js";
import type {CurveFrame} from "./trainingCurve.js";
import {pausableRun, type PausableRun, type Phase} from "./pausableRun.js";
import {fusedToggle, sayArithmetic, saySetup} from "./trainingArithmetic.js";
import {quarters, trainingProgress, type TrainingProgress} from "./trainingProgress.js";
import {trainingView, type TrainingView} from "./trainingView.js";

/** A network that the reader has trained. */
export interface TrainedHere {
  readonly seed: number;
  /** How many updates it has had. */
  readonly updates: number;
  /** In which it was trained: fused, a seed may give another network elsewhere. */
  readonly arithmetic: Arithmetic;
  readonly parameters: Parameters;
  /** On the run's final examples; undefined where the run was stopped before its end. */
  readonly score: number | undefined;
}

export interface TrainingPanelOptions extends Pick<CurveFrame, "baseline" | "domain"> {
  readonly summary: string;
  /** The client of src/workers, which the page hands in. */
  readonly startTraining: typeof StartTraining;
  /** Whether the reader's engine has fused multiply-adds: the page hands it in from src/workers. */
  readonly hasRelaxedSimd: () => boolean;
  /** What is trained by a seed. */
  readonly run: (seed: number) => Run;
  /** Takes the network over, and gives a sentence about it. */
  readonly onTrained: (trained: TrainedHere) => string;
}

const mainButton: Readonly<Record<Phase, string>> = {
  idle: "Train",
  running: "Pause",
  paused: "Go on",
  stopping: "Pause",
  ended: "Train again"
};

/**
 * Trains a network in the reader's browser: seed, arithmetic, start, pause, stop, how far it is, and the loss as it falls. A
 * run that breaks off says why, and can be started again. For a reader who asks for reduced motion the curve grows by
 * quarters.
 * @param fields the figure's field for the seed, and that for fused multiply-adds
 */
export function trainingPanel<State, Seed extends string, Fused extends string>(
  figure: Figure<State> & FigureWith<NoInfer<Seed>, number> & FigureWith<NoInfer<Fused>, boolean>,
  {seed: name, fused}: {readonly seed: Seed; readonly fused: Fused},
  options: TrainingPanelOptions
): HTMLDetailsElement {
  const seeded: FigureWith<Seed, number> = figure;
  const fusing: FigureWith<Fused, boolean> = figure;
  const available = options.hasRelaxedSimd();
  const asked = (): Arithmetic =>
    fusing.state[fused] && available ? "float32-relaxed" : options.run(seeded.state[name]).training.arithmetic;
  const {updates} = options.run(seeded.state[name]).training;
  let progress = trainingProgress(updates);
  let told: Arithmetic | undefined;

  /** While a run lasts the line is about that run; before and after, about the next one. */
  const tellArithmetic = (): void => {
    if (asked() === told || (run.phase !== "idle" && run.phase !== "ended")) return;
    told = asked();
    view.note(sayArithmetic(told));
  };
  const showPhase = (phase: Phase): void => {
    view.buttons({main: mainButton[phase], canStop: phase === "running" || phase === "paused"});
    tellArithmetic();
  };
  const run = pausableRun(options.startTraining, showPhase, figure.signal);

  const start = (): void => {
    const seed = seeded.state[name];
    progress = trainingProgress(updates);
    view.progress(progress.points, progress.words);
    view.say(`Training a network from seed ${seed}.`);
    told = asked();
    run
      .start({
        run: options.run(seed),
        arithmetic: told,
        onReady: (setup) => view.note(saySetup(setup)),
        onProgress: (more) => goOn(view, progress, more)
      })
      .then(({outcome, arithmetic}) => {
        view.progress(progress.points, progress.words);
        view.say(sayOutcome(outcome, progress, (trained) => options.onTrained({seed, arithmetic, ...trained})));
      })
      .catch((error: unknown) => view.alert(messageOf(error)));
  };

  const view = trainingView({
    ...options,
    updates,
    figureId: figure.id,
    seed: seedControl(seeded, name, {label: "from seed"}),
    choice: fusedToggle(fusing, fused, available),
    onMain() {
      if (run.phase === "idle" || run.phase === "ended") start();
      else if (run.phase !== "stopping") view.say(pauseOrGoOn(run, progress.words));
    },
    onStop: run.stop,
    onAgain: start,
    signal: figure.signal
  });
  showPhase(run.phase);
  fusing.watch(tellArithmetic);
  return view.element;
}

/** Pauses a run, or goes on with it, and says so. */
function pauseOrGoOn(run: PausableRun, at: string): string {
  if (run.phase === "running") {
    run.pause();
    return `Paused at ${at}.`;
  }
  run.resume();
  return "Training goes on.";
}

/** Shows that a run has gone on; says it at each quarter. */
function goOn(view: TrainingView, progress: TrainingProgress, more: readonly TrainingPoint[]): void {
  const {quarter: before} = progress;
  progress.add(more);
  const {points, quarter, words} = progress;
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!reduced || quarter > before || points.length <= more.length) view.progress(points, words);
  if (quarter > before && quarter < quarters) view.say(`${quarter} of ${quarters} parts done, ${words}.`);
}

/** How a run came to its end, in words; those about a network that it has trained are `onTrained`'s. */
function sayOutcome(
  outcome: TrainingOutcome,
  {points, words}: TrainingProgress,
  onTrained: (trained: Pick<TrainedHere, "updates" | "parameters" | "score">) => string
): string {
  if (points.length === 0) return "Stopped before there was anything to show.";
  if (!outcome.checkpoint)
    return `Stopped at ${words}. The network could not be saved in time: train again for one to trace.`;
  const {updates, parameters} = outcome.checkpoint.trainer;
  return onTrained({updates, parameters, score: outcome.kind === "finished" ? outcome.measures.score : undefined});
}
