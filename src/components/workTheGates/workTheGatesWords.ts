import type * as Experiment from "../../experiments/gatesByHand.js";
import type {GatesMiss, GatesRow, GatesTaskName} from "../../experiments/gatesByHand.js";
import type {TrainedGates, WorkTheGatesData} from "../../experiments/workTheGates.js";
import {found, rowsOfState, type WorkTheGatesState} from "./workTheGatesState.js";

/** What is to be done, as the goal of a task. */
const goals: Readonly<Record<GatesTaskName, string>> = {
  hold: "Hold 0.8 for ten steps, and show it only at the end",
  count: "Count the marks",
  forget: "Keep and show 0.7, and forget it at the second mark"
};

/** A number with two decimals and a true minus sign. */
export function decimals(value: number): string {
  const digits = value.toFixed(2);
  return Number(digits) === 0 ? "0.00" : digits.replace("-", "−");
}

/** How far the reader's gates are from the goal, or how the trained cell goes about it. */
export function sayGates(
  data: WorkTheGatesData,
  state: WorkTheGatesState,
  {gatesByHand, missOf}: Pick<typeof Experiment, "gatesByHand" | "missOf">
): string {
  const {task, whose, step} = state;
  if (whose === "trained") return sayTrained(task, found(data.trained, task), step);
  const rows = rowsOfState(data, state, gatesByHand);
  return sayByHand(task, rows, missOf(rows, data.settings.tolerance));
}

/** c of a step as a sum of what is kept and what is written: "c⁴ = f c³ + i c̃ = 0.5 · 0.20 + …". */
export function sayStepSum(rows: readonly GatesRow[], step: number, isNarrow: boolean): string {
  const {f, i, c̃, c} = rows[step - 1];
  const before = step > 1 ? rows[step - 2].c : 0;
  const part = (value: number): string => (value < 0 ? `(${decimals(value)})` : decimals(value));
  const sum = `${decimals(f)}·${part(before)} + ${decimals(i)}·${part(c̃)} = ${decimals(c)}`;
  return isNarrow ? `c = ${sum}` : `c = f c⁻ + i c̃;  at step ${step}  ${sum}`;
}

/** Whether the goal is reached, and if not by how much it is missed, where, and how much is right already. */
function sayByHand(task: GatesTaskName, rows: readonly GatesRow[], {right, asked, worst}: GatesMiss): string {
  if (!worst) return `${goals[task]}: reached. Everything that is asked for is within 0.05 of the goal, at every step.`;
  const row = rows[worst.t - 1];
  const [name, goal] = worst.of === "c" ? ["c", row.goalC] : ["h", row.goalShown];
  const is = worst.of === "c" ? row.c : row.shown;
  const counts = [
    `c at ${right.c} of ${asked.c} steps`,
    ...(asked.shown > 0 ? [`h at ${right.shown} of ${asked.shown}`] : [])
  ];
  const by = `missed by up to ${decimals(Math.abs(worst.by))}`;
  return `${goals[task]}: ${by} (at step ${worst.t}, ${name} is ${decimals(is)} and should be ${decimals(goal ?? 0)}). Right: ${counts.join(", ")}.`;
}

/** What the trained cell has done so far, and how good it is. */
function sayTrained(task: GatesTaskName, {rows, error, baseline}: TrainedGates, step: number): string {
  const {f, i, o, c, shown, goalShown} = rows[step - 1];
  if (step < rows.length)
    return (
      `Step ${step} of the trained cell: f = ${decimals(f)}, i = ${decimals(i)}, o = ${decimals(o)}; ` +
      `c is ${decimals(c)}, its answer ${decimals(shown)}, asked for is ${decimals(goalShown ?? 0)}.`
    );
  const off = `On fresh sequences it is off by ${decimals(error)} (root mean square); without reading, by ${decimals(baseline)}.`;
  return `${howItDoes[task](rows)} ${off}`;
}

/** How a trained cell goes about its task, from its rows. */
const howItDoes: Readonly<Record<GatesTaskName, (rows: readonly GatesRow[]) => string>> = {
  hold(rows) {
    const [first, last] = [rows[0], rows[rows.length - 1]];
    const kept = Math.min(...rows.slice(1).map(({f}) => f));
    return (
      `The trained cell writes with i = ${decimals(first.i)}, keeps with f ≥ ${decimals(kept)} and opens o from ` +
      `${decimals(rows[rows.length - 2].o)} to ${decimals(last.o)} at the end. What it keeps is c = ${decimals(last.c)}; ` +
      `of that it makes the answer ${decimals(last.shown)} for 0.80.`
    );
  },
  count(rows) {
    const marked = rows.filter(({mark}) => mark > 0);
    const steps = marked.map(({t, c}) => c - (t > 1 ? rows[t - 2].c : 0));
    const aside = rows.filter(({mark}) => mark === 0).map(({i}) => i);
    return (
      `The trained cell does not shut its input gate: without a mark i is up to ${decimals(Math.max(...aside))}, at the ` +
      `first mark ${decimals(marked[0].i)}. It keeps the values out by its c̃, and counts in small steps, from ` +
      `${decimals(steps[0])} to ${decimals(steps[steps.length - 1])}. Its answer ends at ` +
      `${decimals(rows[rows.length - 1].shown)} for ${marked.length}.`
    );
  },
  forget(rows) {
    const second = rows.find(({mark}) => mark === 2) ?? rows[0];
    const before = rows[second.t - 2];
    return (
      `At the second mark the trained cell shuts its forget gate, from ${decimals(before.f)} to ${decimals(second.f)}: c falls ` +
      `from ${decimals(before.c)} to ${decimals(second.c)}. It shuts its output gate too, to ${decimals(second.o)}, which ` +
      `is not needed.`
    );
  }
};
