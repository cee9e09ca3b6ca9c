import {median} from "d3";
import type {Facts} from "../../frame/facts.js";
import type {ErrorsByAttractors, TracesData} from "./experiment.js";
import {looker, type Looked, type State} from "./state.js";
import {rowsOfUnit} from "./trace.js";

/** A sentence with four attractors, which the page has its reader read. */
export const longSentence = "the writer of the books near the ships with the horses behind the farmers";

/** What the page says of the three networks and of what their units hold. */
export function facts(data: TracesData, first: State, errors: ErrorsByAttractors): Facts {
  const look = looker(data, () => data.trained);
  const {order, agreement} = data.stored;
  const inOrder: State = {...first, task: "order"};
  const inSentence: State = {...first, task: "agreement"};
  return {
    training: trainingFacts(data),
    unit1: oneUnit(data, look(first)),
    answer: look(first).trace.answers[data.settings.length - 1].answer,
    adding: unitsOf(look, first),
    order: {
      ...{hiddenSize: order.hiddenSize, length: order.length},
      /** One sequence of so many is told wrong. */
      oneIn: Math.round(1 / order.error),
      forgetGate: median(look(inOrder).trace.rows, ({f}) => f) ?? null,
      units: unitsOf(look, inOrder),
      writtenAfter: (look({...inOrder, unit: 1}).moments.written ?? NaN) - first.first
    },
    agreement: {
      hiddenSize: agreement.hiddenSize,
      error: agreement.error,
      /** By how many attractors; and the trials of up to two of them. */
      errors: errors.map(({errors, trials}) => errors / trials),
      trials: errors.map(({trials}) => trials),
      easy: errors.slice(0, 3).reduce((sum, {trials}) => sum + trials, 0),
      units: unitsOf(look, inSentence),
      afterNoun: answersAfterNouns(look({...inSentence, sentence: longSentence}))
    }
  };
}

/** How the error of the network that is trained for the page fell. */
function trainingFacts({trained: {error, baseline, curve}}: TracesData): Facts {
  const fall = curve.findIndex(({loss}) => loss < 0.9 * baseline);
  return {
    error,
    ratio: baseline / error,
    /** The last point before the loss first falls, and the last above a hundredth; null where there is none. */
    flat: curve.slice(0, fall < 0 ? undefined : fall).at(-1)?.update ?? null,
    low: curve.filter(({loss}) => loss >= baseline / 100).at(-1)?.update ?? null
  };
}

/** What the first unit does at the two marks of the adding problem and between them. */
function oneUnit({settings: {firstMark, secondMark}}: TracesData, {trace}: Looked): Facts {
  const unit = rowsOfUnit(trace, 1);
  const [first, second] = [unit[firstMark - 1], unit[secondMark - 1]];
  const between = unit.slice(firstMark, secondMark - 1);
  const since = unit.slice(firstMark - 1);
  return {
    opens: [first.i, second.i],
    holds: [first.c, second.c],
    steps: between.length,
    /** How far the gates and c stay from there on. */
    forgetGate: Math.min(...since.map(({f}) => f)),
    inputGate: Math.max(...since.filter((row) => row !== first && row !== second).map(({i}) => i)),
    strays: Math.max(...between.map(({c}) => Math.abs(c - first.c)))
  };
}

/** The moments of each unit, by its number; null where it has none. */
function unitsOf(look: (state: State) => Looked, state: State): Facts {
  return Object.fromEntries(
    look(state).units.map((_, k) => {
      const {written = null, keptTo = null, read = null, share, difference} = look({...state, unit: k + 1}).moments;
      return [k + 1, {written, keptTo, read, share, difference}];
    })
  );
}

/** The probability of the right form after each noun, the subject first. */
function answersAfterNouns({trace: {inputs, answers}}: Looked): number[] {
  return inputs.filter(({marked}) => marked).map(({t}) => answers[t - 1].answer);
}
