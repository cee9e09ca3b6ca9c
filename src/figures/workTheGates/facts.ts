import type {Facts} from "../../frame/facts.js";
import type {UnitStep} from "../../experiments/oneUnitTasks.js";
import {attempt} from "./attempt.js";
import type {GatesData} from "./experiment.js";
import {found, gatesOf, stepsOf, type State} from "./state.js";

/** What the page says of the first picture, of gates that reach their goals, and of the trained cells. */
export function facts(data: GatesData, first: State): Facts {
  const [hold, count, forget] = (["hold", "count", "forget"] as const).map((name) => found(data.settings.tasks, name));
  const half = stepsOf(data, first);
  const end = last(half);
  const counted = attempt(count, gatesOf(count.byHand));
  const [held, counting] = (["hold", "count"] as const).map((name) => found(data.trained, name).rows);
  const marked = counting.filter(({mark}) => mark > 0);
  const rise = ({t, c}: UnitStep): number => c - counting[t - 2].c;
  return {
    first: {gates: half[0].f, written: half[0].c, kept: end.c, shown: end.h, wanted: end.goalShown},
    hold: {value: hold.values[hold.marks[0] - 1]},
    forget: {value: forget.values[forget.marks[0] - 1]},
    count: {
      marks: count.marks.length,
      lastShown: last(counted).h,
      /** After the mark before the last. */
      shownBefore: counted[(count.marks.at(-2) ?? 1) - 1].h,
      marksBefore: count.marks.length - 1
    },
    trained: {
      held: last(held).c,
      widestInput: Math.max(...counting.map(({i}) => i)),
      contentAtMark: Math.max(...marked.map(({c̃}) => c̃)),
      /** By how much c rises at the first mark, and at the last. */
      countsBy: {first: rise(marked[0]), last: rise(last(marked))}
    }
  };
}

function last(steps: readonly UnitStep[]): UnitStep {
  return steps[steps.length - 1];
}
