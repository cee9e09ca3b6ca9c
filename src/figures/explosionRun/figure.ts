import {format, mean, median} from "d3";
import type {RunName} from "../../frame/picture/clippedRuns.js";
import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import type {Facts} from "../../frame/facts.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown as shownField} from "../../frame/guess/guessFields.js";
import {choice, integer} from "../../frame/state/fields.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {stepper} from "../../frame/controls/stepper.js";
import {
  curveOf,
  domainOf,
  drawExplosionRun,
  ends,
  namesOf,
  recordAt,
  scopes,
  shownAfter,
  shownOf,
  together,
  type ExplosionRunState
} from "./drawing.js";
import type {ExplosionRunData, RunCurve} from "./experiment.js";

/** One update of one run, as the CSV has it. */
interface Row extends Record<"update" | "loss" | "norm", number> {
  readonly run: RunName;
}

const count = format(",");
const short = format(".2~r");

/** The prose tells a loss as the mean of so many updates: those of single batches jump. */
const recent = 50;

/** The last updates before the overflow are told against so many before them. */
const usual = 100;

/** A training run whose numbers overflow, update by update, and the same run from the last checkpoint with clipping. */
export const explosionRun = declareFigure({
  id: "explosion-run",
  title: "A run that overflows, and its restart",
  sizes: {
    wide: {width: 720, height: 460},
    narrow: {width: 324, height: 486}
  },
  otherState: "update=1268&show=overflow&shown=yes",
  experiment: () => import("./experiment.js"),
  view(data: ExplosionRunData, {document}): View<ExplosionRunState, Row> {
    const {checkpoint, overflow, settings} = data;
    const around = [checkpoint, overflow.update - 3, overflow.update, overflow.update + shownAfter];
    return {
      fields: {
        update: integer({min: 1, max: settings.updates, default: settings.updates}),
        show: choice(scopes, "all"),
        guess: pick(ends),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: `From update ${count(checkpoint)} the run starts again, clipped at ${settings.threshold}. Where does it end?`,
          inputs: [
            choose(figure, "guess", {
              ...{label: "my guess"},
              labels: {
                overflows: "in Inf, only later",
                stands: "where it was at the checkpoint",
                learns: "at a smaller loss"
              }
            })
          ],
          made: (state) => state.guess !== "",
          reply
        }),
        stepper(figure, "update", {
          ...{label: "update", read: count},
          stages: [checkpoint, overflow.update - 3, overflow.update],
          last: ({show}) => domainOf(data, show)[1],
          valueText: (state) => sayUpdate(data, state)
        }),
        choose(figure, "show", {label: "show", labels: {all: "all updates", overflow: "around the overflow"}})
      ],
      draw: (state, size) => drawExplosionRun(data, state, {...size, document}),
      rows: (state) => namesOf(state).flatMap((name) => rowsOf(data, name, state.update)),
      say: (state) => sayExplosionRun(data, state),
      frames: {
        title: "The updates around the overflow",
        states: around.map((update) => ({update, show: "overflow", shown: true})),
        ...{width: 460, height: 380}
      }
    };
  },
  facts: factsOf
});

function rowsOf(data: ExplosionRunData, run: RunName, last: number): Row[] {
  const {first, loss, norm} = curveOf(data, run);
  return loss.map((loss, k) => ({run, update: first + k, loss, norm: norm[k]})).filter(({update}) => update <= last);
}

/** What has happened to both runs up to the update shown. */
function sayExplosionRun(data: ExplosionRunData, state: ExplosionRunState): string {
  const {overflow, checkpoint, settings} = data;
  const {update, shown} = state;
  const [from] = domainOf(data, state.show);
  if (update < from) return `Update ${count(update)} is not in this picture, which begins later.`;
  const of = (name: RunName, quantity: "loss" | "norm"): string => sayShown(data, state, name, quantity);
  if (update <= checkpoint)
    return `After update ${count(update)} the loss is ${of("unclipped", "loss")}, and the gradient ${of("unclipped", "norm")} long.`;
  if (update < overflow.update) {
    const clipped = shown
      ? `; from the checkpoint and clipped, ${of("clipped", "loss")} and ${of("clipped", "norm")}`
      : "";
    return `Update ${count(update)}: unclipped, the loss is ${of("unclipped", "loss")} and the gradient ${of("unclipped", "norm")} long${clipped}.`;
  }
  if (!shown) return `${sayOverflow(data)} And from the checkpoint after update ${count(checkpoint)}, clipped?`;
  return `${sayOverflow(data)} Restarted from the checkpoint after update ${count(checkpoint)} and clipped at ${settings.threshold}, the run is at a loss of ${of("clipped", "loss")}, after update ${count(update)}.`;
}

