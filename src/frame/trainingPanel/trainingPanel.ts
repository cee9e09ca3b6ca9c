import type {Parameters} from "../../engine/cells/cell.js";
import type {Arithmetic} from "../../engine/training/trainer.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import type {startTraining as StartTraining, Training, TrainingOutcome} from "../../workers/trainingClient.js";
import type {TrainingPoint} from "../../workers/trainingMessages.js";
import {seed as seedControl, type FigureWith} from "../controls.js";
import type {Figure} from "../mountFigure.js";
import type {CurveFrame} from "./trainingCurve.js";
import {fusedToggle, sayArithmetic} from "./trainingArithmetic.js";
import {trainingView} from "./trainingView.js";

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

/** Where the panel stands between two runs and in one. */
type Phase = "idle" | "running" | "paused" | "stopping" | "ended";

const mainButton: Readonly<Record<Phase, string>> = {
  idle: "Train",
  running: "Pause",
  paused: "Go on",
  stopping: "Pause",
  ended: "Train again"
};

/** For a reader who asks for reduced motion the curve grows by so many updates at a time: a quarter of all. */
const quarters = 4;

/**
 * Trains a network in the reader's browser: seed, arithmetic, start, pause, stop, how far it is, and the loss as it falls. A run that
 * breaks off says why, and can be started again.
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
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  let phase: Phase = "idle";
  let training: Training | undefined;
  let points: TrainingPoint[] = [];
  let told: Arithmetic | undefined;

  const become = (next: Phase): void => {
    phase = next;
    view.buttons({main: mainButton[phase], canStop: phase === "running" || phase === "paused"});
    tellArithmetic();
  };
  /** While a run lasts the line is about that run; before and after, about the next one. */
  const tellArithmetic = (): void => {
    if (asked() === told || (phase !== "idle" && phase !== "ended")) return;
    told = asked();
    view.note(sayArithmetic(told));
  };

  const onProgress = (more: readonly TrainingPoint[]): void => {
    const before = quarterOf(points.length);
    points.push(...more);
    const quarter = quarterOf(points.length);
    if (!reduced.matches || quarter > before || points.length <= more.length) view.progress(points, sayProgress());
    if (quarter > before && quarter < quarters) view.say(`${quarter} of ${quarters} parts done, ${sayProgress()}.`);
  };
  const quarterOf = (done: number): number => Math.floor((quarters * done) / updates);
  const sayProgress = (): string => {
    const last = points[points.length - 1] as TrainingPoint | undefined;
    return last ? `update ${last.update} of ${updates}, loss ${last.loss.toPrecision(2)}` : `0 of ${updates} updates`;
  };

  const start = (): void => {
    const seed = seeded.state[name];
    points = [];
    view.progress(points, sayProgress());
    view.say(`Training a network from seed ${seed}.`);
    told = asked();
    let arithmetic = told;
    become("running");
    const run = options.startTraining({
      run: options.run(seed),
      arithmetic,
      onProgress,
      onReady(setup) {
        arithmetic = setup.arithmetic;
        view.note(setup.note ?? sayArithmetic(arithmetic));
      }
    });
    training = run;
    run.done.then((outcome) => finish(outcome, {seed, arithmetic})).catch(breakOff);
  };
  const finish = (outcome: TrainingOutcome, made: Pick<TrainedHere, "seed" | "arithmetic">): void => {
    become("ended");
    view.progress(points, sayProgress());
    const {checkpoint} = outcome;
    if (points.length === 0) return view.say("Stopped before there was anything to show.");
    if (!checkpoint)
      return view.say(
        `Stopped at ${sayProgress()}. The network could not be saved in time: train again for one to trace.`
      );
    const {updates, parameters} = checkpoint.trainer;
    const score = outcome.kind === "finished" ? outcome.measures.score : undefined;
    view.say(options.onTrained({...made, updates, parameters, score}));
  };
  const breakOff = (error: unknown): void => {
    become("ended");
    view.alert(error instanceof Error ? error.message : String(error));
  };

  const view = trainingView({
    ...options,
    updates,
    figureId: figure.id,
    seed: seedControl(seeded, name, {label: "from seed"}),
    choice: fusedToggle(fusing, fused, available),
    onMain() {
      if (phase === "idle" || phase === "ended") return start();
      if (phase === "running") {
        training?.pause();
        become("paused");
        view.say(`Paused at ${sayProgress()}.`);
      } else if (phase === "paused") {
        training?.resume();
        become("running");
        view.say("Training goes on.");
      }
    },
    onStop() {
      become("stopping");
      void training?.stop().catch(() => undefined);
    },
    onAgain: start,
    signal: figure.signal
  });
  become("idle");
  fusing.watch(tellArithmetic);
  figure.signal.addEventListener("abort", () => void training?.stop().catch(() => undefined));
  return view.element;
}
