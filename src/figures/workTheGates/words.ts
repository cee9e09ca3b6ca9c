import type {CellOperations} from "../../engine/cells/operations/operation.js";
import {unitEquation, unitSum, wireWords, type WireWords} from "../../frame/words/operationWords.js";
import {twoDecimals as decimals} from "../../frame/words/twoDecimals.js";
import type {Task, TaskName, UnitStep} from "../../experiments/oneUnitTasks.js";
import {missOf} from "./attempt.js";
import type {TrainedCell} from "../../experiments/oneUnitCells.js";
import type {GatesData} from "./experiment.js";
import {found, stepsOf, type State} from "./state.js";

/** What is to be done, as the goal of a task. */
function goalOf({name, values, marks}: Task): string {
  const value = values[marks[0] - 1];
  if (name === "hold") return `Hold ${value} for ${values.length} steps, and show it only at the end`;
  return name === "count" ? "Count the marks" : `Keep and show ${value}, and forget it at the second mark`;
}

/** How far the reader's gates are from the goal, or how the trained cell goes about it. */
export function sayGates(data: GatesData, state: State, cell: CellOperations): string {
  const {task, whose, step} = state;
  const names = namesOf(cell);
  if (whose === "trained") return sayTrained(task, found(data.trained, task), step, names);
  return sayByHand(found(data.settings.tasks, task), stepsOf(data, state), data.settings.tolerance, names);
}

/** The step with the cell state after it, for who hears the slider. */
export function sayStep(data: GatesData, state: State, cell: CellOperations): string {
  const rows = stepsOf(data, state);
  return `step ${state.step} of ${rows.length}, ${wireWords(cell, "c").symbol} = ${decimals(rows[state.step - 1].c)}`;
}

/** What the cell's list calls the quantities of a row. */
function namesOf(cell: CellOperations): Readonly<Record<"f" | "i" | "o" | "c̃" | "c" | "h", WireWords>> {
  const of = (wire: string): WireWords => wireWords(cell, wire);
  return {f: of("f"), i: of("i"), o: of("o"), c̃: of("c̃"), c: of("c"), h: of("h")};
}

type Names = ReturnType<typeof namesOf>;

/** c of a step as a sum of what is kept and what is written: "c = f c⁻ + i c̃;  at step 4  0.50·0.20 + …". */
export function sayStepSum(cell: CellOperations, rows: readonly UnitStep[], step: number, isNarrow: boolean): string {
  const {f, i, c̃, c} = rows[step - 1];
  const values: Readonly<Record<string, number>> = {f, i, c̃, "c⁻": step > 1 ? rows[step - 2].c : 0};
  const part = (wire: string): string => {
    const number = decimals(values[wire]);
    return values[wire] < 0 ? `(${number})` : number;
  };
  const sum = `${unitSum(cell, "c", part)} = ${decimals(c)}`;
  return isNarrow ? `${wireWords(cell, "c").symbol} = ${sum}` : `${unitEquation(cell, "c")};  at step ${step}  ${sum}`;
}

/** Whether the goal is reached, and if not by how much it is missed, where, and how much is right already. */
function sayByHand(task: Task, rows: readonly UnitStep[], tolerance: number, {c, h}: Names): string {
  const {right, asked, worst} = missOf(rows, tolerance);
  const goal = goalOf(task);
  if (!worst)
    return `${goal}: reached. Everything that is asked for is within ${tolerance} of the goal, at every step.`;
  const row = rows[worst.t - 1];
  const [name, wanted] = worst.of === "c" ? [c.symbol, row.goalC] : [h.symbol, row.goalShown];
  const is = worst.of === "c" ? row.c : row.shown;
  const counts = [
    `${c.symbol} at ${right.c} of ${asked.c} steps`,
    ...(asked.shown > 0 ? [`${h.symbol} at ${right.shown} of ${asked.shown}`] : [])
  ];
  const by = `missed by up to ${decimals(Math.abs(worst.by))}`;
  return `${goal}: ${by} (at step ${worst.t}, ${name} is ${decimals(is)} and should be ${decimals(wanted ?? 0)}). Right: ${counts.join(", ")}.`;
}

/** What the trained cell has done so far, and how good it is. */
function sayTrained(task: TaskName, {rows, error, baseline}: TrainedCell, step: number, names: Names): string {
  const {f, i, o, c, shown, goalShown} = rows[step - 1];
  if (step < rows.length)
    return (
      `Step ${step} of the trained cell: ${names.f.symbol} = ${decimals(f)}, ${names.i.symbol} = ${decimals(i)}, ${names.o.symbol} = ${decimals(o)}; ` +
      `${names.c.symbol} is ${decimals(c)}, its answer ${decimals(shown)}, asked for is ${decimals(goalShown ?? 0)}.`
    );
  const off = `On fresh sequences it is off by ${decimals(error)} (root mean square); without reading, by ${decimals(baseline)}.`;
  return `${howItDoes[task](rows, names)} ${off}`;
}

/** How a trained cell goes about its task, from its rows. */
const howItDoes: Readonly<Record<TaskName, (rows: readonly UnitStep[], names: Names) => string>> = {
  hold(rows, {f, i, o, c}) {
    const [first, last] = [rows[0], rows[rows.length - 1]];
    const kept = Math.min(...rows.slice(1).map((row) => row.f));
    return (
      `The trained cell writes with ${i.symbol} = ${decimals(first.i)}, keeps with ${f.symbol} ≥ ${decimals(kept)} and opens ${o.symbol} from ` +
      `${decimals(rows[rows.length - 2].o)} to ${decimals(last.o)} at the end. What it keeps is ${c.symbol} = ${decimals(last.c)}; ` +
      `of that it makes the answer ${decimals(last.shown)} for ${decimals(last.goalShown ?? 0)}.`
    );
  },
  count(rows, {i, c̃}) {
    const marked = rows.filter(({mark}) => mark > 0);
    const steps = marked.map(({t, c}) => c - (t > 1 ? rows[t - 2].c : 0));
    const aside = rows.filter(({mark}) => mark === 0).map((row) => row.i);
    return (
      `The trained cell does not shut its ${i.name}: without a mark ${i.symbol} is up to ${decimals(Math.max(...aside))}, at the ` +
      `first mark ${decimals(marked[0].i)}. It keeps the values out by its ${c̃.symbol}, and counts in small steps, from ` +
      `${decimals(steps[0])} to ${decimals(steps[steps.length - 1])}. Its answer ends at ` +
      `${decimals(rows[rows.length - 1].shown)} for ${marked.length}.`
    );
  },
  forget(rows, {f, o, c}) {
    const second = rows.find(({mark}) => mark === 2) ?? rows[0];
    const before = rows[second.t - 2];
    return (
      `At the second mark the trained cell shuts its ${f.name}, from ${decimals(before.f)} to ${decimals(second.f)}: ${c.symbol} falls ` +
      `from ${decimals(before.c)} to ${decimals(second.c)}. It shuts its ${o.name} too, to ${decimals(second.o)}, which ` +
      `is not needed.`
    );
  }
};