/** What ended the unclipped run, and how its loss came there. */
function sayOverflow({unclipped, overflow: {update, what, value, step}}: ExplosionRunData): string {
  const before = [3, 2, 1].map((back) => size(recordAt(unclipped, update - back)?.loss));
  const where = step === null ? "" : ` at step ${step} of the sequence`;
  return `Update ${count(update)} stopped the unclipped run: ${what.replace(/^h of layer1$/, "the state h")} was ${value}${where}, after losses of ${before.join(", ")}.`;
}

/** The update with the numbers that matter, for who hears the slider. */
function sayUpdate(data: ExplosionRunData, state: ExplosionRunState): string {
  const {restarted, overflow} = data;
  const {update} = state;
  const at = `update ${count(update)}`;
  if (update < domainOf(data, state.show)[0]) return `${at}, not in this picture`;
  const loss = (name: RunName): string => size(shownOf(data, state, name, "loss")?.value);
  if (update < restarted.first) return `${at}, loss ${loss("unclipped")}`;
  const first = update >= overflow.update ? "stopped" : `loss ${loss("unclipped")}`;
  return `${at}, unclipped ${first}${state.shown ? `, restarted loss ${loss("clipped")}` : ""}`;
}

/** What is said to this guess. */
function reply({guess}: Pick<ExplosionRunState, "guess">): string {
  const why = "no step is longer than the rate times the threshold";
  if (guess === "learns") return `It does: its gradients grow longer still, but ${why}.`;
  if (guess === "overflows") return `It never does: the steep place is there and gradients grow, but ${why}.`;
  return `It goes on down: the steep place is there, but ${why}, and it gets past.`;
}

/** A number as the picture has it, and what it is of where that is several updates. */
function sayShown(data: ExplosionRunData, state: ExplosionRunState, name: RunName, quantity: "loss" | "norm"): string {
  const {value, updates = 1} = shownOf(data, state, name, quantity) ?? {};
  if (updates === 1) return size(value);
  return `${size(value)} (${quantity === "loss" ? "mean" : "longest"} of ${updates} updates)`;
}

function recentLosses({first, loss}: RunCurve, update: number): readonly number[] {
  return loss.slice(Math.max(0, update - first + 1 - recent), update - first + 1);
}

function size(value = NaN): string {
  return value >= 1000 ? powerOfTen(Math.log10(value)) : short(value);
}

/** How the unclipped run ended, the last updates before that, and how the restarted one went on. */
function factsOf({unclipped, restarted, overflow, checkpoint, ends, settings}: ExplosionRunData): Facts {
  const before = (back: number): Facts => ({
    update: overflow.update - back,
    ...recordAt(unclipped, overflow.update - back)
  });
  const calm = overflow.update - 5;
  const steady = unclipped.norm.slice(0, checkpoint - unclipped.first + 1);
  const longest = Math.max(...steady);
  return {
    overflow,
    checkpoint,
    /** Updates to a point in the picture of all. */
    together,
    /** Of the unclipped run: its loss at the start and before the last four updates, and its gradients before those. */
    startLoss: mean(recentLosses(unclipped, unclipped.first + recent - 1)) ?? null,
    calmLoss: mean(recentLosses(unclipped, calm).slice(-10)) ?? null,
    calmNorm: median(unclipped.norm.slice(calm - usual, calm)) ?? null,
    before: {four: before(4), three: before(3), two: before(2), one: before(1)},
    harmless: {update: unclipped.first + steady.indexOf(longest), norm: longest},
    restarted: {
      longest: Math.max(...restarted.norm),
      loss: mean(recentLosses(restarted, settings.updates)) ?? null,
      shownTo: overflow.update + shownAfter
    },
    ends: {seeds: settings.seeds.length, unclipped: {...ends.unclipped}, clipped: {...ends.clipped}}
  };
}
